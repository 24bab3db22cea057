/** Not part of the suite: run under c8 by the test of the coverage set-up. */
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { calledInTheTest } from './subject.ts';

test('in the test', () => {
  expect(calledInTheTest()).toBe('test');
});

test('in a child process', () => {
  expect(execFileSync(process.execPath, [`${import.meta.dirname}/child-process.ts`], { encoding: 'utf8' })).toBe('child process');
});

test('in a worker thread', async () => {
  const [message] = await once(new Worker(new URL('./worker-thread.ts', import.meta.url)), 'message');
  expect(message).toBe('worker thread');
});
