/** The leaves of the trees: the outcomes of a move in one case, and the number of states in which the case was met. */
import { doubled, GrowingInts } from '../tables/growing.ts';

/** The words of a leaf: its first outcome, the first that changes something, the end; its move, and the number of looks. */
const FROM = 0;
const MOVING = 1;
const END = 2;
const OWNER = 3;
const LOOKS = 4;
const LEAF = 5;

/** A range of outcomes. Those from `moving` on change something. */
export interface Range {
  readonly from: number;
  readonly moving: number;
  readonly end: number;
}

/** The memory of one move, by number of looks: the number of cases, and of states in which they were met. */
export interface Usage {
  readonly cases: readonly number[];
  readonly visits: readonly number[];
}

/** Leaves are numbered from 0. */
export class Leaves {
  #words = new GrowingInts();
  #visits: Float64Array = new Float64Array(64);
  /** By move and number of looks: the leaf without outcomes, and the number of cases. */
  readonly #idle: number[][] = [];
  readonly #cases: number[][] = [];

  addMove(): void {
    this.#idle.push([]);
    this.#cases.push([]);
  }

  /** The number of cases. Cases without outcomes share a leaf. */
  get cases(): number {
    return this.#cases.flat().reduce((sum, cases) => sum + cases, 0);
  }

  /** Adds a case of `move`. Returns its leaf. */
  add(move: number, looks: number, outcomes: Range): number {
    this.#cases[move][looks] = (this.#cases[move][looks] ?? 0) + 1;
    if (outcomes.from < outcomes.end) return this.#append(move, looks, outcomes);
    this.#idle[move][looks] ??= this.#append(move, looks, outcomes);
    return this.#idle[move][looks];
  }

  /** Counts `states` more in which `leaf` was reached. */
  arrive(leaf: number, states: number): void {
    this.#visits[leaf] += states;
  }

  moving(leaf: number): number {
    return this.#words.data[leaf * LEAF + MOVING];
  }

  end(leaf: number): number {
    return this.#words.data[leaf * LEAF + END];
  }

  /** Whether `leaf` has no outcomes. */
  isIdle(leaf: number): boolean {
    return this.#words.data[leaf * LEAF + FROM] === this.#words.data[leaf * LEAF + END];
  }

  /** Calls `report` with each outcome of `leaf`. */
  eachOutcome(leaf: number, report: (outcome: number) => void): void {
    for (let outcome = this.#words.data[leaf * LEAF + FROM]; outcome < this.end(leaf); outcome++) report(outcome);
  }

  /** Calls `report` with each outcome that was reached and the number of states in which it was. */
  eachVisit(report: (outcome: number, visits: number) => void): void {
    for (let leaf = 0; leaf * LEAF < this.#words.length; leaf++)
      if (this.#visits[leaf] > 0) this.eachOutcome(leaf, (outcome) => report(outcome, this.#visits[leaf]));
  }

  /** The usage of each move. */
  usages(): readonly Usage[] {
    const usages = this.#cases.map((cases) => ({ cases, visits: Array.from(cases, () => 0) }));
    for (let leaf = 0, at = 0; at < this.#words.length; leaf++, at += LEAF)
      usages[this.#words.data[at + OWNER]].visits[this.#words.data[at + LOOKS]] += this.#visits[leaf];
    return usages;
  }

  /**
   * Drops the cases that took more looks than their move's horizon. Calls `keep` with the outcomes of each other leaf, in
   * order; it returns the new number of the first of them. Calls `lose` with each dropped outcome and its visits. Returns
   * the new leaves by the old ones.
   */
  dropBeyond(
    horizons: readonly number[],
    keep: (range: Range) => number,
    lose: (outcome: number, visits: number) => void,
  ): ReadonlyMap<number, number> {
    const [old, visits] = [this.#words, this.#visits];
    this.#words = new GrowingInts();
    this.#visits = new Float64Array(64);
    const numbers = new Map<number, number>();
    this.#cases.forEach((cases, move) => {
      cases.length = Math.min(cases.length, horizons[move] + 1);
      this.#idle[move].length = 0;
    });
    for (let leaf = 0, at = 0; at < old.length; leaf++, at += LEAF) {
      const [from, moving, end, move, looks] = old.data.subarray(at, at + LEAF);
      if (looks > horizons[move]) {
        for (let outcome = from; outcome < end; outcome++) lose(outcome, visits[leaf]);
        continue;
      }
      const first = keep({ from, moving, end });
      const number = this.#append(move, looks, { from: first, moving: first + moving - from, end: first + end - from });
      if (from === end) this.#idle[move][looks] = number;
      this.arrive(number, visits[leaf]);
      numbers.set(leaf, number);
    }
    return numbers;
  }

  #append(move: number, looks: number, { from, moving, end }: Range): number {
    const leaf = this.#words.length / LEAF;
    if (leaf === this.#visits.length) this.#visits = doubled(this.#visits);
    for (const word of [from, moving, end, move, looks]) this.#words.push(word);
    return leaf;
  }

  get bytes(): number {
    return this.#words.bytes + this.#visits.byteLength;
  }
}
