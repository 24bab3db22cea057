/** `selfman/client`: a client of a cluster, over HTTP. */
export * from '../client/client.ts';
export { ClientError } from '../client/client-error.ts';
export type { Draft } from '../client/draft.ts';
export type { Json, Versioned } from '../client/json.ts';
