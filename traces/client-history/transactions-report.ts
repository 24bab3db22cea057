/** The report on transactions whose versions have no known order. Its JSON Schema is generated from these types. */
import type { Flaw } from '../../spec/isolation/flaw.ts';
import type { Level } from '../../spec/isolation/observation.ts';
import type { BrokenGuarantee } from '../../spec/isolation/sessions.ts';
import type { Edge } from '../../spec/serialisability/graph.ts';
import type { Phenomenon } from '../../spec/serialisability/phenomenon.ts';
import type { TransactionModelName } from './model-names.ts';

export interface TransactionsReport {
  /** The strongest level that holds for certain; `none`: not even read committed; `unknown`: nothing is certain. */
  readonly verdict: Level | 'none' | 'unknown';
  readonly model: TransactionModelName | 'calls';
  readonly transactions: {
    /** @TJS-type integer */
    readonly committed: number;
    /** @TJS-type integer */
    readonly aborted: number;
    /** @TJS-type integer */
    readonly unknown: number;
  };
  /** The weakest level first. */
  readonly levels: readonly { readonly level: Level; readonly holds: 'yes' | 'no' | 'unknown' }[];
  /** The reasons why a level does not hold, or is not known to hold, one sentence each. */
  readonly because: readonly string[];
  /** The established name of the first cycle. */
  readonly phenomenon?: Phenomenon;
  /** One cycle; or two, of which each is there after one answer to the question who wrote first. */
  readonly cycles: readonly (readonly Edge[])[];
  /** Reads and writes that no level allows. */
  readonly flaws: readonly Flaw[];
  /** Guarantees that sessions do not have. */
  readonly sessions: readonly BrokenGuarantee[];
}
