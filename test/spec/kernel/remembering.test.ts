import { describe, expect, test } from 'vitest';
import { rememberingEach, rememberingRecent } from '../../../spec/kernel/remembering.ts';

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
