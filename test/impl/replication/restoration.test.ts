import { expect, test } from 'vitest';
import { INITIAL } from '../../../impl/places/claim.ts';
import type { Fetched } from '../../../impl/replication/messages.ts';
import { type Entry, founded } from '../../../impl/replication/store.ts';
import { ask, member, receive, sent, told } from './one-node.ts';

const claim = { round: 1, node: 3 };
const entry = (place: number): Entry => ({ place, key: 1, value: 'a', version: { counter: 4, writer: 9 } });
const range = { from: 0, to: 1 };
const fetched = (turn: number, entries: readonly Entry[] = []): Fetched => ({
  type: 'fetched',
  part: range,
  turn,
  claim,
  title: INITIAL,
  entries,
  heard: [],
});

/** Node 3, after it has heard that its predecessor 1 is gone, and 0 is before it. */
const takenOver = ask(member(3, 1), { type: 'responsible', predecessor: 0 });

test('a node that takes over asks each of the other replicas', () => {
  expect(sent(takenOver)).toEqual([1, 2, 3].map((turn) => [1 + 4 * turn, { type: 'fetch', range, turn, claim }]));
});

test('until the three others have told it all, it does not know, and then it does', () => {
  const read = { type: 'read', ticket: 1, place: 1, key: 1 } as const;
  const two = receive(receive(takenOver.state, 5, fetched(1)).state, 9, fetched(2));
  expect(told(two)).toEqual([]);
  expect(sent(receive(two.state, 2, read))).toEqual([[2, { type: 'unknown', ticket: 1, place: 1 }]]);
  const three = receive(two.state, 13, fetched(3, [entry(1)]));
  expect(told(three)).toEqual([{ type: 'restored' }]);
  expect(sent(receive(three.state, 2, read))).toEqual([
    [2, { type: 'held', ticket: 1, place: 1, claim, others: [], value: 'a', version: { counter: 4, writer: 9 } }],
  ]);
});

test('the same turn twice is not two replicas', () => {
  const two = receive(receive(takenOver.state, 5, fetched(1)).state, 9, fetched(2));
  expect(told(receive(two.state, 9, fetched(2)))).toEqual([]);
});

test('the answer of a replaced owner does not count', () => {
  const replaced = { from: 4, to: 5, claim: { round: 1, node: 7 } };
  const two = receive(receive(takenOver.state, 5, fetched(1)).state, 9, fetched(2));
  const three = receive(two.state, 13, { ...fetched(3), heard: [replaced] });
  expect(told(three)).toEqual([]);
  expect(told(receive(three.state, 7, { ...fetched(1), title: replaced.claim }))).toEqual([{ type: 'restored' }]);
});

test('a replica that answers remembers the claim, and tells others from then on', () => {
  const other = member(5, 4, founded({ from: 4, to: 5 }, [entry(5)]));
  const answer = receive(other, 3, { type: 'fetch', range, turn: 1, claim });
  expect(sent(answer)).toEqual([[3, fetched(1, [entry(1)])]]);
  const [[, held]] = sent(receive(answer.state, 2, { type: 'read', ticket: 1, place: 5, key: 1 }));
  expect(held).toMatchObject({ type: 'held', others: [{ place: 1, claim }] });
});

test('a node that has heard of a higher claim claims again, above it', () => {
  const higher = { from: 0, to: 1, claim: { round: 1, node: 8 } };
  const again = receive(takenOver.state, 5, { ...fetched(1), heard: [higher] });
  expect(sent(again).map(([, message]) => message)).toEqual(
    [1, 2, 3].map((turn) => ({ type: 'fetch', range, turn, claim: { round: 2, node: 3 } })),
  );
});

test('places that are handed over need not be fetched', () => {
  const gift = { ...range, claim: INITIAL, entries: [entry(1)], heard: [] };
  const given = receive(takenOver.state, 1, { type: 'handOver', gift });
  expect(told(given)).toEqual([{ type: 'restored' }]);
  expect(given.state.store.entries).toEqual([entry(1)]);
});

test('places that are handed over are held in the epoch of the giver until others know of the claim', () => {
  const gift = { ...range, claim: INITIAL, entries: [entry(1)], heard: [] };
  const given = receive(takenOver.state, 1, { type: 'handOver', gift });
  expect(given.state.store.holdings[0]).toEqual({ ...range, claim: INITIAL, restored: true });
  const claimed = [1, 2, 3].reduce((state, turn) => receive(state, 1 + 4 * turn, fetched(turn)).state, given.state);
  expect(claimed.store.holdings[0]).toEqual({ ...range, claim, restored: true });
});

test('what was handed over long ago is void: others have written there since', () => {
  const gift = { ...range, claim: INITIAL, entries: [entry(1)], heard: [] };
  const away = ask(takenOver.state, { type: 'responsible', predecessor: 1 });
  const back = ask(away.state, { type: 'responsible', predecessor: 0 });
  expect(sent(back).map(([, message]) => message)).toContainEqual({ type: 'fetch', range, turn: 1, claim: { round: 2, node: 3 } });
  expect(receive(back.state, 1, { type: 'handOver', gift }).state).toEqual(back.state);
});

test('a newcomer on its predecessor’s side gets its places there, and the giver speaks for them no more', () => {
  const node = member(5, 1, founded({ from: 1, to: 5 }, [entry(5)]));
  const gave = ask(node, { type: 'responsible', predecessor: 3 });
  expect(sent(gave)).toEqual([[3, { type: 'handOver', gift: { from: 1, to: 3, claim: INITIAL, entries: [], heard: [] } }]]);
  expect(gave.state.store.holdings).toEqual([{ from: 3, to: 5, claim: INITIAL, restored: true }]);
});

test('a leaver hands everything over', () => {
  const left = ask(member(5, 4, founded({ from: 4, to: 5 }, [entry(5)])), { type: 'leave', heir: 9 });
  expect(sent(left)).toEqual([[9, { type: 'handOver', gift: { from: 4, to: 5, claim: INITIAL, entries: [entry(5)], heard: [] } }]]);
  expect(left.state.store.holdings).toEqual([]);
});
