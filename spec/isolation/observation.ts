/** Transactions as clients saw them, where nobody knows the order of versions. */
import type { ExactNumber } from '../serialisability/history.ts';

export interface ObservedTransaction {
  readonly id: string;
  /** The client that ran it; null: not known. */
  readonly session: string | null;
  /** `unknown`: it may have taken effect or not, at any time after it began. */
  readonly outcome: 'committed' | 'aborted' | 'unknown';
  /** In the order in which they were carried out. */
  readonly operations: readonly ObservedOperation[];
  /** Places in real time. `ended` is null where no answer came. */
  readonly began: ExactNumber;
  readonly ended: ExactNumber | null;
}

export type ObservedOperation =
  | { readonly type: 'write'; readonly item: string; readonly version: string }
  /** `version` is the name of the write that was seen; null: the beginning. */
  | { readonly type: 'read'; readonly item: string; readonly version: string | null }
  /** Adds an element to a list. The list that ends with the element is the version that the element names. */
  | { readonly type: 'append'; readonly item: string; readonly version: string }
  | { readonly type: 'readList'; readonly item: string; readonly list: readonly string[] };

type Write = Extract<ObservedOperation, { readonly type: 'write' | 'append' }>;

export function isWrite(operation: ObservedOperation): operation is Write {
  return operation.type === 'write' || operation.type === 'append';
}

export interface Observation {
  readonly transactions: readonly ObservedTransaction[];
  /** Whether `began` and `ended` are real time. Else they are only the order within each session. */
  readonly hasTimes: boolean;
  /** The number of reads that are left out, because nobody can tell which of several writes they saw. */
  readonly unclear: number;
}

/** The level of isolation that a history is held to, the weakest first. */
export const LEVELS = ['read committed', 'snapshot isolation', 'serialisable', 'strictly serialisable'] as const;
export type Level = (typeof LEVELS)[number];
