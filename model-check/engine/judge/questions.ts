/**
 * The properties of one kind, put to a state, or to the two states of a step. A property is a pure function of what it reads,
 * so each is remembered by what it reads itself: most look at one node, and most states differ elsewhere. A property whose
 * answers are hardly ever found again is asked each time, of one view that it shares with the others like it.
 */

import { WatchingReader } from '../memo/reading.ts';
import type { Space } from '../memo/space.ts';
import { Sampler } from '../system/sampler.ts';
import { type Seen, seenBy } from '../system/seen.ts';
import type { System } from '../system/system.ts';
import { PairTable } from '../tables/pair-table.ts';
import { Aspects, type WhatWasRead } from './aspects.ts';

/** A row: where it begins, in which data. */
export type Row = readonly [data: Int32Array, base: number];

/** Puts one property to a state, or to the states before and after a step. */
type Ask<S, P> = (name: string, property: P, seen: Seen<S>, after: Seen<S>) => boolean;

/** So many answers are asked for before it is looked whether remembering them is worth it; then twice as many. */
const FIRST_REVIEW = 64;
/** Of so many answers, one must have been found again. */
const ANSWERS_PER_HIT = 3;

export class Questions<S, P> {
  readonly names: readonly string[];
  readonly #system: System<S>;
  readonly #ask: Ask<S, P>;
  readonly #properties: readonly P[];
  readonly #remembered: readonly (Remembered | undefined)[];
  /** One per row: for a property that is remembered, and for all that are not. */
  readonly #own: readonly WatchingReader[];
  readonly #common: readonly WatchingReader[];
  readonly #sampler = new Sampler();
  #rows: readonly Row[] = [];
  /** What the properties see that are not remembered; undefined before the first of them is asked. */
  #seen: readonly Seen<S>[] | undefined;
  #reads: WhatWasRead[] = [];

  /** `rows`: 1 for properties of states, 2 for those of steps. */
  constructor(system: System<S>, space: Space, rows: 1 | 2, named: readonly (readonly [string, P])[], ask: Ask<S, P>) {
    this.#system = system;
    this.#ask = ask;
    this.names = named.map(([name]) => name);
    this.#properties = named.map(([, property]) => property);
    this.#remembered = named.map(() => new Remembered(system, space, rows));
    const readers = () => Array.from({ length: rows }, () => new WatchingReader(space));
    this.#own = readers();
    this.#common = readers();
  }

  /** Begins with another state or step. */
  at(...rows: readonly Row[]): this {
    this.#rows = rows;
    this.#seen = undefined;
    return this;
  }

  /** The answer of the property with this number. */
  holds(number: number): boolean {
    const remembered = this.#remembered[number];
    if (remembered === undefined || remembered.isGivenUp) return this.#answer(number, this.seen);
    const known = remembered.find(this.#rows);
    if (known !== undefined) return known;
    const answer = this.#answer(number, this.#look(this.#own, remembered.sampler));
    const reads = this.#own.map(copyOf);
    this.#reads.push(...reads);
    remembered.add(this.#rows, reads, answer);
    return answer;
  }

  /** The states at hand, as all see them whose answers are not remembered. What is read of them counts. */
  get seen(): readonly Seen<S>[] {
    this.#seen ??= this.#look(this.#common, this.#sampler);
    return this.#seen;
  }

  /** All that was read of the states at hand in common, so far. */
  get readInCommon(): readonly WatchingReader[] {
    return this.#seen === undefined ? [] : this.#common;
  }

  /**
   * All that was read since this was asked last, but for what was remembered: that has been told before. An answer that was
   * remembered is not read for again, so none of this may be lost, not even when judging is broken off.
   */
  takeReads(): readonly WhatWasRead[] {
    const reads = [...this.#reads, ...this.readInCommon];
    this.#reads = [];
    return reads;
  }

  #answer(number: number, [seen, after = seen]: readonly Seen<S>[]): boolean {
    return this.#ask(this.names[number], this.#properties[number], seen, after);
  }

  #look(readers: readonly WatchingReader[], sampler: Sampler): readonly Seen<S>[] {
    const isAudited = sampler.next();
    return this.#rows.map(([data, base], i) => seenBy(readers[i].at(data, base), (read) => this.#system.view(read), isAudited));
  }

  get bytes(): number {
    return this.#remembered.reduce((sum, remembered) => sum + (remembered?.bytes ?? 0), 0);
  }
}

/** The answers of one property, by what it reads. */
class Remembered {
  readonly sampler = new Sampler();
  isGivenUp = false;
  /** By row: what was ever read of it, and so which rows look the same. */
  readonly #aspects: readonly Aspects[];
  /** By aspects: 1 or 0. */
  #answers = new PairTable();
  #hits = 0;
  #misses = 0;
  #nextReview = FIRST_REVIEW;

  constructor(system: Pick<System<unknown>, 'slots' | 'firstQueue'>, space: Space, rows: number) {
    this.#aspects = Array.from({ length: rows }, () => new Aspects(system, space));
  }

  find(rows: readonly Row[]): boolean | undefined {
    const answer = this.#answers.get(this.#aspect(rows, 0), this.#aspect(rows, 1));
    if (answer < 0) return undefined;
    this.#hits++;
    return answer === 1;
  }

  /** Remembers the answer, unless what is in flight was looked at: that is hardly ever the same twice. */
  add(rows: readonly Row[], reads: readonly WhatWasRead[], answer: boolean): void {
    this.#misses++;
    if (this.#hits + this.#misses >= this.#nextReview) this.#review();
    const grew = this.#aspects.map((aspects, i) => aspects.learn(reads[i])).includes(true);
    if (grew) this.#answers = new PairTable();
    if (this.isGivenUp || this.#aspects.some((aspects, i) => reads[i].sawWhetherQuiet || aspects.sawTraffic(reads[i]))) return;
    this.#answers.set(this.#aspect(rows, 0), this.#aspect(rows, 1), answer ? 1 : 0);
  }

  #review(): void {
    this.isGivenUp = this.#hits * ANSWERS_PER_HIT < this.#hits + this.#misses;
    this.#nextReview *= 2;
    this.#hits = this.#misses = 0;
    if (this.isGivenUp) this.#answers = new PairTable();
  }

  #aspect(rows: readonly Row[], i: number): number {
    if (i >= rows.length) return 0;
    const [data, base] = rows[i];
    return this.#aspects[i].of(data, base) - this.#aspects[i].first;
  }

  get bytes(): number {
    return this.#answers.bytes + this.#aspects.reduce((sum, aspects) => sum + aspects.bytes, 0);
  }
}

function copyOf({ sights, sawMessages, sawWhetherQuiet }: WatchingReader): WhatWasRead {
  return { sights: [...sights], sawMessages, sawWhetherQuiet };
}
