/** A run of the ring is one of lookup consistency: keys are given up, and free ones are taken. */
import { expect, test } from 'vitest';
import type { Ring } from '../../../spec/relaxed-ring/ring.ts';
import { refinesLookupConsistency } from '../../../traces/protocols/ring-refinement.ts';
import { runHere } from '../../cli/run-here.ts';
import { RingRun } from './ring-run.ts';

/** Members by id, each with its predecessor. */
function ring(predecessors: Readonly<Record<number, number>>): Ring {
  const peers = Object.entries(predecessors).map(([id, predecessor]) => ({
    ...{ id: Number(id), member: true as const, predecessor, successor: null, followers: [] },
  }));
  return { size: 16, peers };
}

const property = refinesLookupConsistency([2, 8, 12]);
const holds = (before: Ring, after: Ring): boolean => property.kind === 'step' && property.holds(before, after);

test('joins, as they are recorded, are runs of the abstract spec', async () => {
  const run = new RingRun();
  for (const [id = 0, ...contacts] of [[8], [12, 8], [4, 8], [2, 8]]) run.join(id, ...contacts);
  const { code, output } = await runHere('replay', run.written());
  expect(code).toBe(0);
  expect(output).toMatch(/^step movesAsLookupConsistency: held in (\d+) of \1$/m);
  expect(output).toContain('abstract spec: conforms');
});

test('a node gives keys up, another one takes them, and a node that goes away gives all of its own up', () => {
  expect(holds(ring({ 8: 8 }), ring({ 8: 2 }))).toBe(true);
  expect(holds(ring({ 8: 2 }), ring({ 8: 2, 2: 8 }))).toBe(true);
  expect(holds(ring({ 8: 2, 2: 8 }), ring({ 8: 2 }))).toBe(true);
  expect(holds(ring({ 8: 2, 2: 8 }), ring({ 2: 8, 8: 2 }))).toBe(true);
});

test('nobody takes keys that have an owner, two nodes do not change at once, and borders are nodes', () => {
  expect(holds(ring({ 8: 2, 2: 8 }), ring({ 8: 8, 2: 8 }))).toBe(false);
  expect(holds(ring({ 8: 8 }), ring({ 8: 2, 2: 8 }))).toBe(false);
  expect(holds(ring({ 8: 8 }), ring({ 8: 3 }))).toBe(false);
});
