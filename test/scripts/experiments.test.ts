/** The whole set of experiments, with small numbers: what is written, and where. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { ROOT } from '../architecture/plant.ts';
import { elementsOf } from '../experiments/well-formed.ts';

const folder = mkdtempSync(join(tmpdir(), 'selfman-experiments-'));
const run = (...args: readonly string[]) =>
  spawnSync(process.execPath, ['scripts/experiments.ts', ...args], { cwd: ROOT, encoding: 'utf8' });

afterAll(() => rmSync(folder, { recursive: true }));

test('writes a page with the figures, and the charts that it shows', () => {
  expect(run('ring', '--quick', '--out', folder)).toMatchObject({ status: 0, stderr: '' });
  const page = readFileSync(join(folder, 'ring.md'), 'utf8');
  // 4 (N − 1) − 1 messages, measured beside computed.
  expect(page).toMatch(/^\| 50 \| 195 \| .* \| 195 \| .* \| 340 \| {2}\|$/m);
  expect(page).toMatch(/^\| 100 \| 395 \| .* \| 395 \| .* \| 690 \| {2}\|$/m);
  expect(page).toContain('| hybrid | 200 | 199 (hub), 1 | 1 / 1 / 199 | 1 | 1 / 1 | 100 % | 2 |');
  const shown = [...page.matchAll(/\]\(([^)]+\.svg)\)/g)].map(([, file]) => file);
  expect(readdirSync(folder).sort()).toEqual(['ring.md', ...shown].sort());
  expect(shown).toHaveLength(6);
  for (const file of shown) expect(elementsOf(readFileSync(join(folder, file), 'utf8')).filter((name) => name === 'desc')).toHaveLength(1);
});

test('rings that merge come to be one, and the fits are shown', () => {
  const out = join(folder, 'merge');
  expect(run('merge', '--quick', '--out', out)).toMatchObject({ status: 0, stderr: '' });
  const page = readFileSync(join(out, 'merge.md'), 'utf8');
  expect(page).toMatch(/^\| 64 \| 1 \| 1 of 1 \|/m);
  expect(page).toContain('The slope with F = 1');
  expect(readdirSync(out).sort()).toEqual(['merge-messages.svg', 'merge-time.svg', 'merge.md']);
});

test('that no such experiments are known is said, and nothing is written', () => {
  const out = join(folder, 'nothing');
  expect(run('rings', '--out', out)).toMatchObject({ status: 2, stderr: 'experiments: which? ring, merge, placement\n' });
  expect(existsSync(out)).toBe(false);
});
