/** What a search has come upon: a broken promise, a fault of the model, and where. */

import type { Violation } from '../judge/promises.ts';
import { isPlaceless } from '../system/model-error.ts';
import type { Snapshot } from '../system/system.ts';

/** Where a violation was found: in a state, or in the transition from a state by an outcome's label. */
export interface Discovery {
  readonly violation: Violation;
  /** The state's number; for a step, that of the state before it. */
  readonly state: number;
  /** For a step, the low lane of the state after it. */
  readonly targetLow: number;
}

/** The way to a state: its number; to a state one step further, the low lane of that. */
export interface Way {
  readonly state: number;
  readonly targetLow?: number;
}

export class Findings {
  /** The first violation that was found. */
  discovery: Discovery | null = null;
  /** Where a fault of the model came to light, if one has. */
  fault: Way | null = null;

  /** `error`, with the state in which it came to light if it is a fault of the model. */
  placed(error: unknown, at: () => Snapshot, way: Way): unknown {
    if (!isPlaceless(error)) return error;
    this.fault = way;
    return error.in(at());
  }
}
