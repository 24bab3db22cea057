import { expect, test } from 'vitest';
import { AddressBook } from '../../../impl/runtime/address-book.ts';

const at = (node: number, port: number) => ({ node, host: 'h', port });

test('a connection is told its own node first, then only what is new', () => {
  const book = new AddressBook(at(1, 11), [at(2, 12)]);
  const first = book.since(0);
  expect(first.addresses).toEqual([at(1, 11), at(2, 12)]);
  book.learn(3, [at(3, 13), at(2, 12)]);
  expect(book.since(first.told).addresses).toEqual([at(3, 13)]);
});

test('a node is believed about its own address, and nobody about those of others that are known', () => {
  const book = new AddressBook(at(1, 11), [at(2, 12)]);
  book.learn(3, [at(2, 99)]);
  expect(book.addressOf(2)).toEqual(at(2, 12));
  book.learn(2, [at(2, 99)]);
  expect(book.addressOf(2)).toEqual(at(2, 99));
});
