/** The parts of the search that take part in finding outcomes, where it has them. */
import type { Obligations } from '../system/obligations.ts';
import type { MoveComparison } from './move-comparison.ts';

export interface TransitionParts {
  /** Called when outcomes get new numbers. */
  onForget?(): void;
  /** Compares a move with its images under renamings. */
  readonly comparison?: MoveComparison | undefined;
  readonly obligations?: Obligations | undefined;
}
