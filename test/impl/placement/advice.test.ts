/** Where newcomers enter, on small circles and with labels of machines. */
import { describe, expect, test } from 'vitest';
import { adviseNewcomer, placeOfFounder, zonesFor } from '../../../impl/placement/advice.ts';
import { isAnchor, type Sighting, type Zoning, zoneOf } from '../../../impl/placement/zones.ts';
import { CIRCLE, GRAIN } from '../../../impl/places/identifiers.ts';

interface Node {
  readonly id: number;
  readonly machine: string | null;
}

/** All nodes of a ring as they answer. */
function ringOf(nodes: readonly Node[]): readonly Sighting[] {
  const sorted = [...nodes].sort((a, b) => a.id - b.id);
  const at = (index: number) => sorted[(index + sorted.length) % sorted.length].id;
  return sorted.map(({ id, machine }, i) => ({ node: id, predecessor: at(i - 1), successor: at(i + 1), machine }));
}

/** The places that newcomers are given one after the other, the founder's first. */
function grown(zoning: Zoning, machines: readonly (string | null)[]): readonly Node[] {
  const nodes: Node[] = [];
  for (const machine of machines) {
    const id = nodes.length === 0 ? placeOfFounder(zoning) : adviseNewcomer(zoning, ringOf(nodes), machine).place;
    nodes.push({ id, machine });
  }
  return nodes;
}

const SLIDES: Zoning = { size: 16, degree: 4, grain: 1 };

test('on a circle of 16 with f = 4, the first four are anchors, and the next four halve their zones', () => {
  const ids = grown(SLIDES, new Array(16).fill(null)).map(({ id }) => id);
  expect(ids.slice(0, 4).sort((a, b) => a - b)).toEqual([3, 7, 11, 15]);
  expect(ids.slice(4, 8).sort((a, b) => a - b)).toEqual([1, 5, 9, 13]);
  expect(new Set(ids).size).toBe(16);
});

test('a newcomer to a full circle becomes a spare', () => {
  const full = ringOf(Array.from({ length: 16 }, (_, id) => ({ id, machine: null })));
  const { place, giver } = adviseNewcomer(SLIDES, full, null);
  expect(place).toBe(giver);
});

test.each([3, 4, 5, 16])('on the real circle with f = %i, the first f nodes are the anchors', (degree) => {
  const zoning: Zoning = { size: CIRCLE, degree, grain: GRAIN };
  const ring = ringOf(grown(zoning, new Array(degree).fill(null)));
  expect(ring.every((each) => isAnchor(zoning, each))).toBe(true);
});

describe('with labels of machines', () => {
  const zoning: Zoning = { size: CIRCLE, degree: 3, grain: GRAIN };
  const zonesByMachine = (nodes: readonly Node[], { degree, ...rest }: Zoning): Readonly<Record<string, number>> =>
    Object.fromEntries(
      [...new Set(nodes.map(({ machine }) => machine))].map((machine) => {
        const zones = nodes.filter((each) => each.machine === machine).map(({ id }) => zoneOf({ degree, ...rest }, id));
        return [`${machine}`, new Set(zones).size] as const;
      }),
    );

  test('a machine has nodes in one zone only, if there are at least f machines', () => {
    const nodes = grown(zoning, ['a', 'b', 'c', 'a', 'b', 'c', 'd', 'a', 'd', 'd']);
    expect(zonesByMachine(nodes, zoning)).toEqual({ a: 1, b: 1, c: 1, d: 1 });
  });

  test('a new machine gets the zone with the fewest nodes', () => {
    const nodes = grown(zoning, ['a', 'b', 'c', 'a', 'b', 'd']);
    expect(zoneOf(zoning, nodes[5].id)).toBe(zoneOf(zoning, nodes[2].id));
  });

  test('with f = 5 and three machines, a machine has nodes in two zones at most', () => {
    const five: Zoning = { ...zoning, degree: 5 };
    const seen = ringOf(grown(five, ['a', 'b', 'c', 'a', 'b']));
    expect(zonesFor(five, seen, 'a')).toHaveLength(2);
    const nodes = grown(five, ['a', 'b', 'c', 'a', 'b', 'c', 'a', 'b', 'c', 'a']);
    expect(Object.values(zonesByMachine(nodes, five)).every((zones) => zones <= 2)).toBe(true);
  });

  test('with fewer machines than that, every zone is allowed, and the first f nodes are the anchors', () => {
    const nodes = grown(zoning, ['a', 'b', 'a', 'b']);
    expect(zonesFor(zoning, ringOf(nodes), 'a')).toEqual([0, 1, 2]);
    expect(ringOf(nodes.slice(0, 3)).every((each) => isAnchor(zoning, each))).toBe(true);
  });
});
