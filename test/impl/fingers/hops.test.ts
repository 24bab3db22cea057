/** How long ways are in a ring that does not change: every placement of nodes, every key, by the routing of the nodes. */

import { describe, expect, test } from 'vitest';
import { wayOf } from '../../../impl/fingers/routing.ts';
import { member, type State } from '../../../impl/fingers/state.ts';
import { ascending } from '../../../impl/kernel/sorted-set.ts';
import { mostHops } from '../../../spec/fingers/properties.ts';
import { cuts } from '../../../spec/fingers/table.ts';

type Ring = ReadonlyMap<number, State>;

describe.each([2, 3, 4])('of all placements of up to 6 nodes in 16 identifiers, with arity %i', (arity) => {
  const longest = [1, 2, 3, 4, 5, 6].map((nodes) =>
    Math.max(...placements(16, nodes).map((ring) => longestWayFrom(0, perfect(ring, 16, arity)))),
  );

  test('no lookup takes more hops than the bound, and some take as many', () => {
    expect(Math.max(...longest)).toBe(mostHops(16, arity));
  });

  test('the bound is ⌈log_k keys⌉ with arity 2, and one hop more with others', () => {
    expect(mostHops(16, arity) - cuts(16, arity)).toBe(arity === 2 ? 0 : 1);
  });

  test('⌈log_k nodes⌉ is not a bound: fingers are spaced by identifiers', () => {
    const overTheLogarithm = longest.filter((hops, i) => hops > cuts(i + 1, arity)).length;
    expect([longest, overTheLogarithm]).toEqual(
      { 2: [[0, 1, 2, 3, 4, 4], 3], 3: [[0, 1, 2, 3, 4, 4], 4], 4: [[0, 1, 2, 3, 3, 3], 4] }[arity],
    );
  });
});

test('four nodes, three hops: 0, 2, 3, 5 and key 4 with arity 2', () => {
  expect(wayFrom(0, 4, perfect([0, 2, 3, 5], 16, 2))).toEqual([0, 2, 3, 5]);
});

test('a ring that is turned has the same ways, turned, so that it is enough to ask node 0', () => {
  for (const ring of placements(16, 3))
    for (const turn of [1, 5, 11]) {
      const turned = ascending(ring.map((id) => (id + turn) % 16));
      for (const key of [0, 3, 7, 14])
        expect(wayFrom(turn, (key + turn) % 16, perfect(turned, 16, 3))).toEqual(
          wayFrom(0, key, perfect(ring, 16, 3)).map((id) => (id + turn) % 16),
        );
    }
});

test('the bound holds for every ring of up to 11 identifiers, powers or not', () => {
  for (let keys = 1; keys <= 11; keys++)
    for (const arity of [2, 3, 4])
      for (let nodes = 1; nodes <= keys; nodes++)
        for (const ring of placements(keys, nodes))
          expect(longestWayFrom(0, perfect(ring, keys, arity))).toBeLessThanOrEqual(mostHops(keys, arity));
});

test.each([2, 3, 4])('a bush that no finger leads into makes the longest route longer by its length, with arity %i', (arity) => {
  const longest = [1, 2].map((bush) => Math.max(...placements(16, 5).map((ring) => longestWay(withBush(ring, bush, 16, arity)))));
  expect(longest).toEqual([1, 2].map((bush) => mostHops(16, arity, bush)));
});

/** All sets of `nodes` places out of `keys` that contain place 0. */
function placements(keys: number, nodes: number): readonly (readonly number[])[] {
  const more = (from: number, count: number): readonly (readonly number[])[] =>
    count === 0
      ? [[]]
      : Array.from({ length: keys - from }, (_, i) => from + i).flatMap((first) =>
          more(first + 1, count - 1).map((rest) => [first, ...rest]),
        );
  return more(1, nodes - 1).map((rest) => [0, ...rest]);
}

function perfect(ring: readonly number[], keys: number, arity: number): Ring {
  return new Map(ring.map((id, i) => [id, member(id, ring.at(i - 1) ?? id, ring[(i + 1) % ring.length], ring, { keys, arity })]));
}

/** The last `bush` nodes lie between node 0 and its predecessor in the ring, which knows as little of them as the others do. */
function withBush(ring: readonly number[], bush: number, keys: number, arity: number): Ring {
  const inTheRing = ring.slice(0, -bush);
  const stateOf = (id: number, i: number) =>
    member(id, ring.at(i - 1) ?? id, i < inTheRing.length - 1 ? ring[i + 1] : 0, inTheRing, { keys, arity });
  return new Map(ring.map((id, i) => [id, stateOf(id, i)]));
}

function longestWay(ring: Ring): number {
  return Math.max(...[...ring.keys()].map((origin) => longestWayFrom(origin, ring)));
}

function longestWayFrom(origin: number, ring: Ring): number {
  const keys = ring.get(origin)?.config.keys ?? 0;
  return Math.max(...Array.from({ length: keys }, (_, key) => wayFrom(origin, key, ring).length - 1));
}

/** The nodes that a lookup comes to; the last one is the owner, or the test fails. */
function wayFrom(origin: number, key: number, ring: Ring): readonly number[] {
  const met = [origin];
  let direction: 'onward' | 'back' = 'onward';
  for (;;) {
    const at = met[met.length - 1];
    const state = ring.get(at);
    if (state === undefined) throw new Error(`node ${at} is not there`);
    const way = wayOf(state, { type: 'lookup', key, origin, purpose: 'client', direction, target: null });
    if (way.type === 'here') break;
    if (way.type === 'none' || met.length > 2 * ring.size) throw new Error(`the lookup of ${key} does not get on from ${met}`);
    met.push(way.node);
    direction = way.direction;
  }
  if (met[met.length - 1] !== ownerOf(key, ring)) throw new Error(`${met} does not lead to the owner of ${key}`);
  return met;
}

/** The first node at the key or after it; the nodes of a ring are listed in ascending order. */
function ownerOf(key: number, ring: Ring): number {
  for (const id of ring.keys()) if (id >= key) return id;
  return Math.min(...ring.keys());
}
