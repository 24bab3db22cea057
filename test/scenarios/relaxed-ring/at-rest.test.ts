import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ascending, bagOf } from '../../../impl/kernel/sorted-set.ts';
import { perfectMember } from '../../../impl/relaxed-ring/state.ts';
import { relaxedRing } from '../../../impl/relaxed-ring/step.ts';
import { Simulation } from '../../../model-check/simulator/simulation.ts';
import { ringAtRest } from '../../../scenarios/relaxed-ring/at-rest.ts';
import { ringOf } from '../../../scenarios/relaxed-ring/refinement.ts';
import { isPerfectAmongMembers } from '../../../spec/relaxed-ring/properties.ts';
import { cycleFrom, type Member, membersOf, type Peer, type Ring } from '../../../spec/relaxed-ring/ring.ts';

const SIZE = 6;
const pointer = fc.option(fc.nat(SIZE - 1), { freq: 8 });

/** Peers at some of the places; their pointers lead anywhere, or where they should. */
const rings: fc.Arbitrary<Ring> = fc
  .record({
    ids: fc.uniqueArray(fc.nat(SIZE - 1)),
    pointers: fc.array(fc.tuple(pointer, pointer, fc.integer({ min: 0, max: 9 })), { minLength: SIZE, maxLength: SIZE }),
    astray: fc.boolean(),
  })
  .map(({ ids, pointers, astray }) => {
    const order = ascending(ids);
    const at = (place: number) => order[(place + order.length) % order.length];
    const peers = ids.map((id, i): Peer => {
      const [predecessor, successor, luck] = pointers[i];
      const place = order.indexOf(id);
      if (luck === 0) return { id, member: false };
      return astray && luck < 6
        ? { id, member: true, predecessor, successor }
        : { id, member: true, predecessor: at(place - 1), successor: at(place + 1) };
    });
    return { size: SIZE, peers };
  });

const members = (...successors: readonly (readonly [id: number, successor: number])[]) =>
  successors.map(([id, successor]): Member => ({ id, member: true, predecessor: id, successor }));

test('it agrees with the properties, for any ring', () => {
  let perfect = 0;
  fc.assert(
    fc.property(rings, (ring) => {
      const { isPerfect, cycles } = ringAtRest(ring);
      expect(isPerfect).toBe(isPerfectAmongMembers(ring));
      const all = membersOf(ring).map((member) => cycleFrom(ring, member).map(({ id }) => id));
      const distinct = new Set(all.filter((cycle) => cycle.length > 0).map((cycle) => ascending(cycle).join()));
      expect(cycles.map((cycle) => cycle.members)).toEqual(bagOf([...distinct].map((cycle) => cycle.split(',').length)).toReversed());
      if (isPerfect) perfect++;
    }),
    { numRuns: 2000 },
  );
  expect(perfect).toBeGreaterThan(100);
});

test('a loopy ring goes round more than once, and two rings are two', () => {
  const loopy = members([0, 2], [1, 3], [2, 4], [3, 0], [4, 1]);
  expect(ringAtRest({ size: 5, peers: loopy })).toMatchObject({
    cycles: [{ members: 5, rounds: 2 }],
    wrongSuccessors: 5,
    isPerfect: false,
  });
  const two = members([0, 2], [2, 0], [1, 3], [3, 5], [5, 1], [4, 5]);
  expect(ringAtRest({ size: 6, peers: two })).toMatchObject({
    members: 6,
    cycles: [
      { members: 3, rounds: 1 },
      { members: 2, rounds: 1 },
    ],
    wrongSuccessors: 5,
    wrongPredecessors: 6,
  });
  expect(ringAtRest({ size: 6, peers: members([3, 3]) }).cycles).toEqual([{ members: 1, rounds: 1 }]);
});

test('a simulation of thousands of members is judged at once', () => {
  const [count, gap] = [4096, 16];
  const run = new Simulation({ protocol: relaxedRing, seed: 1, network: { delay: { type: 'constant', ms: 1 }, order: 'none' } });
  const config = { keys: count * gap, successorListLength: 2, contacts: [] };
  const id = (place: number) => ((place + count) % count) * gap;
  for (let place = 0; place < count; place++) {
    run.settle(id(place), config, { state: perfectMember(id(place), id(place - 1), [id(place + 1), id(place + 2)], config) });
  }
  expect(ringAtRest(ringOf(run.world))).toMatchObject({ cycles: [{ members: count, rounds: 1 }], isPerfect: true });
  run.crash(id(7));
  expect(ringAtRest(ringOf(run.world))).toMatchObject({ cycles: [], wrongSuccessors: 1, wrongPredecessors: 1, isPerfect: false });
});
