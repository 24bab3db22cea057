/** The pages of the keys that a node keeps. */
import { expect, test } from 'vitest';
import { EMPTY, withItem } from '../../impl/epochs/entries.ts';
import { recordKey } from '../../impl/places/record-key.ts';
import { dataKey } from '../../impl/store/outcome.ts';
import { ApiError } from '../../service/api-error.ts';
import { pageOf } from '../../service/key-pages.ts';
import { servingNode } from './one-node.ts';

const version = { counter: 1, writer: 0, boot: 1 };

function storeOf(items: readonly (readonly [place: number, ofClass: number, key: string])[]) {
  return items.reduce((store, [place, ofClass, key]) => withItem(store, place, { class: ofClass, key, version, value: '1' }), EMPTY);
}

test('pages tell each key at each place once, in order, and end', () => {
  const names = Array.from({ length: 2_500 }, (_, i) => `k${i}`);
  // Several keys of one class: a page may end between them.
  const store = storeOf([0, 2].flatMap((place) => names.map((key, i) => [place, Math.floor(i / 7), dataKey(key)] as const)));
  const told: string[] = [];
  let pages = 0;
  for (let after: string | null = null; ; pages++) {
    const { keys, next } = pageOf(store, after);
    told.push(...keys);
    if (next === null) break;
    after = next;
  }
  expect(pages).toBe(5);
  expect(told.length).toBe(5_000);
  expect(new Set(told)).toEqual(new Set(names));
});

test('records of transactions, and keys of the service itself, are not told', () => {
  const store = storeOf([
    [0, 1, recordKey('1.1.1 accepted')],
    [0, 2, dataKey('\u0000log')],
    [0, 3, dataKey('mine')],
  ]);
  expect(pageOf(store, null)).toEqual({ keys: ['mine'], next: null });
});

test('a cursor goes on after a key that has gone meanwhile', () => {
  expect(
    pageOf(
      storeOf([
        [0, 5, dataKey('c')],
        [1, 1, dataKey('d')],
      ]),
      `0.5.${dataKey('b')}`,
    ).keys,
  ).toEqual(['c', 'd']);
  expect(
    pageOf(
      storeOf([
        [0, 5, dataKey('c')],
        [1, 1, dataKey('d')],
      ]),
      `0.5.${dataKey('c')}`,
    ).keys,
  ).toEqual(['d']);
});

test('a cursor that makes no sense is refused', async () => {
  expect(() => pageOf(EMPTY, 'x')).toThrow(ApiError);
  const node = await servingNode();
  const response = await fetch(`${node}/v1/keys?after=x`);
  expect([response.status, await response.json()]).toMatchObject([
    400,
    { message: 'after: got "x", expected the field next of an earlier page' },
  ]);
});

test('a node tells the keys that were written, over HTTP', async () => {
  const node = await servingNode();
  for (const key of ['a', 'b/c']) await fetch(`${node}/v1/kv/${encodeURIComponent(key)}`, { method: 'PUT', body: '1' });
  const { keys, next } = JSON.parse(await (await fetch(`${node}/v1/keys`)).text());
  expect(next).toBe(null);
  expect(new Set(keys)).toEqual(new Set(['a', 'b/c']));
});
