/** The guide to traces of other systems, followed to the letter. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { ROOT } from '../architecture/plant.ts';
import { blocksOf } from './page.ts';

test('the log, the mapping and the report are those of the program', () => {
  const folder = mkdtempSync(join(tmpdir(), 'selfman-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const page = readFileSync(join(ROOT, 'docs/guide/foreign-traces.md'), 'utf8');
  const [, log] = /^```text\n(.*?)^```$/ms.exec(page) ?? [];
  writeFileSync(join(folder, 'server.log'), log ?? '');
  const told: string[] = [];
  for (const block of blocksOf(page)) {
    if (block.type === 'file') writeFileSync(join(folder, block.name), block.text);
    if (block.type !== 'command') continue;
    const [program, ...args] = block.command.split(' ');
    expect(program).toBe('selfman');
    const { stdout, status } = spawnSync(process.execPath, [join(ROOT, 'bin/selfman.js'), ...args], { cwd: folder, encoding: 'utf8' });
    expect([status, stdout]).toEqual([1, block.output]);
    told.push(block.command);
  }
  expect(told).toEqual(['selfman replay --with server.mjs server.log']);
});
