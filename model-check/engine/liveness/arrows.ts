/** A state graph in typed arrays, with the fairness that its transitions fulfil. */

export interface Arrows {
  readonly states: number;
  /** By state: the end of its transitions in `targets`. They begin where those of the state before it end. */
  readonly ends: Int32Array;
  /** The state after each transition; -1 if it was not explored. */
  readonly targets: Int32Array;
  /** The kind of each transition: its number in `Constraints.kinds`. */
  readonly kinds: Int32Array;
}

export interface Constraints {
  /** By constraint: whether it is a strong one. */
  readonly isStrong: readonly boolean[];
  /** By kind: the constraints that such a transition fulfils. */
  readonly kinds: readonly (readonly number[])[];
}

/** The beginning of the transitions of `state`. */
export function firstOf(ends: Int32Array, state: number): number {
  return state === 0 ? 0 : ends[state - 1];
}

/** Whether to offer a pause: once in 4,096 steps. */
export function isTurn(step: number): boolean {
  return (step & 0xfff) === 0;
}
