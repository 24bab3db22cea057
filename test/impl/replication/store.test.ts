import { expect, test } from 'vitest';
import { INITIAL } from '../../../impl/places/claim.ts';
import {
  apply,
  EMPTY,
  type Entry,
  founded,
  give,
  hear,
  highestHeard,
  holdingOf,
  NEVER,
  read,
  restore,
  take,
  type Version,
} from '../../../impl/replication/store.ts';

const SIZE = 16;
const first = { round: 1, node: 9 };
const second = { round: 2, node: 4 };

function entry(place: number, value: string | null, counter: number, writer = 1): Entry {
  return { place, key: 1, value, version: { counter, writer } };
}

function held(value: string | null, version: Version) {
  return { value, version };
}

test('a place that was never written is absent, and one that was taken over is not restored yet', () => {
  expect(read(founded({ from: 0, to: 5 }), 1, 1)).toEqual(held(null, NEVER));
  expect(holdingOf(founded({ from: 0, to: 5 }), 9, SIZE)).toBeUndefined();
  expect(holdingOf(take(EMPTY, { from: 0, to: 5 }, first, SIZE), 1, SIZE)).toMatchObject({ restored: false });
});

test('the newer version wins in any order, and the higher writer between equal counters', () => {
  const store = founded({ from: 0, to: 5 });
  const [older, newer, newest] = [entry(1, 'a', 1), entry(1, 'b', 2), entry(1, 'c', 2, 7)];
  expect(apply(apply(store, newer), older)).toEqual(apply(apply(store, older), newer));
  expect(read(apply(apply(store, newest), newer), 1, 1)).toEqual(held('c', newest.version));
});

test('a delete stays, and an older value does not come back', () => {
  const store = apply(apply(founded({ from: 0, to: 5 }), entry(1, null, 2)), entry(1, 'old', 1));
  expect(read(store, 1, 1)).toEqual(held(null, { counter: 2, writer: 1 }));
});

test('two keys of one class do not disturb each other at a place', () => {
  const store = apply(apply(founded({ from: 0, to: 5 }), entry(1, 'a', 1)), { ...entry(1, 'b', 1), key: 5 });
  expect(read(store, 1, 5)).toEqual(held('b', { counter: 1, writer: 1 }));
  expect(read(store, 1, 1)).toEqual(held('a', { counter: 1, writer: 1 }));
});

test('a node that gives places away keeps nothing of them, and the taker has all of them, under the same claim', () => {
  const before = apply(apply(founded({ from: 0, to: 5 }), entry(1, 'a', 1)), entry(4, 'b', 1));
  const { store, gifts } = give(before, { from: 0, to: 2 }, SIZE);
  expect(holdingOf(store, 1, SIZE)).toBeUndefined();
  expect(read(store, 1, 1)).toEqual(held(null, NEVER));
  expect(read(store, 4, 1)).toEqual(held('b', { counter: 1, writer: 1 }));
  const [gift] = gifts;
  expect(gift).toEqual({ from: 0, to: 2, claim: INITIAL, entries: [entry(1, 'a', 1)], heard: [] });
  const heir = restore(take(EMPTY, gift, INITIAL, SIZE), gift, gift.entries, SIZE);
  expect(read(heir, 1, 1)).toEqual(held('a', { counter: 1, writer: 1 }));
  expect(heir.holdings).toEqual([{ from: 0, to: 2, claim: INITIAL, restored: true }]);
});

test('places still being restored are not given away: the heir must restore them from others', () => {
  expect(give(take(EMPTY, { from: 0, to: 5 }, first, SIZE), { from: 0, to: 5 }, SIZE)).toEqual({
    store: { ...EMPTY, heard: [{ from: 0, to: 5, claim: first }] },
    gifts: [],
  });
});

test('only places still being restored take entries, and entries for other places are left out', () => {
  const taken = take(founded({ from: 0, to: 5 }), { from: 12, to: 5 }, first, SIZE);
  const store = restore(taken, { from: 14, to: 0, claim: first }, [entry(15, 'a', 1), entry(9, 'x', 1)], SIZE);
  expect(store.holdings).toEqual([
    { from: 14, to: 0, claim: first, restored: true },
    { from: 0, to: 5, claim: INITIAL, restored: true },
    { from: 12, to: 14, claim: first, restored: false },
  ]);
  expect(store.entries).toEqual([entry(15, 'a', 1)]);
});

test('the highest claim for a place is what counts, and lower ones are forgotten when it covers them', () => {
  const heard = hear(hear(EMPTY, { from: 0, to: 2, claim: first }, SIZE), { from: 1, to: 5, claim: second }, SIZE);
  expect(highestHeard(heard, { from: 0, to: 1 }, SIZE)).toEqual(first);
  expect(highestHeard(heard, { from: 1, to: 2 }, SIZE)).toEqual(second);
  expect(hear(heard, { from: 3, to: 4, claim: first }, SIZE)).toBe(heard);
  expect(hear(heard, { from: 0, to: 5, claim: second }, SIZE).heard).toEqual([{ from: 0, to: 5, claim: second }]);
});
