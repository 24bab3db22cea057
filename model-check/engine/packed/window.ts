/**
 * A window: some moves, the fields that they read, and what they do, by the values of these fields. The fields are seen
 * through masks, so that one look-up serves all moves of the window, whatever the rest of the state is.
 */
import type { Packing } from './packing.ts';

/** The moves that a window lists: `near`, those that look at one slot only; `far`, those that look further; or all. */
export type Reach = 'near' | 'far' | 'all';

/** Moves that look first at the same slot. */
export interface Group {
  readonly moves: readonly number[];
  readonly reach: Reach;
}

/** No entry. */
export const UNKNOWN = -1;

/** Masks of at most this many neighbouring bits index a table directly. */
const MOST_DIRECT_BITS = 12;
const FULLEST = 0.5;
const FEWEST_PLACES = 8;

export class Window {
  /** In the order in which they are listed. */
  readonly groups: readonly Group[];
  /** The number of states that were expanded before the first entry. */
  readonly since: number;
  /** The fields that the moves have read. */
  readonly fields = new Set<number>();
  /** The number of entries that were ever added. */
  size = 0;
  #used = 0;
  /** Words with a nonzero mask, and these masks. */
  #words: Int32Array = new Int32Array(0);
  #masks: Int32Array = new Int32Array(0);
  /** With one mask of few bits: by its bits, the entry or UNKNOWN; else by place: the masked words, and 1 + the entry. */
  #table: Int32Array = new Int32Array(0);
  #isDirect = false;
  #shift = 0;
  /** The number of places of the table, less 1. */
  #last = 0;

  constructor(groups: readonly Group[], since: number) {
    this.groups = groups;
    this.since = since;
  }

  /** Forgets all entries, and sees the fields of this packing from now on. */
  open(packing: Packing): void {
    const masks = new Int32Array(packing.words);
    for (const field of this.fields) masks[packing.word[field]] |= packing.mask[field] << packing.shift[field];
    const words = [...masks.keys()].filter((word) => masks[word] !== 0);
    this.#words = Int32Array.from(words);
    this.#masks = Int32Array.from(words, (word) => masks[word]);
    this.#used = 0;
    const [mask = 0] = this.#masks;
    this.#shift = mask === 0 ? 0 : 31 - Math.clz32(mask & -mask);
    const bits = 32 - Math.clz32(mask >>> this.#shift);
    this.#isDirect = words.length <= 1 && bits <= MOST_DIRECT_BITS;
    this.#table = this.#isDirect ? new Int32Array(2 ** bits).fill(UNKNOWN) : new Int32Array(FEWEST_PLACES * this.#stride);
    this.#last = FEWEST_PLACES - 1;
  }

  /** The entry for the row at `base`, or UNKNOWN. */
  find(data: Int32Array, base: number): number {
    if (this.#isDirect) {
      if (this.#words.length === 0) return this.#table[0];
      return this.#table[(data[base + this.#words[0]] & this.#masks[0]) >>> this.#shift];
    }
    return this.#table[this.#place(data, base) + this.#words.length] - 1;
  }

  /** Adds the entry for the row at `base`, which has none. */
  add(data: Int32Array, base: number, entry: number): void {
    this.size++;
    this.#used++;
    if (this.#isDirect) {
      this.#table[this.#words.length === 0 ? 0 : (data[base + this.#words[0]] & this.#masks[0]) >>> this.#shift] = entry;
      return;
    }
    if (this.#used * this.#stride > this.#table.length * FULLEST) this.#grow();
    const at = this.#place(data, base);
    for (let k = 0; k < this.#words.length; k++) this.#table[at + k] = data[base + this.#words[k]] & this.#masks[k];
    this.#table[at + this.#words.length] = entry + 1;
  }

  get #stride(): number {
    return this.#words.length + 1;
  }

  /** The beginning of the place of the row at `base`, or of the free one where it belongs. */
  #place(data: Int32Array, base: number): number {
    return this.#words.length === 2 ? this.#placeOfTwo(data, base) : this.#placeOfMany(data, base);
  }

  /** The same for two words, without loops. */
  #placeOfTwo(data: Int32Array, base: number): number {
    const [words, masks, table] = [this.#words, this.#masks, this.#table];
    const first = data[base + words[0]] & masks[0];
    const second = data[base + words[1]] & masks[1];
    for (let place = mixed(Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b)); ; place++) {
      const at = 3 * (place & this.#last);
      if (table[at + 2] === 0 || (table[at] === first && table[at + 1] === second)) return at;
    }
  }

  #placeOfMany(data: Int32Array, base: number): number {
    const [words, masks, table] = [this.#words, this.#masks, this.#table];
    const count = words.length;
    let hash = 0;
    for (let k = 0; k < count; k++) hash = Math.imul(hash ^ (data[base + words[k]] & masks[k]), 0x9e3779b1) ^ (hash >>> 13);
    for (let place = mixed(hash); ; place++) {
      const at = (count + 1) * (place & this.#last);
      if (table[at + count] === 0) return at;
      let k = 0;
      while (k < count && table[at + k] === (data[base + words[k]] & masks[k])) k++;
      if (k === count) return at;
    }
  }

  #grow(): void {
    const [old, stride] = [this.#table, this.#stride];
    this.#table = new Int32Array(old.length * 2);
    this.#last = 2 * this.#last + 1;
    const row = new Int32Array(this.#words.length === 0 ? 0 : this.#words[this.#words.length - 1] + 1);
    for (let at = 0; at < old.length; at += stride) {
      if (old[at + stride - 1] === 0) continue;
      for (let k = 0; k < stride - 1; k++) row[this.#words[k]] = old[at + k];
      const to = this.#place(row, 0);
      for (let k = 0; k < stride; k++) this.#table[to + k] = old[at + k];
    }
  }

  get bytes(): number {
    return this.#table.byteLength;
  }
}

/** The lower bits of the result depend on all bits. */
function mixed(hash: number): number {
  const once = Math.imul(hash ^ (hash >>> 16), 0x7feb352d);
  return once ^ (once >>> 15);
}
