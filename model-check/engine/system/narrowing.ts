/** How a scenario narrows the states that are explored, as TLC's CONSTRAINT, ACTION_CONSTRAINT and VIEW do; and where a state may end. */
import type { Value } from '../../../impl/kernel/plain-data.ts';

export interface Narrowing<S> {
  /** A state where it is false is judged, but not counted and not explored. */
  constraint?(state: S): boolean;
  /** A step for which it is false is judged, but not followed. */
  actionConstraint?(before: S, after: S): boolean;
  /** States with equal views count as one; the first that is found is explored. */
  view?(state: S): Value;
  /** A state where nothing can happen is an error, unless `mayEndIn` accepts it. */
  readonly refusesDeadlock: boolean;
  mayEndIn?(state: S): boolean;
}
