/**
 * `selfman/spec`: states, named actions, named properties, and the view that links two specs.
 *
 * These building blocks are called in every state, so they trust their arguments. `check` reports the mistake of a spec with
 * the action and the state. `reportOn` validates a history from outside; `judge` does not.
 */
export * from '../spec/kernel/canonical.ts';
export * from '../spec/kernel/choices.ts';
export {
  type AnsweredCall,
  answered,
  type ConcurrentHistory,
  called,
  linearizableAs,
  NO_CALLS,
  type OpenCall,
  type SequentialObject,
  sequentiallyConsistentAs,
} from '../spec/kernel/concurrent-history.ts';
export * from '../spec/kernel/fairness.ts';
export * from '../spec/kernel/flags.ts';
export * from '../spec/kernel/record.ts';
export * from '../spec/kernel/sorted-set.ts';
export * from '../spec/kernel/spec.ts';
export * from '../spec/kernel/temporal.ts';
export type { ExactNumber, History, ItemValue, Operation, Transaction } from '../spec/serialisability/history.ts';
export { type Judgement, judge } from '../spec/serialisability/judgement.ts';
export { type Phenomenon, phenomenonOf } from '../spec/serialisability/phenomenon.ts';
