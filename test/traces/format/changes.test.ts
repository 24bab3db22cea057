import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changes } from '../../../traces/format/changes.ts';
import { sameJson } from '../../../traces/format/digest.ts';

const json = fc.jsonValue({ maxDepth: 3 }).map((value): unknown => JSON.parse(JSON.stringify(value)));

test('there is a change exactly if the values differ', () => {
  fc.assert(
    fc.property(json, json, (before, after) => {
      expect(changes(before, after).length === 0).toBe(sameJson(before, after));
    }),
  );
});

test('a change names the smallest part that differs', () => {
  const before = { a: 1, b: { c: [1, 2], d: null }, 'e/f~': 'x', gone: 0 };
  const after = { a: 1, b: { c: [1, 3], d: [] }, 'e/f~': 'y', come: 0 };
  expect(changes(before, after)).toEqual([
    { path: '/b/c/1', before: 2, after: 3 },
    { path: '/b/d', before: null, after: [] },
    { path: '/come', after: 0 },
    { path: '/e~1f~0', before: 'x', after: 'y' },
    { path: '/gone', before: 0 },
  ]);
});

test('an array that has grown is one change', () => {
  expect(changes({ list: [1] }, { list: [1, 2] })).toEqual([{ path: '/list', before: [1], after: [1, 2] }]);
});
