/** The set-up script, with an npm that only writes down what it was asked. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, utimesSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { expect, test } from 'vitest';
import { plant, ROOT } from '../architecture/plant.ts';

interface Outcome {
  readonly status: number | null;
  readonly asked: readonly string[];
  readonly said: string;
}

/** Runs set-up in a planted clone. `as`: the version that Node says it has; `npmStatus`: how the npm ends. */
function setUp(tree: Readonly<Record<string, string>>, { as, npmStatus = 0 }: { as?: string; npmStatus?: number } = {}): Outcome {
  const root = plant({
    'package-lock.json': '{}',
    'path/npm': `#!/bin/sh\necho "$@" >> "$(dirname "$0")/asked"\nexit ${npmStatus}\n`,
    'version.mjs': `Object.defineProperty(process, 'versions', { value: { node: '${as ?? process.versions.node}' } });`,
    ...tree,
  });
  mkdirSync(join(root, 'scripts'));
  copyFileSync(join(ROOT, 'scripts/setup.mjs'), join(root, 'scripts/setup.mjs'));
  spawnSync('chmod', ['+x', join(root, 'path/npm')]);
  utimesSync(join(root, 'package-lock.json'), 1000, 1000);
  if (tree['node_modules/.package-lock.json'] === 'old') utimesSync(join(root, 'node_modules/.package-lock.json'), 999, 999);

  const { status, stderr } = spawnSync(process.execPath, ['--import', join(root, 'version.mjs'), join(root, 'scripts/setup.mjs')], {
    encoding: 'utf8',
    env: { ...process.env, PATH: `${join(root, 'path')}${delimiter}${process.env.PATH}` },
  });
  const log = join(root, 'path/asked');
  return { status, asked: existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : [], said: stderr };
}

const INSTALLED = { 'node_modules/.package-lock.json': '{}' };
const CI = 'ci --ignore-scripts --no-audit --no-fund --loglevel=error';
const NODE = 'install --no-save node@24 --no-audit --no-fund --loglevel=error';

test('says and does nothing when nothing is to do', () => {
  expect(setUp(INSTALLED)).toEqual({ status: 0, asked: [], said: '' });
});

test('installs in a fresh clone', () => {
  expect(setUp({})).toMatchObject({ status: 0, asked: [CI] });
});

test('installs again when the lockfile is newer than what is installed', () => {
  expect(setUp({ 'node_modules/.package-lock.json': 'old' })).toMatchObject({ status: 0, asked: [CI] });
});

test('adds a Node that runs TypeScript when the present one is too old', () => {
  expect(setUp(INSTALLED, { as: '22.17.1' })).toMatchObject({ status: 0, asked: [NODE] });
});

test('on a bare machine with an old Node, does both', () => {
  expect(setUp({}, { as: '18.0.0' })).toMatchObject({ status: 0, asked: [CI, NODE] });
});

test('adds no Node where it was added before', () => {
  expect(setUp({ ...INSTALLED, 'node_modules/.bin/node': '' }, { as: '20.20.2' })).toEqual({ status: 0, asked: [], said: '' });
});

test.each(['22.18.0', '24.0.0', '26.1.0'])('Node %s is new enough', (as) => {
  expect(setUp(INSTALLED, { as }).asked).toEqual([]);
});

test('when npm fails, says so, and what to do', () => {
  const { status, said } = setUp({}, { npmStatus: 7 });
  expect(status).toBe(1);
  expect(said).toContain('setup: "npm ci --ignore-scripts" failed.\nsetup: check the connection and try again, or install Node >= 22.18');
});
