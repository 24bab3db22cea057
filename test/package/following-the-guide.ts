/** The guide, followed to the letter: its files in a folder with the packed package, its commands, what they print. */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT } from '../architecture/plant.ts';
import { type Block, blocksOf, changed } from '../docs/page.ts';
import { supportedNodes } from './supported-nodes.ts';

const page = readFileSync(join(ROOT, 'docs/guide/your-protocol.md'), 'utf8');
const blocks = blocksOf(page);

/** Declares the tests. `folder` is one in which the package is installed when they run. */
export function testTheGuide(folder: string): void {
  test.each(supportedNodes())('the guide says what $version prints', ({ path }) => {
    const told = blocks.filter((block) => block.type === 'command');
    expect(told.map(({ output }) => output.split(':')[0])).toEqual(['violates', 'violates', 'holds']);
    expect(follow(path, folder)).toEqual(told.map(({ output }) => output));
  });

  test('the package is named as npm packs it', () => {
    const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { readonly version: string };
    expect(page).toContain(`npm install ../selfman/selfman-${version}.tgz`);
  });

  test('the protocol of the guide is under 60 lines', () => {
    const lengths = blocks.flatMap((block) => (block.type === 'file' ? [[block.name, block.text.split('\n').length < 60]] : []));
    expect(lengths).toEqual([
      ['lock.mjs', true],
      ['check.mjs', true],
    ]);
  });

  describe('the reader of pages is seen to object', () => {
    test('to a change of a line that is not there', () => {
      expect(() => changed('a\nb\n', [{ from: 'c', to: 'd' }])).toThrow('not exactly one line is: c');
    });

    test('to a change that says only what goes', () => {
      expect(() => blocksOf('```diff\n-a\n-b\n```\n')).toThrow('a line, then the one in its place; not: -a');
    });
  });
}

/** Does what the page says with this Node, and returns what each command printed. */
function follow(node: string, folder: string): readonly string[] {
  return blocks.flatMap((block) => outputsOf(block, node, folder));
}

function outputsOf(block: Block, node: string, folder: string): readonly string[] {
  switch (block.type) {
    case 'file':
      writeFileSync(join(folder, block.name), block.text);
      return [];
    case 'change': {
      const path = join(folder, 'lock.mjs');
      writeFileSync(path, changed(readFileSync(path, 'utf8'), block.changes));
      return [];
    }
    case 'command': {
      const [program, ...args] = block.command.split(' ');
      expect(program).toBe('node');
      return [execFileSync(node, args, { cwd: folder, encoding: 'utf8' })];
    }
  }
}
