/** Runs moves, which are user code: whatever they do wrong is told as a fault of the model, naming the move. */
import { NotPlainData } from '../../impl/kernel/plain-data.ts';
import { ModelError, messageOf } from './model-error.ts';
import type { Outcomes } from './outcomes.ts';
import { HEADER } from './rows.ts';
import type { Move, Outcome, Reader } from './system.ts';

/** What `move` can do in the state that `read` reads, turn by turn; null: nothing in this turn. */
export function* outcomesOf(move: Move, read: Reader): Generator<Outcome | null> {
  try {
    yield* move.outcomes(read);
  } catch (error) {
    if (error instanceof ModelError || !(error instanceof Error)) throw error;
    const frozen = error instanceof TypeError && /read only|not extensible|Cannot (assign|delete|define)/.test(error.message);
    const fault = frozen ? `is not pure: it changes its argument (${error.message})` : `threw: ${messageOf(error)}`;
    throw new ModelError(`${move.name} ${fault}`, { cause: error });
  }
}

/** Adds to `outcomes` what `move` did in the row at `base`, those first that change nothing. Returns how many these are. */
export function addOutcomes(outcomes: Outcomes, move: Move, done: readonly Outcome[], data: Int32Array, base: number): number {
  try {
    return outcomes.addAll(done, data, base + HEADER);
  } catch (error) {
    throw error instanceof NotPlainData ? new ModelError(`${move.name}: ${error.message}`, { cause: error }) : error;
  }
}
