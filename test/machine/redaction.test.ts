/** A redaction replaces keys and values of clients, and nothing else; equal ones stay equal. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dataKey } from '../../impl/store/outcome.ts';
import { KeyedRedaction } from '../../machine/redaction.ts';

const redaction = new KeyedRedaction(Buffer.from('a key of sixteen bytes'));
const keyIn = (key: string): string => redaction.redacted({ class: 1, key }).key;

test('a key of the store is the sign and the token of the client’s key, and different keys have different tokens', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (one, other) => {
      expect(keyIn(dataKey(one))).toBe(dataKey(keyIn(one)));
      expect(keyIn(one) === keyIn(other)).toBe(one === other);
      expect(redaction.redacted([1, dataKey(one), 2])).toEqual([1, dataKey(keyIn(one)), 2]);
    }),
  );
});

test('tokens are as long as long originals, since nodes refuse what is too long', () => {
  const long = 'ü'.repeat(3_000);
  expect(Buffer.byteLength(keyIn(long))).toBe(6_000);
  const { value } = redaction.redacted({ value: long });
  expect(Buffer.byteLength(JSON.stringify(value))).toBe(Buffer.byteLength(JSON.stringify(long)));
});

test('versions, records of transactions, and what has no secret stay as they are', () => {
  const version = { counter: 3, writer: 5, boot: 1 };
  const state = { above: [{ version, place: 4 }], choice: { type: 'chosen', value: 3 }, none: { value: null } };
  expect(redaction.redacted(state)).toBe(state);
  const record = {
    key: '?5.1.7 accepted',
    value: { transaction: { node: 5, boot: 1, number: 7 }, home: { class: 1, key: 'a' }, outcome: 'committed' },
  };
  expect(redaction.redacted(record)).toEqual({ ...record, value: { ...record.value, home: { class: 1, key: keyIn('a') } } });
});

test('an entry of the disk keeps its place', () => {
  const entry = redaction.entry({ key: `item/4/17/${JSON.stringify('=name')}`, value: { version: 1, value: 'v' } });
  expect(entry).toEqual({
    key: `item/4/17/${JSON.stringify(keyIn('=name'))}`,
    value: { version: 1, value: redaction.redacted({ value: 'v' }).value },
  });
  expect(redaction.entry({ key: 'layer/ring', value: { a: 1 } })).toEqual({ key: 'layer/ring', value: { a: 1 } });
});

test('another key makes other tokens, and another name', () => {
  const other = new KeyedRedaction(Buffer.from('another key of bytes'));
  expect(other.id).not.toBe(redaction.id);
  expect(other.redacted({ key: 'a' })).not.toEqual(redaction.redacted({ key: 'a' }));
});
