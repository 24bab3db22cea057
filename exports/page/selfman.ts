/** `selfman`: everything from the four other entry points, in a browser. The two types `History` get two names. */
export * from '../impl.ts';
export type { History as TransactionHistory } from '../spec.ts';
export * from '../spec.ts';
export type { History } from './model-check.ts';
export * from './model-check.ts';
export * from './traces.ts';
