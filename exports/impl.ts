/**
 * `selfman/impl`: implementations of protocols, each a pure reducer, with its events and effects.
 *
 * These building blocks run in every step, so they trust their arguments. `check` validates every answer of a reducer.
 */
export * from '../impl/kernel/invariant.ts';
export * from '../impl/kernel/protocol.ts';
export type { Both, Layer, Layered, Pending, Seam, Stacked, StackState } from '../impl/stack/layered.ts';
export * from '../impl/stack/stack.ts';
