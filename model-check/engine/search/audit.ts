/**
 * Compares the engine with the plain meaning of moves: computes the successors of one state again, with nothing remembered.
 * Catches a move that is not pure, and would catch a fault of the engine.
 */

import { bagOf } from '../../../impl/kernel/sorted-set.ts';
import type { Space } from '../memo/space.ts';
import { ModelError } from '../system/model-error.ts';
import type { Snapshot, System } from '../system/system.ts';
import { apply, turns } from '../system/walk.ts';
import { GrowingInts } from '../tables/growing.ts';
import { LOW } from '../tables/rows.ts';

/**
 * `own`: the low lane of the state; `lows`: those of the successors that the engine found. Throws `ModelError` when the
 * plain meaning gives other successors. The search may pause at each `yield`.
 */
export function* audit<S>(system: System<S>, space: Space, state: Snapshot, own: number, lows: readonly number[]): Generator<void> {
  const rows = new GrowingInts();
  const computed: number[] = [];
  const actions = new Map<number, string>();
  for (const outcome of turns(system, state)) {
    yield;
    if (outcome === null) continue;
    rows.length = 0;
    space.append(apply(state, outcome, system.bag), rows);
    if (rows.data[LOW] === own) continue;
    computed.push(rows.data[LOW]);
    actions.set(rows.data[LOW], outcome.action);
  }
  const found = bagOf(lows.filter((low) => low !== own));
  const expected = bagOf(computed);
  if (found.length === expected.length && found.every((low, i) => low === expected[i])) return;
  const odd = expected.find((low) => !found.includes(low));
  throw new ModelError(
    `not pure: run again in a state that looks the same, ${odd === undefined ? 'a move' : (actions.get(odd) ?? 'a move')} does something else; moves and reducers may depend on nothing but their arguments`,
  );
}
