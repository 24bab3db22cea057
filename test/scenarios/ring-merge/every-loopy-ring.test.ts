import { expect, test } from 'vitest';
import type { NodeId } from '../../../impl/kernel/protocol.ts';
import { check } from '../../../model-check/drivers/check.ts';
import { KEYS } from '../../../scenarios/relaxed-ring/nodes.ts';
import { lookingAgainAndAgain } from '../../../scenarios/ring-merge/loopy.ts';
import { oneIn } from '../../setup/breadth.ts';

/** All orders of these nodes with the first one first. */
function orders([first, ...rest]: readonly NodeId[]): readonly (readonly NodeId[])[] {
  if (first === undefined) return [[]];
  const inner = rest.length === 0 ? [[]] : rest.flatMap((next) => orders([next, ...rest.filter((each) => each !== next)]));
  return inner.map((order) => [first, ...order]);
}

/** How often the way along these successors goes round the circle. */
function turns(order: readonly NodeId[]): number {
  const steps = order.map((node, place) => (order[(place + 1) % order.length] - node + KEYS) % KEYS);
  return steps.reduce((sum, each) => sum + each, 0) / KEYS;
}

const LOOPY = orders([0, 3, 6, 9, 12]).filter((order) => turns(order) > 1);

test('five nodes can be loopy in 23 ways: with two, three and four turns', () => {
  expect([2, 3, 4].map((count) => LOOPY.filter((order) => turns(order) === count).length)).toEqual([11, 11, 1]);
});

test.each(
  oneIn(
    3,
    LOOPY.map((order) => [order.join(' '), order] as const),
  ),
)('the loopy ring %s is repaired by repeated look-ups', async (_, order) => {
  const report = await check(lookingAgainAndAgain(order, { instance: 'loopy', teaches: 'Nothing.', cost: 'fast' }));
  expect(report.verdict).toBe('holds');
});
