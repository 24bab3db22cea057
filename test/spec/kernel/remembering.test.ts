import { describe, expect, test } from 'vitest';
import { rememberingEach, rememberingPairs, rememberingRecent } from '../../../spec/kernel/remembering.ts';

describe('a function that remembers its last calls', () => {
  const [a, b, c] = [{ name: 'a' }, { name: 'b' }, { name: 'c' }];

  function counting() {
    const made: string[] = [];
    const pair = rememberingRecent(2, (one: { name: string }, other: { name: string }) => {
      made.push(one.name + other.name);
      return { text: one.name + other.name };
    });
    return { made, pair };
  }

  test('gives the same result for the same objects, and works it out once', () => {
    const { made, pair } = counting();
    expect(pair(a, b)).toBe(pair(a, b));
    expect(made).toEqual(['ab']);
  });

  test('tells objects apart that are equal, and the places of arguments', () => {
    const { made, pair } = counting();
    pair(a, b);
    pair(b, a);
    pair(a, { name: 'b' });
    expect(made).toEqual(['ab', 'ba', 'ab']);
  });

  test('forgets the oldest of more calls than it keeps', () => {
    const { made, pair } = counting();
    for (const other of [a, b, c, c, b, a]) pair(a, other);
    expect(made).toEqual(['aa', 'ab', 'ac', 'aa']);
  });
});

test('a function that remembers each object works out nothing again for it, and all for an equal one', () => {
  const asked: string[] = [];
  const isShort = rememberingEach(({ name }: { name: string }) => {
    asked.push(name);
    return name.length < 2;
  });
  const long = { name: 'long' };
  expect([isShort(long), isShort(long), isShort({ name: 'long' }), isShort({ name: 'a' })]).toEqual([false, false, false, true]);
  expect(asked).toEqual(['long', 'long', 'a']);
});

test('a function that remembers pairs works out nothing again for the same two objects in the same order', () => {
  const asked: string[] = [];
  const joined = rememberingPairs((first: { name: string }, second: { name: string }, times: number) => {
    asked.push(`${first.name}${second.name}${times}`);
    return { text: `${first.name}${second.name}`.repeat(times) };
  });
  const [a, b] = [{ name: 'a' }, { name: 'b' }];
  expect(joined(a, b, 1)).toBe(joined(a, b, 1));
  expect(asked).toEqual(['ab1']);
  expect([joined(b, a, 1), joined(a, b, 2), joined(a, { name: 'b' }, 1)].map(({ text }) => text)).toEqual(['ba', 'abab', 'ab']);
  expect(asked).toEqual(['ab1', 'ba1', 'ab2', 'ab1']);
});
