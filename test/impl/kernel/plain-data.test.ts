import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { areEqual, decode, encode, NotPlainData } from '../../../impl/kernel/plain-data.ts';
import { plainJson } from '../../setup/plain-json.ts';

function pathOf(value: unknown): string {
  try {
    encode(value);
  } catch (error) {
    if (error instanceof NotPlainData) return `${error.path} is ${error.found}`;
    throw error;
  }
  return 'plain';
}

describe('the canonical text', () => {
  test('does not depend on the order of keys', () => {
    expect(encode({ b: 1, a: { d: [2, null], c: 'x' } })).toBe('{"a":{"c":"x","d":[2,null]},"b":1}');
    expect(encode({ a: { c: 'x', d: [2, null] }, b: 1 })).toBe(encode({ b: 1, a: { d: [2, null], c: 'x' } }));
  });

  test('is the same for the decoded value, and differs for different values', () => {
    fc.assert(fc.property(plainJson, (value) => encode(decode(encode(value))) === encode(value)));
    fc.assert(fc.property(plainJson, plainJson, (a, b) => (encode(a) === encode(b)) === isEqual(a, b)));
  });

  test('is the same exactly for equal values', () => {
    expect(areEqual({ b: [1], a: null }, { a: null, b: [1] })).toBe(true);
    expect(areEqual({ a: 1 }, { b: 1 })).toBe(false);
    fc.assert(fc.property(plainJson, (value) => areEqual(value, decode(encode(value)))));
    fc.assert(fc.property(plainJson, plainJson, (a, b) => areEqual(a, b) === (encode(a) === encode(b))));
  });

  test('decodes to a deeply frozen value', () => {
    const value = decode('{"a":[{"b":1}]}') as { a: { b: number }[] };
    expect(() => (value.a[0].b = 2)).toThrow(TypeError);
    expect(() => value.a.push({ b: 3 })).toThrow(TypeError);
  });

  test.each([
    [{ a: [1, undefined] }, 'a[1] is undefined'],
    [{ peers: { next: () => 1 } }, 'peers.next is a function'],
    [{ a: Number.NaN }, 'a is NaN'],
    [{ a: Number.POSITIVE_INFINITY }, 'a is Infinity'],
    [{ a: 1n }, 'a is a bigint'],
    [{ seen: new Set([1]) }, 'seen is an instance of Set'],
    [[{ at: new Date(0) }], '[0].at is an instance of Date'],
    [{ a: Symbol('x') }, 'a is a symbol'],
  ])('refuses %o, naming the path', (value, path) => {
    expect(pathOf(value)).toBe(path);
  });

  test('refuses a cycle', () => {
    const cycle: Record<string, unknown> = {};
    cycle.self = { cycle };
    expect(pathOf(cycle)).toMatch(/a cycle, or nested too deep$/);
  });
});

/** Equality of JSON values, by its own recursion. */
function isEqual(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b || (a === 0 && b === 0);
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [keysA, keysB] = [Object.keys(a), Object.keys(b)];
  return keysA.length === keysB.length && keysA.every((key) => Object.hasOwn(b, key) && isEqual(Reflect.get(a, key), Reflect.get(b, key)));
}
