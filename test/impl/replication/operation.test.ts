import { expect, test } from 'vitest';
import { INITIAL } from '../../../impl/places/claim.ts';
import type { Held, Standing, Written } from '../../../impl/replication/messages.ts';
import { newcomer } from '../../../impl/replication/state.ts';
import { NEVER, type Version } from '../../../impl/replication/store.ts';
import { ask, config, member, receive, sent, told } from './one-node.ts';

const speaking = (place: number, others: Standing['others'] = []): Standing => ({ place, claim: INITIAL, others });
const held = (place: number, value: string | null = null, version: Version = NEVER, others: Standing['others'] = []): Held => ({
  type: 'held',
  ticket: 7,
  ...speaking(place, others),
  value,
  version,
});
const written = (place: number, others: Standing['others'] = []): Written => ({ type: 'written', ticket: 7, ...speaking(place, others) });

const client = member(2, 1);
const first = { counter: 1, writer: 2 };
const get = { type: 'get', ticket: 7, key: 1 } as const;
const put = { type: 'put', ticket: 7, key: 1, value: 'a' } as const;

test('a write asks all replicas twice, and is done when three of four have it', () => {
  const reading = ask(client, put);
  expect(sent(reading).map(([to, { type }]) => [to, type])).toEqual([1, 5, 9, 13].map((to) => [to, 'read']));
  const two = receive(receive(reading.state, 1, held(1)).state, 5, held(5));
  expect(sent(two)).toEqual([]);
  const writing = receive(two.state, 9, held(9));
  expect(sent(writing)).toEqual(
    [1, 5, 9, 13].map((place) => [place, { type: 'write', ticket: 7, entry: { place, key: 1, value: 'a', version: first } }]),
  );
  const almost = receive(receive(writing.state, 1, written(1)).state, 5, written(5));
  expect(told(almost)).toEqual([]);
  expect(told(receive(almost.state, 13, written(13)))).toEqual([{ type: 'stored', ticket: 7, version: first }]);
});

test('the same replica twice is not two replicas', () => {
  const once = receive(ask(client, get).state, 1, held(1));
  const twice = receive(receive(once.state, 1, held(1)).state, 5, held(5));
  expect(told(twice)).toEqual([]);
});

test('a read whose majority agrees is answered at once', () => {
  const two = receive(receive(ask(client, get).state, 1, held(1, 'a', first)).state, 5, held(5, 'a', first));
  expect(told(receive(two.state, 9, held(9, 'a', first)))).toEqual([{ type: 'got', ticket: 7, value: 'a', version: first }]);
});

test('one whose majority does not agree writes the newest value back before it is answered', () => {
  const two = receive(receive(ask(client, get).state, 1, held(1, 'a', first)).state, 5, held(5));
  const back = receive(two.state, 9, held(9));
  expect(told(back)).toEqual([]);
  expect(sent(back).map(([, message]) => message)).toContainEqual({
    type: 'write',
    ticket: 7,
    entry: { place: 5, key: 1, value: 'a', version: first },
  });
  const done = [1, 5, 9].reduce((after, place) => receive(after.state, place, written(place)), back);
  expect(told(done)).toEqual([{ type: 'got', ticket: 7, value: 'a', version: first }]);
});

test('an answer of a replaced owner is void, whichever comes first', () => {
  const replaced = [{ place: 1, claim: { round: 1, node: 3 } }];
  const three = [held(1, 'a', first), held(5, null, NEVER, replaced), held(9)];
  const after = three.reduce((before, message) => receive(before.state, message.place, message), ask(client, get));
  expect(told(after)).toEqual([]);
  expect(told(receive(after.state, 13, held(13)))).toEqual([{ type: 'got', ticket: 7, value: null, version: NEVER }]);
});

test('a node that does not know where to ask looks up, and asks when it is told', () => {
  const asked = ask(newcomer(2, config), get);
  expect(told(asked)).toEqual([1, 5, 9, 13].map((place) => ({ type: 'lookup', place })));
  const found = ask(asked.state, { type: 'found', place: 9, owner: 10 });
  expect(sent(found)).toEqual([[10, { type: 'read', ticket: 7, place: 9, key: 1 }]]);
});

test('two writes of one node get two versions', () => {
  const one = [1, 5, 9].reduce((after, place) => receive(after.state, place, held(place)), ask(client, put));
  const other = ask(one.state, { ...put, ticket: 8, value: 'b' });
  const both = [1, 5, 9].reduce((after, place) => receive(after.state, place, { ...held(place), ticket: 8 }), other);
  expect(both.state.operations.map((operation) => operation.phase === 'writing' && operation.version.counter)).toEqual([1, 2]);
});
