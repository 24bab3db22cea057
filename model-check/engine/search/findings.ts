/** The findings of a search: a violation or a fault of the model, and where it occurred. */

import type { Violation } from '../judge/judge.ts';
import { isPlaceless } from '../system/model-error.ts';
import type { Snapshot } from '../system/system.ts';

/** Where a violation was found: in a state, or in the transition from a state. */
export interface Discovery {
  readonly violation: Violation;
  /** The number of the state; for a step, of the state it starts from. */
  readonly state: number;
  /** For a step, the low lane of the state that it leads to. */
  readonly targetLow: number;
  /** The state was not explored: it is the one with `targetLow` after `state`. */
  readonly isBeyond?: true;
}

/** A state by its number; or, with `targetLow`, its successor with that low lane. */
export interface Way {
  readonly state: number;
  readonly targetLow?: number;
}

export class Findings {
  /** The first violation that was found. */
  discovery: Discovery | null = null;
  /** The state in which a fault of the model occurred, if one has. */
  fault: Way | null = null;

  /** Adds to a fault of the model its state, and remembers `way`. Returns any other error as it is. */
  placed(error: unknown, at: () => Snapshot, way: Way): unknown {
    if (!isPlaceless(error)) return error;
    this.fault = way;
    return error.in(at());
  }
}
