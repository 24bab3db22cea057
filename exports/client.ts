/** `selfman/client`: a client of a cluster, over HTTP. */
export * from '../client/client.ts';
