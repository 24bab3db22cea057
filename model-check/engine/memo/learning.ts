/** Learns a move: runs it in a state where its outcomes are unknown, notes what it reads, and remembers the outcomes. */

import { ModelError } from '../system/model-error.ts';
import type { Move, Outcome } from '../system/system.ts';
import { type Decisions, ReadsDiffer, UNREMEMBERED } from './decisions.ts';
import type { Range } from './leaves.ts';
import type { MoveComparison, MoveName } from './move-comparison.ts';
import { addOutcomes, outcomesOf } from './move-runner.ts';
import type { Outcomes } from './outcomes.ts';
import { WatchingReader } from './reading.ts';
import type { Space } from './space.ts';

/** A move that takes more turns in one state is not remembered. */
const MOST_TURNS = 256;

export class Learning {
  /** The number of outcomes that were learned. */
  learned = 0;
  /** By move: the slots at which it has looked. */
  readonly looks = new Map<number, Set<number>>();
  readonly #outcomes: Outcomes;
  readonly #decisions: Decisions;
  readonly #watching: WatchingReader;
  /** Compares a move with its images under renamings; null without a symmetry. */
  readonly #comparison: MoveComparison | null;

  constructor(space: Space, outcomes: Outcomes, decisions: Decisions, comparison: MoveComparison | null) {
    this.#outcomes = outcomes;
    this.#decisions = decisions;
    this.#watching = new WatchingReader(space);
    this.#comparison = comparison;
  }

  /**
   * Runs `move` in the row at `base` and remembers its outcomes under `number`. User code runs twice, to verify that it is
   * pure. Returns false if the move takes too many turns to remember. Throws `ModelError` when it is not pure.
   */
  learn(number: number, move: Move, name: MoveName, data: Int32Array, base: number): boolean {
    const outcomes = firstTurns(outcomesOf(move, this.#watching.at(data, base)));
    if (outcomes === null) return false;
    // A write changes the fingerprint by the difference to the old value, so a slot that is written counts as read.
    for (const outcome of outcomes) for (const [slot] of outcome.writes) this.#watching.whole(slot);
    this.#comparison?.compare(name, data, base, (slot, path) => this.#watching.note(slot, path));
    const from = this.#outcomes.count;
    const moving = from + addOutcomes(this.#outcomes, move, outcomes, data, base);
    try {
      this.#remember(number, { from, moving, end: this.#outcomes.count }, data, base);
    } catch (error) {
      if (!(error instanceof ReadsDiffer)) throw error;
      throw new ModelError(`${move.name} is not pure: after the same values it read something else than before`, { cause: error });
    }
    return true;
  }

  #remember(move: number, outcomes: Range, data: Int32Array, base: number): void {
    const leaf = this.#decisions.remember(move, this.#watching.sights, data, base, outcomes);
    const looks = this.looks.get(move) ?? new Set();
    this.looks.set(move, looks);
    for (const { slot } of this.#watching.sights) looks.add(slot);
    if (leaf === UNREMEMBERED) this.#outcomes.truncate(outcomes.from);
    this.learned += this.#outcomes.count - outcomes.from;
  }
}

/** The outcomes of all turns; null if there are too many turns to remember. */
function firstTurns(turns: Iterable<Outcome | null>): readonly Outcome[] | null {
  const outcomes: Outcome[] = [];
  let count = 0;
  for (const outcome of turns) {
    if (++count > MOST_TURNS) return null;
    if (outcome !== null) outcomes.push(outcome);
  }
  return outcomes;
}
