import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { plant, ROOT } from '../architecture/plant.ts';

const SOURCE = { 'cli/main.ts': "const said: string = 'source';\nconsole.log(said);" };
const BUILT = { 'dist/cli/main.js': "console.log('built');" };

function launch(node: string, tree: Readonly<Record<string, string>>): { status: number | null; stdout: string; stderr: string } {
  const root = plant({ 'version.mjs': `Object.defineProperty(process, 'versions', { value: { node: '${node}' } });`, ...tree });
  mkdirSync(join(root, 'bin'));
  copyFileSync(join(ROOT, 'bin/selfman.js'), join(root, 'bin/selfman.js'));
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', join(root, 'version.mjs'), join(root, 'bin/selfman.js')], {
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

test('in a clone the source runs, even if there is a build', () => {
  expect(launch('22.18.0', { ...SOURCE, ...BUILT })).toEqual({ status: 0, stdout: 'source\n', stderr: '' });
});

test('in a clone, on a Node that does not run TypeScript, the build runs', () => {
  expect(launch('20.20.2', { ...SOURCE, ...BUILT })).toEqual({ status: 0, stdout: 'built\n', stderr: '' });
});

test('in an installed package the build runs', () => {
  expect(launch('24.0.0', BUILT)).toEqual({ status: 0, stdout: 'built\n', stderr: '' });
});

test('without a build, a Node that does not run TypeScript is told what to do', () => {
  expect(launch('22.17.0', SOURCE)).toEqual({
    status: 2,
    stdout: '',
    stderr: 'selfman needs Node >= 22.18, or a build made by "npm run build"; this is Node 22.17.0.\n',
  });
});

test('a Node that is too old for the build is told which one is needed', () => {
  expect(launch('18.19.0', BUILT)).toEqual({ status: 2, stdout: '', stderr: 'selfman needs Node >= 20; this is Node 18.19.0.\n' });
});
