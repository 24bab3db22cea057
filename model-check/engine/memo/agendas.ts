/** What each value of a slot makes possible by itself, so that it need not be asked of every move in every state. */

import { doubled, GrowingInts, grownTo } from '../tables/growing.ts';
import { type Ref, UNKNOWN } from './decisions.ts';

/**
 * The words of an agenda: its number; how many outcomes that depend on nothing else and change something; how many
 * trees that look further; then these outcomes and these trees.
 */
const NUMBER = 0;
export const OUTCOMES = 1;
export const FURTHER = 2;
export const LISTS = 3;

/** The place of all agendas that make nothing possible. */
export const EMPTY = -2;

export class Agendas {
  readonly words = new GrowingInts();
  /** By slot, then by value: where its agenda begins, EMPTY, or UNKNOWN. */
  readonly #places: Int32Array[];
  /** By slot, for how many values there is an agenda. */
  readonly #counts: number[];
  /** By the number of an agenda: its leaves, and in how many states the slot held the value. */
  readonly #leaves: (readonly Ref[])[] = [];
  #visits: Float64Array = new Float64Array(64);

  constructor(slots: number) {
    this.#places = Array.from({ length: slots }, () => new Int32Array(0));
    this.#counts = Array.from({ length: slots }, () => 0);
  }

  /** For how many values of `slot` there is an agenda. */
  count(slot: number): number {
    return this.#counts[slot];
  }

  /** Where the agenda for `value` in `slot` begins, EMPTY, or UNKNOWN. */
  find(slot: number, value: number): number {
    const places = this.#places[slot];
    return value < places.length ? places[value] : UNKNOWN;
  }

  /** Adds the agenda for `value` in `slot`. `leaves` hold all its outcomes, those too that change nothing. Returns where it begins, or EMPTY. */
  add(slot: number, value: number, leaves: readonly Ref[], outcomes: readonly number[], further: readonly Ref[]): number {
    const at = leaves.length + further.length === 0 ? EMPTY : this.words.length;
    if (value >= this.#places[slot].length) this.#places[slot] = grownTo(this.#places[slot], value, UNKNOWN);
    this.#places[slot][value] = at;
    this.#counts[slot]++;
    if (at === EMPTY) return at;
    const number = this.#leaves.push(leaves) - 1;
    if (number === this.#visits.length) this.#visits = doubled(this.#visits);
    for (const word of [number, outcomes.length, further.length, ...outcomes, ...further]) this.words.push(word);
    return at;
  }

  /** Counts one more state that has the agenda at `at`. */
  visit(at: number): void {
    this.#visits[this.words.data[at + NUMBER]]++;
  }

  /** Calls `report` with each leaf of an agenda, and in how many states it was reached. */
  eachVisit(report: (leaf: Ref, visits: number) => void): void {
    this.#leaves.forEach((leaves, number) => {
      for (const leaf of leaves) report(leaf, this.#visits[number]);
    });
  }

  get bytes(): number {
    return this.words.bytes + this.#visits.byteLength + this.#places.reduce((sum, places) => sum + places.byteLength, 0);
  }
}
