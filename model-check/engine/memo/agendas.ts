/** Agendas: the outcomes that one slot's value enables by itself, so that no state with that value asks every move again. */

import { doubled, GrowingInts, grownTo } from '../tables/growing.ts';
import { type Ref, UNKNOWN } from './decisions.ts';

/**
 * The words of an agenda: its number, a number of outcomes, a number of trees, then the outcomes and the trees. The outcomes
 * depend on nothing else and change something; the trees read further slots.
 */
const NUMBER = 0;
export const OUTCOMES = 1;
export const FURTHER = 2;
export const LISTS = 3;

/** Stands for an agenda that enables nothing. */
export const EMPTY = -2;

export class Agendas {
  readonly words = new GrowingInts();
  /** By slot, then by value: the beginning of its agenda, EMPTY, or UNKNOWN. */
  readonly #places: Int32Array[];
  /** By slot: the number of values with an agenda. */
  readonly #counts: number[];
  /** By number of an agenda: its leaves, and the number of states in which the slot held the value. */
  readonly #leaves: (readonly Ref[])[] = [];
  #visits: Float64Array = new Float64Array(64);

  constructor(slots: number) {
    this.#places = Array.from({ length: slots }, () => new Int32Array(0));
    this.#counts = Array.from({ length: slots }, () => 0);
  }

  /** The number of values of `slot` with an agenda. */
  count(slot: number): number {
    return this.#counts[slot];
  }

  /** The beginning of the agenda for `value` in `slot`, EMPTY, or UNKNOWN. */
  find(slot: number, value: number): number {
    const places = this.#places[slot];
    return value < places.length ? places[value] : UNKNOWN;
  }

  /** Adds the agenda for `value` in `slot`. `leaves` hold also the outcomes that change nothing. Returns its beginning, or EMPTY. */
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

  /** Counts one more state with the agenda at `at`. */
  visit(at: number): void {
    this.#visits[this.words.data[at + NUMBER]]++;
  }

  /** Calls `report` with each leaf of an agenda and the number of states in which it was reached. */
  eachVisit(report: (leaf: Ref, visits: number) => void): void {
    this.#leaves.forEach((leaves, number) => {
      for (const leaf of leaves) report(leaf, this.#visits[number]);
    });
  }

  get bytes(): number {
    return this.words.bytes + this.#visits.byteLength + this.#places.reduce((sum, places) => sum + places.byteLength, 0);
  }
}
