import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encode } from '../../../impl/kernel/plain-data.ts';
import { canonical, equal } from '../../../spec/kernel/canonical.ts';
import { plainJson } from '../../setup/plain-json.ts';

test('the canonical text of a spec is the one under which the checker stores values', () => {
  fc.assert(
    fc.property(plainJson, (value) => {
      expect(canonical(value)).toBe(encode(value));
    }),
  );
});

test('records are equal whatever the order of their keys, arrays only in the same order', () => {
  expect(equal({ a: 1, b: { c: 2, d: 3 } }, { b: { d: 3, c: 2 }, a: 1 })).toBe(true);
  expect(equal([1, 2], [2, 1])).toBe(false);
});

describe('what is no plain JSON has no text', () => {
  test.each([undefined, Number.NaN, 1n, () => 1, Symbol('s'), new Map()])('%s', (value) => {
    expect(() => canonical({ value })).toThrow('expected plain JSON');
  });
});
