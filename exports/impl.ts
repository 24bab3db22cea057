/**
 * Implementations: one pure reducer per protocol, its events and its effects.
 *
 * These are building blocks: they run in every step, so they trust their arguments. What a reducer makes of them is looked
 * at by `check`, step by step.
 */
export * from '../impl/kernel/invariant.ts';
export * from '../impl/kernel/protocol.ts';
export type { Both, Layer, Layered, Pending, Seam, Stacked, StackState } from '../impl/stack/layered.ts';
export * from '../impl/stack/stack.ts';
