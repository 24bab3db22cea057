/**
 * All states that were found, as packed rows in the order of finding, and a table of their numbers. Rows are compared in
 * full, so two states are never confused. An entry of the table has four bytes.
 */
import { GrowingInts } from '../tables/growing.ts';

const FULLEST = 0.7;
/** A table filled beyond this share will soon grow. */
const NEARLY_FULL = 0.6;
const FEWEST_BITS = 12;

/** Writes the row at `base` of `from` in another form to `to`, where all bits are 0. */
export type Rewrite = (from: Int32Array, base: number, to: Int32Array, at: number) => void;

export class StateLog {
  /** The number of states. */
  size = 0;
  #words: number;
  #rows = new GrowingInts(1 << FEWEST_BITS);
  /**
   * The place is in the upper bits of a hash. An entry holds 1 + the number of a state in as many lower bits, and above them
   * the other bits of the hash. 0 marks a free place.
   */
  #table = new Int32Array(1 << FEWEST_BITS);
  /** The hashes of the rows that are being looked up. */
  #hashes = new Int32Array(64);
  #bits = FEWEST_BITS;

  /** `words`: the length of a row. */
  constructor(words: number) {
    this.#words = words;
  }

  /** The rows, one after another. Growth replaces them. */
  get rows(): Int32Array {
    return this.#rows.data;
  }

  /**
   * Looks up the first `count` rows of `rows`, and writes their numbers to `numbers`, or -1. The first loop is tight so that
   * the processor overlaps many distant reads; what it reads is near when the second loop asks for it.
   */
  findAll(rows: Int32Array, count: number, numbers: Int32Array): void {
    const [table, words, bits, log] = [this.#table, this.#words, this.#bits, this.#rows.data];
    const last = table.length - 1;
    if (count > this.#hashes.length) this.#hashes = new Int32Array(2 * count);
    const hashes = this.#hashes;
    for (let i = 0, at = 0; i < count; i++, at += words) {
      hashes[i] = hashOf(rows, at, words);
      numbers[i] = table[hashes[i] >>> (32 - bits)];
    }
    for (let i = 0, at = 0; i < count; i++, at += words) {
      let entry = numbers[i];
      if (entry === 0) {
        numbers[i] = -1;
        continue;
      }
      const hash = hashes[i];
      const tag = (hash << bits) >>> bits;
      for (let place = hash >>> (32 - bits); ; entry = table[place]) {
        if (entry === 0) break;
        place = (place + 1) & last;
        if (entry >>> bits !== tag) continue;
        const from = ((entry & last) - 1) * words;
        let k = 0;
        while (k < words && log[from + k] === rows[at + k]) k++;
        if (k === words) break;
      }
      numbers[i] = entry === 0 ? -1 : (entry & last) - 1;
    }
  }

  /** The number of the row at `at`; -1 if it is not there. */
  find(rows: Int32Array, at: number): number {
    const entry = this.#table[this.#place(rows, at)];
    return entry === 0 ? -1 : (entry & ((1 << this.#bits) - 1)) - 1;
  }

  /** Adds the row at `at`. Returns -1 if it is new, else its number. */
  add(rows: Int32Array, at: number): number {
    const place = this.#place(rows, at);
    if (this.#table[place] !== 0) return (this.#table[place] & ((1 << this.#bits) - 1)) - 1;
    this.#rows.reserve(this.#words);
    for (let k = 0; k < this.#words; k++) this.#rows.data[this.#rows.length++] = rows[at + k];
    this.size++;
    this.#table[place] = this.#entry(hashOf(rows, at, this.#words), this.size);
    if (this.size > this.#table.length * FULLEST) this.#index(this.#bits + 1);
    return -1;
  }

  /** Gives all rows another form, of `words` words. */
  rewrite(words: number, convert: Rewrite): void {
    const [old, oldWords] = [this.#rows.data, this.#words];
    this.#rows = new GrowingInts(Math.max(1 << FEWEST_BITS, Math.ceil(this.size * words * 1.25)));
    this.#rows.length = this.size * words;
    this.#words = words;
    for (let state = 0; state < this.size; state++) convert(old, state * oldWords, this.#rows.data, state * words);
    this.#index(this.#bits);
  }

  /** The place of the row at `at`, or the free place where it belongs. */
  #place(rows: Int32Array, at: number): number {
    const [table, words, bits, log] = [this.#table, this.#words, this.#bits, this.#rows.data];
    const hash = hashOf(rows, at, words);
    const tag = (hash << bits) >>> bits;
    const last = table.length - 1;
    let place = hash >>> (32 - bits);
    for (; table[place] !== 0; place = (place + 1) & last) {
      if (table[place] >>> bits !== tag) continue;
      const from = ((table[place] & last) - 1) * words;
      let k = 0;
      while (k < words && log[from + k] === rows[at + k]) k++;
      if (k === words) break;
    }
    return place;
  }

  #entry(hash: number, number: number): number {
    return (hash << this.#bits) | number;
  }

  /** Makes the table again, with 2 ** `bits` places. */
  #index(bits: number): void {
    this.#bits = bits;
    this.#table = new Int32Array(0);
    const table = new Int32Array(2 ** bits);
    const [words, log, last] = [this.#words, this.#rows.data, table.length - 1];
    for (let state = 0, at = 0; state < this.size; state++, at += words) {
      const hash = hashOf(log, at, words);
      let place = hash >>> (32 - bits);
      while (table[place] !== 0) place = (place + 1) & last;
      table[place] = this.#entry(hash, state + 1);
    }
    this.#table = table;
  }

  /** The further bytes that growth will take, as old and new arrays exist together; 0 if nothing will grow soon. */
  get bytesSoon(): number {
    return this.#rows.bytesSoon + (this.size > this.#table.length * NEARLY_FULL ? 2 * this.#table.byteLength : 0);
  }

  get bytes(): number {
    return this.#rows.bytes + this.#table.byteLength;
  }
}

function hashOf(rows: Int32Array, at: number, words: number): number {
  let hash = 0x2545f491;
  for (let k = 0; k < words; k++) {
    hash = Math.imul(hash ^ rows[at + k], 0x9e3779b1);
    hash ^= hash >>> 15;
  }
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  return Math.imul(hash, 0xc2b2ae35) | 0;
}
