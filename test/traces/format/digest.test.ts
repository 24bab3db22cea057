import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encode, NotPlainData } from '../../../impl/kernel/plain-data.ts';
import { digestOf, sameJson } from '../../../traces/format/digest.ts';
import { plainJson } from '../../setup/plain-json.ts';

/** The same value with the keys of each object the other way round. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, inside]): [string, unknown] => [key, reversed(inside)])
      .reverse(),
  );
}

test('the order of keys makes no difference, and the text is JSON for the value', () => {
  fc.assert(
    fc.property(plainJson, (value) => {
      expect(encode(reversed(value))).toBe(encode(value));
      expect(JSON.parse(encode(value))).toEqual(value);
    }),
  );
});

test('values are the same exactly if their digests are', () => {
  fc.assert(
    fc.property(plainJson, plainJson, (left, right) => {
      expect(digestOf(left) === digestOf(right)).toBe(sameJson(left, right));
    }),
  );
});

test('what JSON would change or lose is refused', () => {
  expect(() => digestOf({ a: [0, { b: undefined }] })).toThrow(NotPlainData);
});

test('a value that occurs twice is not a cycle', () => {
  const twice = { x: 1 };
  expect(encode([twice, twice])).toBe('[{"x":1},{"x":1}]');
});
