/** Transactions that were read from a log, and the places where it tells of them. */
import type { Observation } from '../../../spec/isolation/observation.ts';
import type { SourceText } from '../data/source.ts';
import type { TransactionModelName } from '../model-names.ts';

export interface ReadTransactions {
  readonly source: SourceText;
  readonly model: TransactionModelName | 'calls';
  readonly observation: Observation;
  /** By id: the offset at which the transaction begins. */
  readonly places: ReadonlyMap<string, number>;
}
