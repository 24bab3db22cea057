/**
 * Asks the properties of one kind about a state, or about the two states of a step. A property is a pure function of what
 * it reads, so its answers are remembered by what it alone reads. Most properties look at one node, and most states differ
 * elsewhere. A property whose answers rarely recur is asked each time, on one view that all such properties share.
 */

import { WatchingReader } from '../memo/reading.ts';
import type { Space } from '../memo/space.ts';
import { Sampler } from '../system/sampler.ts';
import { type Seen, seenBy } from '../system/seen.ts';
import type { System } from '../system/system.ts';
import { PairTable } from '../tables/pair-table.ts';
import { Aspects, type WhatWasRead } from './aspects.ts';

/** A row: its data, and its beginning in them. */
export type Row = readonly [data: Int32Array, base: number];

/** Asks one property about a state, or about the two states of a step. */
type Ask<S, P> = (name: string, property: P, seen: Seen<S>, after: Seen<S>) => boolean;

/** The first review comes after this many answers, the next ones at twice as many each. */
const FIRST_REVIEW = 64;
/** The memory is dropped if none of the first answers, as many as this, can be kept: the property always reads messages in flight. */
const FIRST_ANSWERS = 12;
/** On average, one of this many answers must have been remembered, or the memory is dropped. */
const ANSWERS_PER_HIT = 3;

export class Questions<S, P> {
  readonly names: readonly string[];
  readonly #system: System<S>;
  readonly #ask: Ask<S, P>;
  readonly #properties: readonly P[];
  readonly #remembered: readonly (Remembered | undefined)[];
  /** One reader per row: for a property that is remembered, and for all that are not. */
  readonly #own: readonly WatchingReader[];
  readonly #common: readonly WatchingReader[];
  readonly #sampler = new Sampler();
  #rows: readonly Row[] = [];
  /** The view that properties without a memory share; undefined until one of them is asked. */
  #seen: readonly Seen<S>[] | undefined;
  #reads: WhatWasRead[] = [];

  /** `rows`: 1 for properties of states, 2 for properties of steps. */
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

  /** Begins another state or step. */
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

  /** The current states in the shared view. Reads of them are noted. */
  get seen(): readonly Seen<S>[] {
    this.#seen ??= this.#look(this.#common, this.#sampler);
    return this.#seen;
  }

  /** All that was read so far through the shared view of the current states. */
  get readInCommon(): readonly WatchingReader[] {
    return this.#seen === undefined ? [] : this.#common;
  }

  /**
   * All that was read since the last call, except by remembered answers, whose reads were reported when they were first
   * given. As those answers are never read for again, none of these reads may be lost, even if judging is interrupted.
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

/** Remembers the answers of one property by what it reads. */
class Remembered {
  readonly sampler = new Sampler();
  isGivenUp = false;
  /** By row: all that was ever read of it, and so which rows look the same. */
  readonly #aspects: readonly Aspects[];
  /** By aspects: 1 for true, 0 for false. */
  #answers = new PairTable();
  #hasKept = false;
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

  /** Remembers the answer, unless messages in flight were read: these hardly ever recur. */
  add(rows: readonly Row[], reads: readonly WhatWasRead[], answer: boolean): void {
    this.#misses++;
    if (this.#hits + this.#misses >= this.#nextReview) this.#review();
    const grew = this.#aspects.map((aspects, i) => aspects.learn(reads[i])).includes(true);
    if (grew) this.#answers = new PairTable();
    if (this.isGivenUp) return;
    if (this.#aspects.some((aspects, i) => reads[i].sawWhetherQuiet || aspects.sawTraffic(reads[i]))) {
      this.isGivenUp = !this.#hasKept && this.#misses >= FIRST_ANSWERS;
      return;
    }
    this.#hasKept = true;
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
