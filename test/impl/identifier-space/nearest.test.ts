import { expect, test } from 'vitest';
import { clockwiseFrom, nearestCounterClockwise } from '../../../impl/identifier-space/nearest.ts';
import { identifiers, open } from '../../../spec/identifier-space/interval.ts';

test('places are in the order of a walk clockwise, and the nearest counter-clockwise is the last that it meets', () => {
  for (const size of [1, 2, 7])
    for (const from of identifiers(size)) {
      const walk = open(from, from, size);
      expect(clockwiseFrom(from, identifiers(size), size)).toEqual([from, ...walk]);
      expect(nearestCounterClockwise(from, walk, size)).toBe(walk.at(-1));
      expect(nearestCounterClockwise(from, identifiers(size), size)).toBe(from);
    }
});
