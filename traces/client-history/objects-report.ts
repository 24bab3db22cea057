/** The report on operations on single objects, as `history --json` writes it. Its JSON Schema is generated from these types. */
import type { JudgedObjectModel } from './model-names.ts';
import type { Picture } from './picture/picture.ts';

export interface ObjectsReport {
  readonly verdict: 'linearisable' | 'not linearisable' | 'unknown';
  readonly model: JudgedObjectModel;
  readonly operations: {
    /** @TJS-type integer */
    readonly answered: number;
    /**
     * Those whose client was never told whether they took effect.
     * @TJS-type integer
     */
    readonly unknown: number;
  };
  /** The reasons of the verdict, one sentence each. */
  readonly because: readonly string[];
  readonly objects: readonly ObjectReport[];
  /** Of the refuted object. */
  readonly picture?: Picture;
}

export interface ObjectReport {
  /** The key; empty where the history has only one object. */
  readonly object: string;
  /** `unfinished`: the budget was spent, or another object was refuted first. */
  readonly verdict: 'linearisable' | 'refuted' | 'unfinished';
  /** An order that explains all operations; of a refuted object, the longest that was found. Each operation with its line. */
  readonly order: readonly string[];
  /** Of a refuted object: the operation that had to come next, and has no place. */
  readonly blocked?: string;
}
