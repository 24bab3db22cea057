/** Numbers distinct values 0, 1, 2, …, and gives each two random 32-bit lanes for fingerprints. */
import { decode, encode, NotPlainData, type Value } from '../../../impl/kernel/plain-data.ts';
import type { RandomStream } from '../../chance/random.ts';
import { GrowingInts } from './growing.ts';

/** A place took more distinct values than a bounded model should have: something in it only ever grows. */
export class TooVaried extends Error {
  override readonly name = 'TooVaried';
}

/** Estimated memory of a value, in bytes: a fixed part, and a part per character for its text and the value itself. */
const BYTES_PER_VALUE = 64;
const BYTES_PER_CHARACTER = 6;

const MOST_VALUES = 4_000_000;

export class Interner {
  readonly name: string;
  /** Deeply frozen, by id. */
  readonly values: Value[] = [];
  /** Estimated memory of all values, in bytes. */
  bytes = 0;
  readonly #ids = new Map<string, number>();
  readonly #random: RandomStream;
  readonly #low = new GrowingInts();
  readonly #high = new GrowingInts();

  /** `name` says in messages to people whose values these are. */
  constructor(name: string, random: RandomStream) {
    this.name = name;
    this.#random = random;
  }

  /** The id of `value`. Throws `NotPlainData`, or `TooVaried`. */
  id(value: Value): number {
    const text = this.#encode(value);
    const known = this.#ids.get(text);
    if (known !== undefined) return known;
    const id = this.values.length;
    if (id === MOST_VALUES)
      throw new TooVaried(`${this.name} takes more than ${MOST_VALUES} values; the last one is ${text.slice(0, 200)}`);
    this.values.push(decode(text));
    this.bytes += BYTES_PER_VALUE + BYTES_PER_CHARACTER * text.length;
    this.#ids.set(text, id);
    this.#low.push(this.#random());
    this.#high.push(this.#random());
    return id;
  }

  #encode(value: Value): string {
    try {
      return encode(value);
    } catch (error) {
      throw error instanceof NotPlainData ? error.inside(this.name) : error;
    }
  }

  get size(): number {
    return this.values.length;
  }

  low(id: number): number {
    return this.#low.data[id];
  }

  high(id: number): number {
    return this.#high.data[id];
  }
}
