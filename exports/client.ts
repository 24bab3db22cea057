/** `selfman/client`: a client of a cluster, over HTTP. */

export type { Abortable } from '../client/abortable.ts';
export * from '../client/client.ts';
export type { Draft } from '../client/draft.ts';
export type { Json, Versioned } from '../client/json.ts';
export type { CallSink } from '../client/recording.ts';
