import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson, digestOf, NotPlainJson, sameJson } from '../../../traces/format/canonical-json.ts';

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

const json = fc.jsonValue().map((value): unknown => JSON.parse(JSON.stringify(value)));

test('the order of keys makes no difference, and the text is JSON for the value', () => {
  fc.assert(
    fc.property(json, (value) => {
      expect(canonicalJson(reversed(value))).toBe(canonicalJson(value));
      expect(JSON.parse(canonicalJson(value))).toEqual(value);
    }),
  );
});

test('values are the same exactly if their digests are', () => {
  fc.assert(
    fc.property(json, json, (left, right) => {
      expect(digestOf(left) === digestOf(right)).toBe(sameJson(left, right));
    }),
  );
});

const cycle: { inside: unknown[] } = { inside: [] };
cycle.inside.push(cycle);

test.each([
  [{ a: [0, { 'b/c': undefined }] }, 'undefined at "/a/1/b~1c"'],
  [[Number.NaN], 'NaN at "/0"'],
  [{ a: new Map() }, 'an instance of Map at "/a"'],
  [{ a: 1n }, 'a bigint at "/a"'],
  [() => 1, 'a function at ""'],
  [new Array(2), 'undefined at "/0"'],
  [cycle, 'a cycle at "/inside/0/inside/0'],
])('what JSON would change or lose is refused with its place', (value, complaint) => {
  expect(() => canonicalJson(value)).toThrow(NotPlainJson);
  expect(() => canonicalJson(value)).toThrow(complaint);
});

test('a value that occurs twice is no cycle', () => {
  const twice = { x: 1 };
  expect(canonicalJson([twice, twice])).toBe('[{"x":1},{"x":1}]');
});
