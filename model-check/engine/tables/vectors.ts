/** Numbers vectors of integers 0, 1, 2, …: equal vectors get equal numbers. Vectors are compared exactly. */
import { GrowingInts } from './growing.ts';

export class Vectors {
  size = 0;
  readonly #width: number;
  readonly #entries: GrowingInts;
  /** By place: 1 + the number of a vector; 0 marks a free place. */
  #table = new Int32Array(1 << 8);

  constructor(width: number) {
    this.#width = width;
    this.#entries = new GrowingInts(Math.max(1, width) * 64);
  }

  /** The number of `vector`, of which the first `width` entries count. */
  number(vector: Int32Array): number {
    const mask = this.#table.length - 1;
    let place = this.#hash(vector, 0) & mask;
    for (; this.#table[place] !== 0; place = (place + 1) & mask) {
      if (this.#same(vector, (this.#table[place] - 1) * this.#width)) return this.#table[place] - 1;
    }
    this.#table[place] = ++this.size;
    for (let i = 0; i < this.#width; i++) this.#entries.push(vector[i]);
    if (this.size * 2 > this.#table.length) this.#grow();
    return this.size - 1;
  }

  #same(vector: Int32Array, at: number): boolean {
    const entries = this.#entries.data;
    for (let i = 0; i < this.#width; i++) if (entries[at + i] !== vector[i]) return false;
    return true;
  }

  #hash(vector: Int32Array, at: number): number {
    let hash = 0x811c9dc5;
    for (let i = 0; i < this.#width; i++) hash = Math.imul(hash ^ vector[at + i], 0x01000193) ^ (hash >>> 13);
    return hash ^ (hash >>> 16);
  }

  #grow(): void {
    const table = new Int32Array(this.#table.length * 2);
    for (let number = 0; number < this.size; number++) {
      let place = this.#hash(this.#entries.data, number * this.#width) & (table.length - 1);
      while (table[place] !== 0) place = (place + 1) & (table.length - 1);
      table[place] = number + 1;
    }
    this.#table = table;
  }

  get bytes(): number {
    return this.#entries.bytes + this.#table.byteLength;
  }
}
