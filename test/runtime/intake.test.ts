import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { Intake } from '../../runtime/intake.ts';

const many = (name: string, count: number): readonly string[] => Array.from({ length: count }, (_, i) => `${name}${i}`);

test('lines take turns, whatever waits in them', async () => {
  const taken: string[] = [];
  const intake = new Intake<string>((message) => taken.push(message));
  intake.line(() => undefined).push(many('flood', 100));
  intake.line(() => undefined).push(['a', 'b']);
  expect(taken).toEqual([]);
  intake.open();
  await setImmediate();
  expect(taken.slice(0, 5)).toEqual(['flood0', 'a', 'flood1', 'b', 'flood2']);
});

test('after some messages, others that wait for the event loop come in between', async () => {
  const taken: string[] = [];
  const intake = new Intake<string>((message) => taken.push(message));
  intake.open();
  intake.line(() => undefined).push(many('flood', 1_000));
  await setImmediate();
  expect(taken.length).toBeGreaterThan(0);
  expect(taken.length).toBeLessThan(1_000);
});

test('a line is full at 256 messages, and has room again when half of them are taken', async () => {
  const intake = new Intake<string>(() => undefined);
  let rooms = 0;
  const line = intake.line(() => rooms++);
  line.push(many('m', 255));
  expect(line.isFull).toBe(false);
  line.push(['one more']);
  expect(line.isFull).toBe(true);
  intake.open();
  while (line.size > 0) await setImmediate();
  expect(rooms).toBe(1);
});

test('what came over a connection that has ended is still taken, but not from more than 1,000 of them', () => {
  const intake = new Intake<string>(() => undefined);
  const lines = Array.from({ length: 1_001 }, () => intake.line(() => undefined));
  lines[0].push(['kept']);
  expect(intake.end(lines[0])).toBe(0);
  for (const line of lines.slice(1)) line.push(['x', 'y']);
  expect(intake.end(lines[1])).toBe(2);
});

test('a closed intake takes nothing more', async () => {
  const taken: string[] = [];
  const intake = new Intake<string>((message) => taken.push(message));
  intake.open();
  intake.line(() => undefined).push(['x']);
  intake.close();
  await setImmediate();
  expect(taken).toEqual([]);
});
