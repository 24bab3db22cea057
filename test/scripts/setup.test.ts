import { expect, test } from 'vitest';
import { type Circumstances, OLD, type Outcome, runScript } from './planted-clone.ts';

const setUp = (tree: Readonly<Record<string, string>>, circumstances?: Circumstances): Outcome =>
  runScript('setup.mjs', tree, circumstances);

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
  expect(setUp({ 'node_modules/.package-lock.json': OLD })).toMatchObject({ status: 0, asked: [CI] });
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
