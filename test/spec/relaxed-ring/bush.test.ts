import { describe, expect, test } from 'vitest';
import { bushesArePruned, bushesOf, everyBushLeadsBack } from '../../../spec/relaxed-ring/bush.ts';
import type { Member, Ring } from '../../../spec/relaxed-ring/ring.ts';

const ring = (...peers: readonly Member[]): Ring => ({ size: 16, peers });
const member = (id: number, predecessor: number, successor: number): Member => ({ id, member: true, predecessor, successor });
const shapes = (state: Ring) =>
  bushesOf(state).map(({ from, root, members, tail }) => [from.id, root.id, members.map(({ id }) => id), tail?.id]);
const leadsBack = (state: Ring): boolean => everyBushLeadsBack.kind === 'always' && everyBushLeadsBack.holds(state);

describe('a bush', () => {
  const perfect = ring(member(0, 8, 8), member(8, 0, 0));
  const one = ring(member(0, 8, 8), member(4, 0, 8), member(8, 4, 0));
  const two = ring(member(0, 8, 8), member(2, 0, 8), member(4, 2, 8), member(8, 4, 0));
  const interrupted = ring(member(0, 12, 12), member(8, 4, 12), member(12, 8, 0));
  test('is not in a perfect ring', () => expect(bushesOf(perfect)).toEqual([]));
  test('is not where the successor is down', () => expect(bushesOf(ring(member(0, 8, 8)))).toEqual([]));
  test('of a newcomer has the newcomer for its tail', () => expect(shapes(one)).toEqual([[0, 8, [4], 4]]));
  test('begins at each node that passes others by', () => {
    expect(shapes(two)).toEqual([
      [0, 8, [4, 2], 2],
      [2, 8, [4], 4],
    ]);
  });
  test('has no tail where a predecessor is down', () => expect(shapes(interrupted)).toEqual([[0, 12, [8], undefined]]));
  test('leads back to the node that passes it by, at any length', () => {
    expect([perfect, one, two, interrupted].map(leadsBack)).toEqual([true, true, true, true]);
  });
  test('must not lead beyond that node', () => {
    expect(leadsBack(ring(member(0, 12, 8), member(4, 12, 8), member(8, 4, 12), member(12, 8, 0)))).toBe(false);
  });
});

describe('bushes are pruned', () => {
  const isPruned = (state: Ring, blind: readonly number[]): boolean => {
    const property = bushesArePruned((from, to) => !(blind.includes(from.id) && blind.includes(to.id)));
    return property.kind === 'recoverable' && property.holds(state);
  };
  const bush = ring(member(0, 8, 8), member(4, 0, 8), member(8, 4, 0));
  test('when nobody passes by a member that it can reach', () => expect(isPruned(bush, [0, 4])).toBe(true));
  test('and not yet, while a node does', () => expect(isPruned(bush, [])).toBe(false));
});
