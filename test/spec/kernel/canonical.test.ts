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

const cyclic: { self?: unknown } = {};
cyclic.self = cyclic;
const getter = {
  get odd(): string[] {
    throw new RangeError('no');
  },
};

describe('a value that is not plain JSON has no text: one sentence says what is wrong, and where', () => {
  test.each<readonly [unknown, string, string]>([
    [undefined, '', 'undefined'],
    [Number.NaN, '', 'NaN'],
    [1n, '', 'the bigint 1'],
    [() => 1, '', 'a function'],
    [Symbol('s'), '', 'Symbol(s)'],
    [new Map(), '', 'an instance of a class'],
    [new Array(2), '[0]', 'undefined'],
    [{ a: [1, { b: -Infinity }] }, '.a[1].b', '-Infinity'],
    [JSON.parse('{"__proto__":1}'), '.__proto__', 'a key that JavaScript takes for the prototype'],
    [cyclic, '.self', 'a cycle, or nested too deep'],
  ])('%o', (value, path, found) => {
    expect(() => canonical({ value })).toThrow(
      new RegExp(`^canonical, at value\\.value${escaped(path)}.*: got ${escaped(found)}, expected plain JSON; use `),
    );
  });

  test('nor has what throws where it is looked at', () => {
    for (const value of [getter, new Proxy({}, { ownKeys: () => getter.odd })])
      expect(() => equal(value, 1)).toThrow(/^canonical, at value: got a value that cannot be read, expected plain JSON; use /);
  });
});

function escaped(text: string): string {
  return text.replace(/[.[\]()]/g, '\\$&');
}
