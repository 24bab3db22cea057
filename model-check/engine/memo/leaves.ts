/** The ends of the trees: what a move does in one case, and in how many states it was met. */
import { doubled, GrowingInts } from '../tables/growing.ts';

/** The words of a leaf: its first outcome, its first one that changes something, its end; whose it is, and after how many looks. */
const FROM = 0;
const MOVING = 1;
const END = 2;
const OWNER = 3;
const LOOKS = 4;
const LEAF = 5;

/** A list of outcomes; those from `moving` on change something. */
export interface Range {
  readonly from: number;
  readonly moving: number;
  readonly end: number;
}

/** What is remembered of one move, by how many looks it took: the number of cases, and of states that were one of them. */
export interface Usage {
  readonly cases: readonly number[];
  readonly visits: readonly number[];
}

/** Numbered from 0 on. */
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

  /** How many cases there are; those in which nothing happens share leaves. */
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

  /** Counts `states` more that have the outcomes of `leaf`. */
  arrive(leaf: number, states: number): void {
    this.#visits[leaf] += states;
  }

  moving(leaf: number): number {
    return this.#words.data[leaf * LEAF + MOVING];
  }

  end(leaf: number): number {
    return this.#words.data[leaf * LEAF + END];
  }

  /** Whether there are no outcomes at all. */
  isIdle(leaf: number): boolean {
    return this.#words.data[leaf * LEAF + FROM] === this.#words.data[leaf * LEAF + END];
  }

  /** Calls `report` with each outcome of `leaf`. */
  eachOutcome(leaf: number, report: (outcome: number) => void): void {
    for (let outcome = this.#words.data[leaf * LEAF + FROM]; outcome < this.end(leaf); outcome++) report(outcome);
  }

  /** Calls `report` with each outcome that was reached, and in how many states. */
  eachVisit(report: (outcome: number, visits: number) => void): void {
    for (let leaf = 0; leaf * LEAF < this.#words.length; leaf++)
      if (this.#visits[leaf] > 0) this.eachOutcome(leaf, (outcome) => report(outcome, this.#visits[leaf]));
  }

  /** By move. */
  usages(): readonly Usage[] {
    const usages = this.#cases.map((cases) => ({ cases, visits: Array.from(cases, () => 0) }));
    for (let leaf = 0, at = 0; at < this.#words.length; leaf++, at += LEAF)
      usages[this.#words.data[at + OWNER]].visits[this.#words.data[at + LOOKS]] += this.#visits[leaf];
    return usages;
  }

  /**
   * Drops the cases that took more looks than `horizons` says of their move. `keep` is called with the outcomes of each other
   * leaf, in the order of their numbers, and returns the new number of the first; `lose` with each outcome that is dropped, and
   * its visits. Returns the new leaves by the old ones.
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
