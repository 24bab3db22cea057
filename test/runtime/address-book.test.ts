import { expect, test } from 'vitest';
import { AddressBook, MOST_ADDRESSES } from '../../runtime/address-book.ts';
import type { Identity } from '../../runtime/frame.ts';

const at = (node: number, port: number) => ({ node, host: 'h', port });
/** A node's own word about itself. */
const word = (node: number, port: number, incarnation = 1): Identity => ({
  ...at(node, port),
  instance: `of ${node}`,
  incarnation,
  process: `${node} in life ${incarnation}`,
});
const known = (node: number, port: number, incarnation = 1) => ({ ...at(node, port), instance: `of ${node}`, incarnation });

test('a connection is told all nodes first, then only what is new', () => {
  const book = new AddressBook(word(1, 11), [at(2, 12)]);
  const first = book.since(0);
  expect(first.addresses).toEqual([at(2, 12), known(1, 11)]);
  book.learn(word(3, 13));
  book.hear([at(2, 12)]);
  const second = book.since(first.told);
  expect(second.addresses).toEqual([known(3, 13)]);
  expect(book.since(second.told).addresses).toEqual([]);
});

test('a node is believed about itself, and others are not believed about a node that is known', () => {
  const book = new AddressBook(word(1, 11), [at(2, 12)]);
  book.hear([at(2, 99)]);
  expect(book.entryOf(2)?.address).toEqual(at(2, 12));
  book.learn(word(2, 99));
  expect(book.entryOf(2)).toMatchObject({ address: known(2, 99), ownWord: word(2, 99) });
});

test('others are believed about a later life of the same instance, and it is told on', () => {
  const book = new AddressBook(word(1, 11), []);
  book.learn(word(2, 12));
  const { told } = book.since(0);
  book.hear([{ ...known(2, 66, 2), instance: 'another' }, known(2, 66, 1)]);
  expect(book.since(told).addresses).toEqual([]);
  book.hear([known(2, 13, 2)]);
  expect(book.since(told).addresses).toEqual([known(2, 13, 2)]);
  expect(book.entryOf(2)?.ownWord).toEqual(word(2, 12));
});

test('a book that is full forgets hearsay first, then the oldest, and never what the operator gave', () => {
  const book = new AddressBook(word(1, 11), [at(2, 12)]);
  const portOf = (node: number) => book.entryOf(node)?.address.port;
  book.learn(word(3, 13));
  for (let node = 100; node < 100 + 2 * MOST_ADDRESSES; node++) book.hear([at(node, 14)]);
  expect([1, 2, 3, 100, 99 + 2 * MOST_ADDRESSES].map(portOf)).toEqual([11, 12, 13, undefined, 14]);
  for (let node = 10_000; node < 10_000 + 2 * MOST_ADDRESSES; node++) book.learn(word(node, 15));
  expect([1, 2, 3, 9_999 + 2 * MOST_ADDRESSES].map(portOf)).toEqual([11, 12, undefined, 15]);
  expect(book.since(0).addresses).toHaveLength(MOST_ADDRESSES);
});

test('a node that changes its address again and again takes one place', () => {
  const book = new AddressBook(word(1, 11), []);
  for (let port = 1; port <= 5_000; port++) book.learn(word(2, port, port));
  expect(book.since(0).addresses).toEqual([known(1, 11), known(2, 5_000, 5_000)]);
});
