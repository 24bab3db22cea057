/** A model of one's own, begun with the packed package: what `init` writes is checked, tested and type-checked. */
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT } from '../architecture/plant.ts';
import { type InstalledNode, supportedNodes } from './supported-nodes.ts';

const nodes = supportedNodes();
/** Those that run TypeScript, and vitest 5. */
const newNodes = nodes.filter(({ version }) => Number(version.slice(1).split('.')[0]) >= 24);
const oldNodes = nodes.filter(({ version }) => Number(version.slice(1).split('.')[0]) < 22);

/** A model whose property calls a function of the package wrongly. */
const FAULTY = `
import lock from './lock.js';
import { always, canonical } from 'selfman/spec';
export const faulty = { ...lock(), properties: { p: always(() => canonical(undefined) === '') } };
`;

/** Declares the tests. `folder` is one in which the package is installed when they run. */
export function testTheStart(folder: string): void {
  describe.each(newNodes)('with $version', (node) => {
    test('init writes a model in TypeScript, which is checked and tested as it is', () => {
      const begun = begin(node, folder, `typescript-${node.version}`);
      expect(selfman(node, begun, 'check', 'lock.ts')).toEqual({ status: 0, said: expect.stringContaining('lock/2  holds in 33 states') });
      expect(selfman(node, begun, 'check', 'lock.ts', '--param', 'clients=3')).toMatchObject({ status: 0 });
      expect(tested(node, begun)).toEqual({ status: 0, said: expect.stringMatching(/2 passed/) });
      expect(compiled(begun)).toEqual({ status: 0, said: '' });
    });

    test('a mistake in the model fails its test, with the counterexample and without a stack', () => {
      const begun = begin(node, folder, `mistaken-${node.version}`);
      const path = join(begun, 'lock.ts');
      writeFileSync(path, readFileSync(path, 'utf8').replace('state.holder !== null', 'false'));
      const { status, said } = tested(node, begun);
      expect([status, said]).toEqual([1, expect.stringContaining('it violates oneHolder, expected to hold\n')]);
      expect(said).toContain('✗ oneHolder: this state breaks it: At most one client holds the lock.');
      expect(said).not.toContain('node_modules/selfman');
    });
  });

  test.each(nodes)('with $version, init writes a model in JavaScript with the same states', (node) => {
    const begun = begin(node, folder, `javascript-${node.version}`, '--javascript');
    expect(selfman(node, begun, 'check', 'lock.js')).toEqual({ status: 0, said: expect.stringContaining('lock/2  holds in 33 states') });
  });

  test.each(oldNodes)('$version, which does not run TypeScript, begins in JavaScript, and says so of a model in TypeScript', (node) => {
    const begun = begin(node, folder, `old-${node.version}`);
    expect(existsSync(join(begun, 'lock.js'))).toBe(true);
    writeFileSync(join(begun, 'model.ts'), 'export const a: number = 1;\n');
    const { status, said } = selfman(node, begun, 'check', './model.ts');
    expect([status, said]).toEqual([
      2,
      `selfman: ./model.ts: got TypeScript, which Node ${node.version.slice(1)} does not run; expected Node >= 22.18; use a newer Node, or compile the model to JavaScript\n`,
    ]);
  });

  test.each(nodes)('with $version, the copy of the package beside a model may be another one than that of the program', (node) => {
    const elsewhere = join(folder, `elsewhere-${node.version}`);
    mkdirSync(join(elsewhere, 'node_modules'), { recursive: true });
    cpSync(join(folder, 'node_modules/selfman'), join(elsewhere, 'node_modules/selfman'), { recursive: true });
    cpSync(join(ROOT, 'templates/lock.js.txt'), join(elsewhere, 'lock.js'));
    writeFileSync(join(elsewhere, 'package.json'), '{ "type": "module" }');
    writeFileSync(join(elsewhere, 'faulty.js'), FAULTY);
    expect(selfman(node, elsewhere, 'check', 'lock.js')).toMatchObject({ status: 0 });
    // A fault of a function of that copy is a fault of the model, and not of the program.
    expect(selfman(node, elsewhere, 'check', 'faulty.js')).toEqual({ status: 2, said: expect.stringContaining('lock/2: the property p') });
  });
}

interface Ended {
  readonly status: number | null;
  /** The text of both streams. */
  readonly said: string;
}

/** A model begun in a new folder below `folder`, as a person would who has installed the package. */
function begin(node: InstalledNode, folder: string, name: string, ...options: readonly string[]): string {
  const vitest = join(folder, 'node_modules', 'vitest');
  if (!existsSync(vitest)) symlinkSync(join(ROOT, 'node_modules', 'vitest'), vitest);
  const { status, said } = selfman(node, folder, 'init', name, ...options);
  expect([status, said]).toEqual([0, expect.stringContaining('npx selfman check lock.')]);
  return join(folder, name);
}

/** Runs the installed program by the link that npm makes for `npx`. */
function selfman({ path }: InstalledNode, folder: string, ...args: readonly string[]): Ended {
  return ended(path, [programFor(folder), ...args], folder);
}

function programFor(folder: string): string {
  const above = existsSync(join(folder, 'node_modules/selfman')) ? folder : join(folder, '..');
  const bin = join(above, 'node_modules', '.bin');
  mkdirSync(bin, { recursive: true });
  const link = join(bin, 'selfman');
  if (!existsSync(link)) symlinkSync('../selfman/bin/selfman.js', link);
  chmodSync(link, 0o755);
  return link;
}

function tested({ path }: InstalledNode, folder: string): Ended {
  return ended(path, [join(ROOT, 'node_modules/vitest/vitest.mjs'), 'run', '--root', folder], folder);
}

function compiled(folder: string): Ended {
  return ended(process.execPath, [join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', folder], folder);
}

function ended(node: string, args: readonly string[], folder: string): Ended {
  const env = { ...process.env, NO_COLOR: '1', CI: '1', NODE_V8_COVERAGE: '' };
  const { status, stdout, stderr } = spawnSync(node, args, { cwd: folder, env, encoding: 'utf8' });
  return { status, said: stdout + stderr };
}
