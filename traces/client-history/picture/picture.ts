/** A picture of a refuted object: operations as bars in time. */

export interface Picture {
  /** The key; empty where the history has only one object. */
  readonly object: string;
  /** By their beginning. */
  readonly bars: readonly Bar[];
  /**
   * The number of operations that are left out: they are far from the end of the order.
   * @TJS-type integer
   */
  readonly leftOut: number;
  /**
   * The number of moments, from 0 on, at which bars begin and end.
   * @TJS-type integer
   */
  readonly moments: number;
}

export interface Bar {
  readonly process: string;
  /** The call, and its answer. */
  readonly label: string;
  /** @TJS-type integer */
  readonly from: number;
  /** Null: there is no answer. */
  readonly to: number | null;
  /** The place in the longest order that was found, from 1 on; null: it has none. */
  readonly place: number | null;
  /** Whether it had to come next, and has no place. */
  readonly isBlocked: boolean;
}
