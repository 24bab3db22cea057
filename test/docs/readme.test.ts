/** The README shows what the program prints. The library's example runs from the source, as the guide says. */
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { plant, ROOT } from '../architecture/plant.ts';
import { blocksOf } from './page.ts';

const blocks = blocksOf(readFileSync(join(ROOT, 'README.md'), 'utf8'));
const commands = blocks.filter((block) => block.type === 'command');
const files = blocks.filter((block) => block.type === 'file');
const TIMES = /\d+\.\d+ s$/gm;

test.each(commands.filter(({ command }) => command.startsWith('npx selfman ')))('$command', ({ command, output }) => {
  const args = command.split(' ').slice(2);
  const { stdout } = spawnSync(process.execPath, ['bin/selfman.js', ...args], { cwd: ROOT, encoding: 'utf8' });
  expect(stdout.replace(TIMES, '… s')).toBe(output.replace(TIMES, '… s'));
});

test('the example of the library finds what the README says', () => {
  const faces = Object.fromEntries(files.map(({ name, text }) => [name, text.replace(/'selfman\/([a-z-]+)'/g, `'${ROOT}/exports/$1.ts'`)]));
  const folder = plant(faces);
  const told = commands.filter(({ command }) => command.startsWith('node '));
  expect(told.map(({ command }) => execFileSync(process.execPath, command.split(' ').slice(1), { cwd: folder, encoding: 'utf8' }))).toEqual(
    told.map(({ output }) => output),
  );
  expect(told).toHaveLength(1);
});
