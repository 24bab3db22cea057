import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonical } from '../../../spec/kernel/canonical.ts';
import { functions, multisets, permutations, records, subsets, tuples } from '../../../spec/kernel/choices.ts';
import { type Element, setOf } from '../../../spec/kernel/sorted-set.ts';

const few: fc.Arbitrary<readonly Element[]> = fc.oneof(
  fc.array(fc.nat(9), { maxLength: 5 }),
  fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 5 }),
  fc.array(fc.record({ id: fc.nat(3) }), { maxLength: 5 }),
);
const counted = (choices: Iterable<unknown>) => {
  const all = [...choices];
  return { count: all.length, different: new Set(all.map(canonical)).size };
};
const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1));
const choose = (n: number, k: number): number => (k < 0 || k > n ? 0 : factorial(n) / factorial(k) / factorial(n - k));
const isSet = (elements: readonly Element[]) => canonical(elements) === canonical(setOf(...elements));

describe('choices are all there are, each once', () => {
  test('subsets, and those of one size; each is a set of some of the elements', () =>
    fc.assert(
      fc.property(few, fc.integer({ min: -1, max: 6 }), (elements, size) => {
        const n = setOf<Element>(...elements).length;
        expect(counted(subsets<Element>(elements))).toEqual({ count: 2 ** n, different: 2 ** n });
        expect(counted(subsets<Element>(elements, size)).count).toBe(choose(n, size));
        expect([...subsets<Element>(elements)].every(isSet)).toBe(true);
      }),
    ));

  test('multisets, in ascending order', () =>
    fc.assert(
      fc.property(few, fc.nat(4), (elements, size) => {
        const n = setOf<Element>(...elements).length;
        const all = n === 0 ? Number(size === 0) : choose(n + size - 1, size);
        expect(counted(multisets<Element>(elements, size))).toEqual({ count: all, different: all });
      }),
    ));

  test('functions and records', () =>
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom('x', 'y', 'z')), fc.uniqueArray(fc.nat(5), { maxLength: 4 }), (keys, values) => {
        const all = values.length ** keys.length;
        expect(counted(functions(keys, values))).toEqual({ count: all, different: all });
        expect(counted(records({ one: keys, two: values }))).toEqual({
          count: keys.length * values.length,
          different: keys.length * values.length,
        });
      }),
    ));

  test('permutations and tuples', () =>
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(9), { maxLength: 5 }), fc.array(fc.nat(3), { maxLength: 3 }), (elements, others) => {
        const orders = factorial(elements.length);
        expect(counted(permutations(elements))).toEqual({ count: orders, different: orders });
        expect([...permutations(elements)].every((order) => canonical(setOf(...order)) === canonical(setOf(...elements)))).toBe(true);
        expect([...tuples(elements, others)]).toEqual(elements.flatMap((a) => others.map((b) => [a, b])));
      }),
    ));
});

test('nothing is built before it is asked for', () => {
  const many = Array.from({ length: 60 }, (_, i) => i);
  expect(subsets(many).next().value).toEqual([]);
});
