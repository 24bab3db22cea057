/** The pages for users of other checkers: our models on them are run, and say what the pages say. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { ROOT } from '../architecture/plant.ts';
import { type Block, blocksOf } from './page.ts';

const PAGES = ['coming-from-tla', 'coming-from-quint', 'coming-from-stateright'];
const MODELS = ['die-hard.mjs', 'two-phase.mjs', 'peterson.mjs', 'philosophers.mjs', 'register.mjs'];

function blocksIn(page: string): readonly Block[] {
  return blocksOf(readFileSync(join(ROOT, 'docs/guide', `${page}.md`), 'utf8'));
}

function filesIn(page: string): ReadonlyMap<string, string> {
  return new Map(blocksIn(page).flatMap((block) => (block.type === 'file' ? [[block.name, block.text]] : [])));
}

test.each(PAGES)('%s has the same five models as the others', (page) => {
  expect([...filesIn(page).keys()]).toEqual(MODELS);
  expect(filesIn(page)).toEqual(filesIn(PAGES[0]));
});

test('each command prints what the pages say', () => {
  const folder = mkdtempSync(join(tmpdir(), 'selfman-coming-from-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [name, text] of filesIn(PAGES[0])) writeFileSync(join(folder, name), text);
  const told = PAGES.map((page) => blocksIn(page).flatMap((block) => (block.type === 'command' ? [block] : [])));
  expect(told[1]).toEqual(told[0]);
  expect(told[2]).toEqual(told[0]);
  expect(told[0]).toHaveLength(MODELS.length);
  for (const { command, output } of told[0]) {
    const [npx, selfman, ...args] = command.split(' ');
    expect([npx, selfman]).toEqual(['npx', 'selfman']);
    const env = { ...process.env, NO_COLOR: '1' };
    const { stdout } = spawnSync(process.execPath, [join(ROOT, 'bin/selfman.js'), ...args], { cwd: folder, env, encoding: 'utf8' });
    expect(stdout.replace(/ {2}[\d.]+ s$/gm, '')).toBe(output);
  }
});
