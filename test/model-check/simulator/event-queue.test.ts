import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EventQueue } from '../../../model-check/simulator/event-queue.ts';

/** Times at which something is planned, and nulls: the earliest is taken. */
const orders = fc.array(fc.option(fc.nat(9), { freq: 3 }), { maxLength: 400 });

test('what was planned comes out by time, and at the same time in the order of planning', () => {
  fc.assert(
    fc.property(orders, (all) => {
      const queue = new EventQueue<{ readonly turn: number }>();
      let waiting: readonly number[] = [];
      const takesTheEarliest = () => {
        const [first] = waiting.toSorted((a, b) => Number(all[a]) - Number(all[b]) || a - b);
        waiting = waiting.filter((turn) => turn !== first);
        expect(queue.nextAtMs).toBe(first === undefined ? Number.POSITIVE_INFINITY : all[first]);
        expect(queue.take()?.turn).toBe(first);
      };
      for (const [turn, atMs] of all.entries()) {
        if (atMs === null) takesTheEarliest();
        else {
          queue.add(atMs, { turn });
          waiting = [...waiting, turn];
        }
        expect(queue.size).toBe(waiting.length);
      }
      while (waiting.length > 0) takesTheEarliest();
      takesTheEarliest();
    }),
    { numRuns: 50 },
  );
});
