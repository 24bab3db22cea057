/** The guide to induction shows what its example prints. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { plant, ROOT } from '../architecture/plant.ts';
import { blocksOf } from './page.ts';

const blocks = blocksOf(readFileSync(join(ROOT, 'docs/guide/induction.md'), 'utf8'));

test('the pump is not low enough, and then is, as the page says', () => {
  const files = blocks.flatMap((block) =>
    block.type === 'file' ? [[block.name, block.text.replace(/'selfman\/([a-z-]+)'/g, `'${ROOT}/exports/$1.ts'`)] as const] : [],
  );
  const folder = plant(Object.fromEntries(files));
  const told = blocks.flatMap((block) => (block.type === 'command' ? [block] : []));
  expect(told.map(({ command }) => execFileSync(process.execPath, command.split(' ').slice(1), { cwd: folder, encoding: 'utf8' }))).toEqual(
    told.map(({ output }) => output),
  );
  expect(told).toHaveLength(1);
});
