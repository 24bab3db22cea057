import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

/** The coverage that c8 writes for one file: the functions' names, and how often each was called. */
interface FileCoverage {
  readonly fnMap: Readonly<Record<string, { readonly name: string }>>;
  readonly f: Readonly<Record<string, number>>;
}

const reports = mkdtempSync(join(tmpdir(), 'selfman-coverage-'));
const calls = new Map<string, number>();

beforeAll(() => {
  const c8 = ['node_modules/c8/bin/c8.js', '--reporter=json', `--reports-dir=${reports}`, `--temp-directory=${join(reports, 'raw')}`];
  const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--config', 'test/coverage/planted/vitest.config.ts'];
  execFileSync(process.execPath, [...c8, '--include=test/coverage/planted/*.ts', process.execPath, ...vitest], { stdio: 'pipe' });
  const files: Readonly<Record<string, FileCoverage>> = JSON.parse(readFileSync(join(reports, 'coverage-final.json'), 'utf8'));
  for (const [path, { fnMap, f }] of Object.entries(files)) {
    for (const [id, { name }] of Object.entries(fnMap)) calls.set(`${basename(path)} ${name}`, f[id] ?? Number.NaN);
  }
});

afterAll(() => rmSync(reports, { recursive: true }));

test('a function that a test calls counts as covered', () => {
  expect(calls.get('subject.ts calledInTheTest')).toBe(1);
});

test('a function that only a child process calls counts as covered', () => {
  expect(calls.get('subject.ts calledInAChildProcess')).toBe(1);
});

test('a function that only a worker thread calls counts as covered', () => {
  expect(calls.get('subject.ts calledInAWorkerThread')).toBe(1);
});

test('a function that nobody calls counts as uncovered, even if its file is loaded', () => {
  expect(calls.get('subject.ts neverCalled')).toBe(0);
});

test('a file that nobody loads is listed, with nothing covered', () => {
  expect([...calls].filter(([name]) => name.startsWith('never-loaded.ts'))).toEqual([['never-loaded.ts (empty-report)', 0]]);
});
