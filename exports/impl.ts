/** Implementations: one pure reducer per protocol, its events and its effects. */
export * from '../impl/kernel/invariant.ts';
export * from '../impl/kernel/protocol.ts';
