/**
 * Specs: states, named actions, named properties, and the view that links two specs.
 *
 * These are building blocks: they are called in every state, so they trust their arguments. What a spec does wrong with
 * them, `check` tells with the action and the state; a history from outside is looked at by `reportOn`, not by `judge`.
 */
export * from '../spec/kernel/canonical.ts';
export * from '../spec/kernel/flags.ts';
export * from '../spec/kernel/record.ts';
export * from '../spec/kernel/sorted-set.ts';
export * from '../spec/kernel/spec.ts';
export type { ExactNumber, History, ItemValue, Operation, Transaction } from '../spec/serialisability/history.ts';
export { type Judgement, judge } from '../spec/serialisability/judgement.ts';
export { type Phenomenon, phenomenonOf } from '../spec/serialisability/phenomenon.ts';
