/**
 * The first generation of peer-to-peer networks: one hub knows who has what, and each peer knows the hub (SELFMAN
 * slides, "Three generations of peer-to-peer networks": hybrid, Napster).
 */
import type { NodeId } from '../../../kernel/protocol.ts';
import type { Item } from './messages.ts';

export interface Config {
  /** The one node that all ask; it has no items of its own. */
  readonly hub: NodeId;
  readonly items: readonly Item[];
}

export type State = Hub | Peer;

export interface Hub {
  readonly status: 'hub';
  readonly self: NodeId;
  /** One entry per peer, in the order of their identifiers. */
  readonly index: readonly Entry[];
}

export interface Entry {
  readonly peer: NodeId;
  readonly items: readonly Item[];
}

export interface Peer {
  readonly status: 'peer';
  readonly self: NodeId;
  readonly config: Config;
}

/** How many other nodes this one knows: R of the slides. */
export function routingEntries(state: State): number {
  return state.status === 'hub' ? state.index.length : 1;
}
