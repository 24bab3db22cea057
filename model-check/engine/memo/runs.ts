/** Runs the moves that are not remembered, in each state, a few turns at a time. */

import { Sampler } from '../system/sampler.ts';
import type { Move, Outcome } from '../system/system.ts';
import { addOutcomes, outcomesOf } from './move-runner.ts';
import { FACTS, type Outcomes, SELF_LOOP } from './outcomes.ts';
import { PlainReader } from './reading.ts';
import type { Space } from './space.ts';

/** The number of outcomes that are computed before they are followed. */
const BATCH = 256;

const MOST_ACTIONS = 1 << 16;

export class Runs {
  /** The number of outcomes that were computed. */
  computed = 0;
  /** By number of an action: how often it fired here. */
  readonly fired = new Float64Array(MOST_ACTIONS);
  readonly #outcomes: Outcomes;
  readonly #plain: PlainReader;
  /** Reads as the plain one does, but user code is audited. */
  readonly #audited: PlainReader;
  readonly #sampler = new Sampler();
  readonly #waiting: Move[] = [];
  #move: Move | null = null;
  #turns: Iterator<Outcome | null> | null = null;

  constructor(space: Space, outcomes: Outcomes) {
    this.#outcomes = outcomes;
    this.#plain = new PlainReader(space, false);
    this.#audited = new PlainReader(space);
  }

  /** Drops the moves that still had to run. */
  clear(): void {
    this.#waiting.length = 0;
    this.#turns = null;
  }

  /** Whether all added moves have run. */
  get isDone(): boolean {
    return this.#turns === null && this.#waiting.length === 0;
  }

  /** Adds a move to run in the current state. The move added last runs first. */
  add(move: Move): void {
    this.#waiting.push(move);
  }

  /**
   * Runs moves in the row at `base` and appends their outcomes. Stops when all have run, after 256 outcomes, or when `isDue`
   * says that it is time for a pause.
   */
  append(data: Int32Array, base: number, isDue: () => boolean): void {
    const from = this.#outcomes.count;
    while (!this.isDone && this.#outcomes.count < from + BATCH) {
      this.#takeTurn(data, base);
      if (isDue()) break;
    }
    this.computed += this.#outcomes.count - from;
    for (let outcome = from; outcome < this.#outcomes.count; outcome++) this.fired[this.#outcomes.actionOf(outcome)]++;
  }

  #takeTurn(data: Int32Array, base: number): void {
    if (this.#turns === null) {
      this.#move = this.#waiting.pop() ?? null;
      if (this.#move === null) return;
      const reader = this.#sampler.next() ? this.#audited : this.#plain;
      this.#turns = outcomesOf(this.#move, reader.at(data, base));
    }
    const { done, value } = this.#turns.next();
    if (done) this.#turns = null;
    else if (value !== null && this.#move !== null) addOutcomes(this.#outcomes, this.#move, [value], data, base);
  }
}

/** Whether `outcome` changes the state. */
export function changes(outcomes: Outcomes, outcome: number): boolean {
  return outcomes.facts.data[outcome * FACTS + SELF_LOOP] === 0;
}
