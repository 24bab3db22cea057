/** All faces in one: what specs, reducers, checks and traces need. `World` histories and histories of transactions go by two names. */
export * from './impl.ts';
export type { History } from './model-check.ts';
export * from './model-check.ts';
export type { History as TransactionHistory } from './spec.ts';
export * from './spec.ts';
export * from './traces.ts';
