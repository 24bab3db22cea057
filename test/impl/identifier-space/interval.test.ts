import fc from 'fast-check';
import { expect, test } from 'vitest';
import { distance, inHalfOpen, inOpen } from '../../../impl/identifier-space/interval.ts';
import { halfOpen, identifiers, open, steps } from '../../../spec/identifier-space/interval.ts';

/** The questions about one place and one interval whose answers by arithmetic and by walking differ. */
function disagreements(place: number, from: number, to: number, size: number): readonly string[] {
  const asked = `place ${place}, from ${from}, to ${to}, size ${size}`;
  return [
    inOpen(place, from, to, size) === open(from, to, size).includes(place) ? [] : [`open: ${asked}`],
    inHalfOpen(place, from, to, size) === halfOpen(from, to, size).includes(place) ? [] : [`half-open: ${asked}`],
    distance(from, to, size) === steps(from, to, size) ? [] : [`distance: ${asked}`],
  ].flat();
}

test('arithmetic and walking agree on every interval of every circle with up to 17 places', () => {
  const sizes = identifiers(18).slice(1);
  const found = sizes.flatMap((size) =>
    identifiers(size).flatMap((from) =>
      identifiers(size).flatMap((to) => identifiers(size).flatMap((place) => disagreements(place, from, to, size))),
    ),
  );
  expect(found).toEqual([]);
});

test('arithmetic and walking agree on larger circles', () => {
  const placesOnACircle = fc.integer({ min: 18, max: 5000 }).chain((size) => {
    const place = fc.integer({ min: 0, max: size - 1 });
    return fc.tuple(place, place, place, fc.constant(size));
  });
  fc.assert(fc.property(placesOnACircle, ([place, from, to, size]) => disagreements(place, from, to, size).length === 0));
});

test('a node alone owns every key: (a, a] is the whole circle', () => {
  expect(identifiers(16).filter((place) => inHalfOpen(place, 3, 3, 16))).toEqual(identifiers(16));
});

test('anyone may come between a node alone and itself: (a, a) is the circle without a', () => {
  expect(identifiers(16).filter((place) => inOpen(place, 3, 3, 16))).toEqual(identifiers(16).filter((place) => place !== 3));
});

test('nothing lies between neighbours, and the second is the only one in the half-open interval', () => {
  expect(identifiers(16).filter((place) => inOpen(place, 7, 8, 16))).toEqual([]);
  expect(identifiers(16).filter((place) => inHalfOpen(place, 7, 8, 16))).toEqual([8]);
});

test('an interval passes zero', () => {
  expect(identifiers(16).filter((place) => inHalfOpen(place, 14, 1, 16))).toEqual([0, 1, 15]);
});
