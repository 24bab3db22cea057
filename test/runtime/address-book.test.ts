import { expect, test } from 'vitest';
import { AddressBook, MOST_ADDRESSES } from '../../runtime/address-book.ts';

const at = (node: number, port: number) => ({ node, host: 'h', port });

test('a connection is told its own node first, then only what is new', () => {
  const book = new AddressBook(at(1, 11), [at(2, 12)]);
  const first = book.since(0);
  expect(first.addresses).toEqual([at(1, 11), at(2, 12)]);
  book.learn(3, [at(3, 13), at(2, 12)]);
  const second = book.since(first.told);
  expect(second.addresses).toEqual([at(3, 13)]);
  expect(book.since(second.told).addresses).toEqual([]);
});

test('a node is believed about its own address, and nobody about those of others that are known', () => {
  const book = new AddressBook(at(1, 11), [at(2, 12)]);
  book.learn(3, [at(2, 99)]);
  expect(book.addressOf(2)).toEqual(at(2, 12));
  book.learn(2, [at(2, 99)]);
  expect(book.addressOf(2)).toEqual(at(2, 99));
});

test('a book that is full forgets hearsay first, then the oldest, and never what the operator gave', () => {
  const book = new AddressBook(at(1, 11), [at(2, 12)]);
  book.learn(3, [at(3, 13)]);
  for (let node = 100; node < 100 + 2 * MOST_ADDRESSES; node++) book.learn(3, [at(node, 14)]);
  expect([1, 2, 3, 100, 99 + 2 * MOST_ADDRESSES].map((node) => book.addressOf(node)?.port)).toEqual([11, 12, 13, undefined, 14]);
  for (let node = 10_000; node < 10_000 + 2 * MOST_ADDRESSES; node++) book.learn(node, [at(node, 15)]);
  expect([1, 2, 3, 9_999 + 2 * MOST_ADDRESSES].map((node) => book.addressOf(node)?.port)).toEqual([11, 12, undefined, 15]);
  expect(book.since(0).addresses).toHaveLength(MOST_ADDRESSES);
});

test('a node that changes its address again and again takes one place', () => {
  const book = new AddressBook(at(1, 11), []);
  for (let port = 1; port <= 5_000; port++) book.learn(2, [at(2, port)]);
  expect(book.since(0).addresses).toEqual([at(1, 11), at(2, 5_000)]);
});
