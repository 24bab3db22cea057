/** Nodes gather by machine: on all small rings with labels, and on rings drawn by hand. */
import { expect, test } from 'vitest';
import { chooseChange, mayBeAnchor, replaceable } from '../../../impl/placement/machines.ts';
import { hasLongRange, isAnchor, type Zoning, zoneOf } from '../../../impl/placement/zones.ts';
import { anchorLookups, type Node, placedAt, repairedOnce, ringOf } from './labelled-ring.ts';

/** Three zones of two grains. */
const ZONING: Zoning = { size: 96, degree: 3, grain: 16 };
const [A, B, C] = ['a', 'b', 'c'];

/** More steps than any repair of so small a ring takes. */
const MOST_STEPS = 30;

/** The ring at rest; null if it does not come to rest. */
function atRest(nodes: readonly Node[]): readonly Node[] | null {
  let ring: readonly Node[] | null = nodes;
  for (let step = 0; step < MOST_STEPS && ring !== null; step++) {
    const next: readonly Node[] | null = repairedOnce(ZONING, ring);
    if (next === null) return ring;
    ring = next;
  }
  return null;
}

/** All ways to put `count` nodes into six grains, ascending. */
function allGrains(count: number, from = 0): readonly (readonly number[])[] {
  if (count === 0) return [[]];
  return [0, 1, 2, 3, 4, 5]
    .filter((grain) => grain >= from)
    .flatMap((grain) => allGrains(count - 1, grain).map((rest) => [grain, ...rest]));
}

/** All ways to put `count` nodes on at most three machines, but for their names. */
function allMachines(count: number): readonly (readonly string[])[] {
  if (count === 0) return [[]];
  return allMachines(count - 1).flatMap((some) => [A, B, C].slice(0, new Set(some).size + 1).map((next) => [...some, next]));
}

const rings = [3, 4, 5].flatMap((count) =>
  allGrains(count).flatMap((grains) =>
    allMachines(count)
      .filter((machines) => count < 5 || new Set(machines).size === 3)
      .map((machines) => placedAt(ZONING, grains, machines)),
  ),
);

const rests = rings.map((nodes) => ({ nodes, rest: atRest(nodes) }));

test('each small ring with labels comes to rest, and no range is longer than N/f', () => {
  const bad = rests.filter(({ rest }) => rest === null || ringOf(rest).some((each) => hasLongRange(ZONING, each)));
  expect(rings).toHaveLength(56 * 5 + 126 * 14 + 252 * 25);
  expect(bad).toEqual([]);
});

test('with three machines, each comes to be in one zone, and each has an anchor', () => {
  const bad = rests.filter(({ nodes, rest: found }) => {
    const rest = found ?? [];
    const machines = [...new Set(nodes.map(({ machine }) => machine))];
    const zonesOfMachine = (machine: string | null) =>
      new Set(rest.filter((each) => each.machine === machine).map(({ id }) => zoneOf(ZONING, id)));
    const anchors = ringOf(rest).filter((each) => isAnchor(ZONING, each));
    return machines.length === 3 && (anchors.length < 3 || machines.some((machine) => zonesOfMachine(machine).size !== 1));
  });
  expect(bad).toEqual([]);
});

/** Anchors of all zones on these machines, and one node more in the first zone. */
const crowded = (...machines: readonly string[]) => ringOf(placedAt(ZONING, [1, 3, 5, 0], machines));

test('an anchor is replaced if its machine has two more than the newcomer’s', () => {
  const seen = anchorLookups(ZONING, crowded(A, A, B, C));
  expect(replaceable(ZONING, seen, C)).toBe(24);
  expect(replaceable(ZONING, seen, B)).toBe(null);
});

test('an anchor with the first identifier of its grain is not replaced', () => {
  const nodes = [16, 49, 88].map((id, i) => ({ id, machine: [A, A, B][i] }));
  expect(replaceable(ZONING, ringOf(nodes), C)).toBe(49);
});

test('a missing anchor is left to a machine with fewer anchors', () => {
  const seen = ringOf(placedAt(ZONING, [1, 3, 4], [A, B, C]));
  expect([A, B, C].map((machine) => mayBeAnchor(ZONING, seen, machine))).toEqual([false, false, true]);
});

test('while a range is longer than N/f, nobody gathers', () => {
  const ring = ringOf(placedAt(ZONING, [1, 2, 3], [A, A, B]));
  expect(ring.map((self) => chooseChange(ZONING, self, { label: self.machine ?? '', nodes: [] }, ring))).toEqual([null, null, null]);
});

test('the last node of a zone without an anchor becomes the anchor', () => {
  const ring = ringOf(placedAt(ZONING, [0, 2, 4], [A, B, C]));
  expect(ring.map((self) => chooseChange(ZONING, self, { label: self.machine ?? '', nodes: [] }, anchorLookups(ZONING, ring)))).toEqual([
    { type: 'anchor', zone: 0 },
    { type: 'anchor', zone: 1 },
    { type: 'anchor', zone: 2 },
  ]);
});
