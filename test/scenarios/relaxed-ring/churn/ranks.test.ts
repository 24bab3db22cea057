import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ascending } from '../../../../impl/kernel/sorted-set.ts';
import { byRank } from '../../../../scenarios/relaxed-ring/churn/ranks.ts';
import { atMostOneReachable, atMostOneResponsible, isPerfect, ringProperties } from '../../../../spec/relaxed-ring/properties.ts';
import type { Member, Ring } from '../../../../spec/relaxed-ring/ring.ts';

const SIZE = 16;
const place = fc.nat(SIZE - 1);
const member: fc.Arbitrary<Member> = fc.record({
  id: place,
  member: fc.constant(true as const),
  predecessor: fc.option(place),
  successor: fc.option(place),
  followers: fc.uniqueArray(place, { maxLength: 2 }),
});
const outsider = fc.record({ id: place, member: fc.constant(false as const) });
const rings: fc.Arbitrary<Ring> = fc
  .uniqueArray(fc.oneof({ weight: 4, arbitrary: member }, { weight: 1, arbitrary: outsider }), {
    minLength: 1,
    maxLength: 5,
    selector: ({ id }) => id,
  })
  .chain((peers) => fc.constantFrom(...[{ size: SIZE, peers }, tidy({ size: SIZE, peers })]));

test('no property of the ring can tell a ring from the same one by ranks', () => {
  const judged = { ...ringProperties, atMostOneResponsible, atMostOneReachable };
  const verdicts = (ring: Ring) =>
    Object.entries(judged).map(([name, property]) => [name, property.kind !== 'step' && property.holds(ring)]);
  fc.assert(
    fc.property(rings, (ring) => {
      expect(verdicts(byRank(ring))).toEqual(verdicts(ring));
    }),
    { numRuns: 2000, seed: 1 },
  );
});

test('of rings that are drawn like this, some are perfect and most are not', () => {
  const perfect = fc.sample(rings, { numRuns: 200, seed: 1 }).filter(isPerfect).length;
  expect(perfect).toBeGreaterThan(10);
  expect(perfect).toBeLessThan(150);
});

/** The members of `ring` as a perfect ring. */
function tidy({ size, peers }: Ring): Ring {
  const ids = ascending(peers.map(({ id }) => id));
  const neighbours = ids.map((id, i) => ({
    id,
    member: true as const,
    predecessor: ids[(i + ids.length - 1) % ids.length],
    successor: ids[(i + 1) % ids.length],
  }));
  return { size, peers: neighbours };
}
