/** Runs moves: what user code in them does wrong is told where it is called; what is left is told with the name of the move. */

import type { Move, Outcome, Reader } from '../system/system.ts';
import { call } from '../system/user-code.ts';
import { HEADER } from '../tables/rows.ts';
import type { Outcomes } from './outcomes.ts';

/** What `move` can do in the state that `read` reads, turn by turn; null: nothing in this turn. */
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

/** Adds to `outcomes` what `move` did in the row at `base`, those first that change nothing. Returns how many these are. */
export function addOutcomes(outcomes: Outcomes, move: Move, done: readonly Outcome[], data: Int32Array, base: number): number {
  return call(
    () => move.name,
    () => outcomes.addAll(done, data, base + HEADER),
  );
}
