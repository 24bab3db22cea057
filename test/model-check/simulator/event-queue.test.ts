import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EventQueue } from '../../../model-check/simulator/event-queue.ts';

test('what was planned comes out by time, and at the same time in the order of planning', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(9)), (times) => {
      const queue = new EventQueue<number>();
      for (const [turn, time] of times.entries()) queue.add(time, turn);
      const sorted = [...times.keys()].sort((a, b) => times[a] - times[b] || a - b);
      expect(times.map(() => queue.take())).toEqual(sorted);
      expect([queue.size, queue.nextAtMs, queue.take()]).toEqual([0, Number.POSITIVE_INFINITY, undefined]);
    }),
  );
});
