import { expect, test } from 'vitest';
import { bagOf } from '../../../impl/kernel/sorted-set.ts';
import { placement, replicaPlaces } from '../../../impl/places/placement.ts';
import type { Property } from '../../../spec/kernel/spec.ts';
import {
  everyMajorityKnows,
  type HeldPlace,
  itemsLieInTheirClass,
  oneHolderPerPlace,
  oneValuePerVersion,
  placesOf,
  type Replicas,
  restoredBeforeAnswering,
  type VersionNumber,
  versionsNeverGoBack,
} from '../../../spec/replication/replicas.ts';

const seen = (held: readonly HeldPlace[], told: Replicas['told'] = [], answers: Replicas['answers'] = []): Replicas => ({
  size: 3,
  degree: 3,
  held,
  told,
  answers,
});
const at = (place: number, counter: number, value = 'a', node = place): HeldPlace => ({
  node,
  place,
  restored: true,
  items: counter === 0 ? [] : [{ key: 0, value, version: [counter, 1] }],
});
const told = (...version: VersionNumber) => [{ key: 0, version }];
const holds = (property: Property<Replicas>, state: Replicas): boolean => property.kind !== 'step' && property.holds(state);

test('walking and arithmetic agree on the places of all replicas', () => {
  const circles = Array.from({ length: 24 }, (_, i) => i + 1);
  for (const size of circles)
    for (const degree of circles.filter((each) => size % each === 0))
      for (let key = 0; key < size; key++) {
        const byArithmetic = bagOf(replicaPlaces(placement(size, degree), key));
        expect(placesOf({ size, degree }, key)).toEqual(byArithmetic);
      }
});

test('a majority that does not know what a client was told of is noticed, and a minority is not', () => {
  expect(holds(everyMajorityKnows, seen([at(0, 1), at(1, 1), at(2, 0)], told(1, 1)))).toBe(true);
  expect(holds(everyMajorityKnows, seen([at(0, 1), at(1, 0), at(2, 0)], told(1, 1)))).toBe(false);
});

test('a replica that is not restored does not count', () => {
  const restoring = { ...at(1, 0), restored: false };
  expect(holds(everyMajorityKnows, seen([at(0, 1), restoring, at(2, 0)], told(1, 1)))).toBe(true);
  expect(holds(restoredBeforeAnswering, seen([restoring], [], [{ node: 1, place: 1 }]))).toBe(false);
});

test('two holders of one place are noticed', () => {
  expect(holds(oneHolderPerPlace, seen([at(0, 0), at(1, 0)]))).toBe(true);
  expect(holds(oneHolderPerPlace, seen([at(0, 0), at(0, 0, 'a', 1)]))).toBe(false);
});

test('so is an item that does not belong where it is', () => {
  const misplaced = { ...seen([at(1, 1)]), size: 6 };
  expect(holds(itemsLieInTheirClass, misplaced)).toBe(false);
});

test('so are two values of one version, and a version that goes back', () => {
  expect(holds(oneValuePerVersion, seen([at(0, 1), at(1, 1, 'b')]))).toBe(false);
  const goesBack = versionsNeverGoBack.kind === 'step' && !versionsNeverGoBack.holds(seen([at(0, 2)]), seen([at(0, 1)]));
  expect(goesBack).toBe(true);
});
