import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BitRows } from '../../../model-check/engine/tables/bit-rows.ts';
import { PairTable } from '../../../model-check/engine/tables/pair-table.ts';
import { Vectors } from '../../../model-check/engine/tables/vectors.ts';
import { Visited } from '../../../model-check/engine/tables/visited.ts';

const lane = fc.oneof(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }), fc.constantFrom(0, 1, -1, 1 << 20));
const nonempty = fc.tuple(lane, lane).filter(([low, high]) => low !== 0 || high !== 0);
const small = fc.integer({ min: 0, max: 300 });

describe('the tables of the engine hold what a Map would', () => {
  test('visited fingerprints, numbered in the order in which they came', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(lane, lane), { maxLength: 6000, size: 'max' }), (fingerprints) => {
        const visited = new Visited(true);
        const known = new Map<string, number>();
        for (const [low, high] of fingerprints) {
          // The empty fingerprint shares a place with (1, 0).
          const key = low === 0 && high === 0 ? '1 0' : `${low} ${high}`;
          expect(visited.add(low, high)).toBe(known.get(key) ?? -1);
          if (!known.has(key)) known.set(key, known.size);
        }
        expect(visited.size).toBe(known.size);
      }),
      { numRuns: 20 },
    );
  });

  test('a glance never takes an unknown fingerprint for a known one', () => {
    fc.assert(
      fc.property(fc.array(nonempty, { maxLength: 400 }), fc.array(nonempty, { maxLength: 60 }), (added, asked) => {
        const visited = new Visited(false);
        for (const [low, high] of added) visited.add(low, high);
        const all = [...added.slice(0, 40), ...asked];
        const known = new Uint8Array(all.length);
        visited.glance(
          Int32Array.from(all, ([low]) => low),
          Int32Array.from(all, ([, high]) => high),
          all.length,
          known,
        );
        all.forEach(([low, high], i) => {
          if (known[i] === 1) expect(added.some(([l, h]) => l === low && h === high)).toBe(true);
        });
      }),
    );
  });

  test('pairs', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(small, small, small), { maxLength: 2000, size: 'max' }), (entries) => {
        const table = new PairTable();
        const known = new Map<string, number>();
        for (const [first, second, value] of entries) {
          expect(table.get(first, second)).toBe(known.get(`${first} ${second}`) ?? -1);
          table.set(first, second, value);
          known.set(`${first} ${second}`, value);
        }
        for (const [first, second] of entries) expect(table.get(first, second)).toBe(known.get(`${first} ${second}`));
      }),
      { numRuns: 30 },
    );
  });

  test('bits', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(small, small), { maxLength: 300 }), fc.array(fc.tuple(small, small)), (set, asked) => {
        const bits = new BitRows();
        for (const [row, column] of set) bits.set(row, column);
        for (const [row, column] of [...set, ...asked]) expect(bits.has(row, column)).toBe(set.some(([r, c]) => r === row && c === column));
      }),
      { numRuns: 30 },
    );
  });

  test('bits, of which those that find no place stay unset, and none is ever set by mistake', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(small, small), { minLength: 50, maxLength: 300 }), (set) => {
        const bits = new BitRows(128);
        for (const [row, column] of set) bits.set(row, column);
        const isSet = (row: number, column: number) => set.some(([r, c]) => r === row && c === column);
        for (let row = 0; row <= 300; row += 7)
          for (let column = 0; column <= 300; column++) expect(bits.has(row, column) && !isSet(row, column)).toBe(false);
        expect(bits.bytes).toBeLessThanOrEqual(128 * 4);
      }),
      { numRuns: 30 },
    );
  });

  test('vectors', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 })), {
          maxLength: 900,
          size: 'max',
        }),
        (entries) => {
          const vectors = new Vectors(3);
          const known = new Map<string, number>();
          for (const entry of entries) {
            const key = entry.join();
            const expected = known.get(key) ?? known.size;
            known.set(key, expected);
            expect(vectors.number(Int32Array.from(entry))).toBe(expected);
          }
        },
      ),
      { numRuns: 30 },
    );
  });
});
