/** The example of a guide: its files in a folder, its commands, and what they print. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { plant, ROOT } from '../architecture/plant.ts';
import { blocksOf } from './page.ts';

/** Expects that the one command of this page, below docs/, prints what the page says. */
export function expectPrinted(page: string): void {
  const blocks = blocksOf(readFileSync(join(ROOT, 'docs', page), 'utf8'));
  const files = blocks.flatMap((block) =>
    block.type === 'file' ? [[block.name, block.text.replace(/'selfman\/([a-z-]+)'/g, `'${ROOT}/exports/$1.ts'`)] as const] : [],
  );
  const folder = plant(Object.fromEntries(files));
  const told = blocks.flatMap((block) => (block.type === 'command' ? [block] : []));
  expect(told.map(({ command }) => execFileSync(process.execPath, command.split(' ').slice(1), { cwd: folder, encoding: 'utf8' }))).toEqual(
    told.map(({ output }) => output),
  );
  expect(told).toHaveLength(1);
}
