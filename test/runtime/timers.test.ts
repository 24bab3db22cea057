import { expect, test } from 'vitest';
import { Timers } from '../../runtime/timers.ts';

const rung = (timers: Timers<unknown>, timer: unknown) => new Promise<object>((resolve) => timers.set(timer, 0, resolve));

test('a timer that has run out can be taken once', async () => {
  const timers = new Timers<unknown>();
  const arming = await rung(timers, { word: 'a' });
  expect(timers.take({ word: 'a' }, arming)).toBe(true);
  expect(timers.take({ word: 'a' }, arming)).toBe(false);
});

test('a timer that is cancelled, or set again, while its time-out waits in the inbox has not run out', async () => {
  const timers = new Timers<unknown>();
  const cancelled = await rung(timers, { a: 1, b: 2 });
  timers.cancel({ b: 2, a: 1 });
  expect(timers.take({ a: 1, b: 2 }, cancelled)).toBe(false);
  const replaced = await rung(timers, 'x');
  const second = await rung(timers, 'x');
  expect([timers.take('x', replaced), timers.take('x', second)]).toEqual([false, true]);
});
