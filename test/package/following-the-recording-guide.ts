/** The guide to recording, followed to the letter: its files in a folder with the packed package, its commands, what they print. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT } from '../architecture/plant.ts';
import { type Block, blocksOf, changed } from '../docs/page.ts';
import { supportedNodes } from './supported-nodes.ts';

const page = readFileSync(join(ROOT, 'docs/guide/record-your-own-system.md'), 'utf8');
const blocks = blocksOf(page);
const firstOfNodes = blocks.findIndex((block) => block.type === 'file' && block.name === 'counter.mjs');
const HAS_PYTHON = spawnSync('python3', ['--version']).status === 0;

/** Declares the tests. `installed` is a folder in which the package is installed when they run. */
export function testTheRecordingGuide(installed: string): void {
  // docs/limits.md says so.
  describe.skipIf(!HAS_PYTHON)('with python3', () => {
    test.each(supportedNodes())('the recorded program in Python is judged as the guide says, by $version', (node) => {
      follow(blocks.slice(0, firstOfNodes), newFolderIn(installed), node.path, ['diverged', 'conforms']);
    });
  });

  test.each(supportedNodes())('the recorded nodes are judged as the guide says, by $version', (node) => {
    follow(blocks.slice(firstOfNodes), newFolderIn(installed), node.path, ['conforms', 'diverged']);
  });
}

let folders = 0;

/** A new folder that finds the package. */
function newFolderIn(installed: string): string {
  folders += 1;
  const folder = join(installed, `recording-${folders}`);
  mkdirSync(folder);
  symlinkSync(join(installed, 'node_modules'), join(folder, 'node_modules'));
  return folder;
}

/** Writes the files, makes the changes, and runs the commands, whose outputs must be those of the page. */
function follow(steps: readonly Block[], folder: string, node: string, verdicts: readonly string[]): void {
  const told: string[] = [];
  for (const step of steps) {
    if (step.type === 'file') writeFileSync(join(folder, step.name), step.text);
    if (step.type === 'change') changeIn(folder, step);
    if (step.type !== 'command') continue;
    const commands = [
      step.command,
      ...step.output
        .split('\n')
        .filter((line) => line.startsWith('$ '))
        .map((line) => line.slice(2)),
    ];
    const output = step.output
      .split('\n')
      .filter((line) => !line.startsWith('$ '))
      .join('\n');
    expect(commands.map((command) => printed(command, folder, node)).join('')).toBe(output);
    told.push(...[...output.matchAll(/^verdict: (.*)$/gm)].map(([, verdict = '']) => verdict));
  }
  expect(told).toEqual(verdicts);
}

function changeIn(folder: string, { changes }: Extract<Block, { type: 'change' }>): void {
  const name = readdirSync(folder).find(
    (each) => /\.(py|mjs)$/.test(each) && readFileSync(join(folder, each), 'utf8').includes(`${changes[0]?.from}\n`),
  );
  if (name === undefined) throw new Error(`no file has the line ${changes[0]?.from}`);
  writeFileSync(join(folder, name), changed(readFileSync(join(folder, name), 'utf8'), changes));
}

/** Runs a line of a shell; `npx selfman` and `node` are those under test. */
function printed(command: string, folder: string, node: string): string {
  const program = `'${node}' node_modules/selfman/bin/selfman.js`;
  const line = command.replace(/^npx selfman/, program).replace(/^node /, `'${node}' `);
  // The packages are links here, which Node 20 does not always follow; a real installation has none.
  const env = { ...process.env, NODE_PATH: join(ROOT, 'node_modules') };
  return execFileSync('sh', ['-c', `${line} || true`], { cwd: folder, encoding: 'utf8', env });
}
