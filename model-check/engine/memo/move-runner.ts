/** Runs moves. Faults of user code are told where it is called; any other fault is told here, with the name of the move. */

import type { Move, Outcome, Reader } from '../system/system.ts';
import { call } from '../system/user-code.ts';
import { HEADER } from '../tables/rows.ts';
import type { Outcomes } from './outcomes.ts';

/** The outcomes of `move` in the state of `read`, turn by turn; null for a turn without one. */
export function* outcomesOf(move: Move, read: Reader): Generator<Outcome | null> {
  const turns = move.outcomes(read)[Symbol.iterator]();
  for (;;) {
    const { done, value } = call(
      () => move.name,
      () => turns.next(),
    );
    if (done) return;
    yield value;
  }
}

/** Adds to `outcomes` those of `move` in the row at `base`, first those that change nothing. Returns how many change nothing. */
export function addOutcomes(outcomes: Outcomes, move: Move, done: readonly Outcome[], data: Int32Array, base: number): number {
  return call(
    () => move.name,
    () => outcomes.addAll(done, data, base + HEADER),
  );
}
