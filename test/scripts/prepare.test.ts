import { expect, test } from 'vitest';
import { runScript } from './planted-clone.ts';

const BUILT = { 'dist/cli/main.js': '' };
const BUILD = 'run --silent build';

test.each(['ci', 'install', 'pack'])('npm %s builds, even if there is an older build', (npmCommand) => {
  expect(runScript('prepare.mjs', BUILT, { npmCommand })).toEqual({ status: 0, asked: [BUILD], said: '' });
});

test('a build that fails is a preparation that fails', () => {
  expect(runScript('prepare.mjs', {}, { npmCommand: 'pack', npmStatus: 2 })).toMatchObject({ status: 2, asked: [BUILD] });
});

test('npx waits for no build where the source can run', () => {
  expect(runScript('prepare.mjs', {}, { npmCommand: 'exec', as: '22.18.0' }).asked).toEqual([]);
});

test('npx waits for no build where there is one', () => {
  expect(runScript('prepare.mjs', BUILT, { npmCommand: 'exec', as: '20.20.2' }).asked).toEqual([]);
});

test('npx on an old Node without a build gets one', () => {
  expect(runScript('prepare.mjs', {}, { npmCommand: 'exec', as: '20.20.2' }).asked).toEqual([BUILD]);
});
