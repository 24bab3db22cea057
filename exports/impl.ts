/** Implementations: one pure reducer per protocol, its events and its effects. */
export * from '../impl/kernel/invariant.ts';
export * from '../impl/kernel/protocol.ts';
export type { Both, Layer, Layered, Pending, Seam, Stacked, StackState } from '../impl/node/layered.ts';
export * from '../impl/node/stack.ts';
