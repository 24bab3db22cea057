/** Where newcomers enter, on small circles and with labels of machines. */

import { describe, expect, test } from 'vitest';
import { bagOf } from '../../../impl/kernel/sorted-set.ts';
import { adviseNewcomer, placeOfFounder } from '../../../impl/placement/advice.ts';
import type { Machine } from '../../../impl/placement/machines.ts';
import { anchorPlace, isAnchor, type Zoning, zoneOf } from '../../../impl/placement/zones.ts';
import { CIRCLE, GRAIN } from '../../../impl/places/identifiers.ts';
import { type Node, ringOf } from './labelled-ring.ts';

/** The places that newcomers are given one after the other, the founder's first. */
function grown(zoning: Zoning, machines: readonly (string | null)[]): readonly Node[] {
  const nodes: Node[] = [];
  for (const machine of machines) {
    const id = nodes.length === 0 ? placeOfFounder(zoning) : adviseNewcomer(zoning, ringOf(nodes), machineIn(nodes, machine)).place;
    nodes.push({ id, machine });
  }
  return nodes;
}

function machineIn(nodes: readonly Node[], label: string | null): Machine | null {
  return label === null ? null : { label, nodes: nodes.filter(({ machine }) => machine === label).map(({ id }) => id) };
}

const SLIDES: Zoning = { size: 16, degree: 4, grain: 1 };

test('on a circle of 16 with f = 4, the first four are anchors, and the next four halve their zones', () => {
  const ids = grown(SLIDES, new Array(16).fill(null)).map(({ id }) => id);
  expect(bagOf(ids.slice(0, 4))).toEqual([3, 7, 11, 15]);
  expect(bagOf(ids.slice(4, 8))).toEqual([1, 5, 9, 13]);
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
  const zonesOfAll = (nodes: readonly Node[], machine: string) =>
    new Set(nodes.filter((each) => each.machine === machine).map(({ id }) => zoneOf(zoning, id))).size;

  test('newcomers of one machine enter one zone, and the anchors are on different machines', () => {
    const nodes = grown(zoning, ['a', 'b', 'c', 'a', 'b', 'c', 'd', 'a', 'd', 'd']);
    expect(['a', 'b', 'c', 'd'].map((machine) => zonesOfAll(nodes, machine))).toEqual([1, 1, 1, 1]);
    const anchors = ringOf(nodes).filter((each) => isAnchor(zoning, each));
    expect(anchors).toHaveLength(3);
    expect(new Set(anchors.map(({ machine }) => machine))).toEqual(new Set(['a', 'b', 'c']));
  });

  test('a new machine gets the zone with the fewest nodes', () => {
    const nodes = grown(zoning, ['a', 'b', 'c', 'a', 'b', 'd']);
    expect(zoneOf(zoning, nodes[5].id)).toBe(zoneOf(zoning, nodes[2].id));
  });

  test('a newcomer takes the place of an anchor over whose machine has two', () => {
    const nodes = [1, 5, 9].map((offset, zone) => ({ id: anchorPlace(zoning, zone) + offset, machine: zone === 2 ? 'b' : 'a' }));
    const { place, below } = adviseNewcomer(zoning, ringOf(nodes), { label: 'c', nodes: [] });
    expect({ place, below }).toEqual({ place: anchorPlace(zoning, 0), below: nodes[0].id });
  });
});
