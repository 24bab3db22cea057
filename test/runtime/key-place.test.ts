/** Keys are hashed at the edge: the place of a key is the same on every machine. */
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { CIRCLE, GRAIN } from '../../impl/places/identifiers.ts';
import { placeOfKey } from '../../runtime/key-place.ts';

test('the place of a key follows from the first 80 bits of its SHA-256', () => {
  const bits = BigInt(`0x${createHash('sha256').update('abc').digest('hex').slice(0, 20)}`);
  const exact = (((bits >> 32n) * 720_720n) >> 48n) * 2n ** 32n + (bits & 0xffff_f000n);
  expect(BigInt(placeOfKey('abc'))).toBe(exact);
  expect(placeOfKey('abc')).toBe(2_254_723_879_682_048);
});

test('a key may be any text, and spellings of one letter are different keys', () => {
  const keys = ['', 'é', 'e\u0301', '𝔘', '\u0000', 'key', 'Key'];
  expect(new Set(keys.map(placeOfKey)).size).toBe(keys.length);
  expect(placeOfKey('\ud800')).toBe(placeOfKey('\ufffd'));
});

test('keys spread evenly: each of 16 zones gets its share of 16,000 keys, within a tenth', () => {
  const zones = Array.from({ length: 16_000 }, (_, i) => Math.floor(placeOfKey(`key ${i}`) / (CIRCLE / 16)));
  const counts = Array.from({ length: 16 }, (_, zone) => zones.filter((each) => each === zone).length);
  expect(Math.min(...counts)).toBeGreaterThan(900);
  expect(Math.max(...counts)).toBeLessThan(1100);
});

test('a key lies at the beginning of a grain', () => {
  expect(['a', 'b', 'c'].map((key) => placeOfKey(key) % GRAIN)).toEqual([0, 0, 0]);
});
