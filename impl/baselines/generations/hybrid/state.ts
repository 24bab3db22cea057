/**
 * The first generation of peer-to-peer networks: one hub knows which peer has which items, and each peer knows the
 * hub. Source: the SELFMAN slides, "Three generations of peer-to-peer networks" (hybrid, Napster).
 */
import type { NodeId } from '../../../kernel/protocol.ts';
import type { Item } from './messages.ts';

export interface Config {
  /** The node that all peers ask. It has no items of its own. */
  readonly hub: NodeId;
  readonly items: readonly Item[];
}

export type State = Hub | Peer;

export interface Hub {
  readonly status: 'hub';
  readonly self: NodeId;
  /** One entry per peer, by ascending identifier. */
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

/** R of the slides: the number of other nodes that this one knows. */
export function routingEntries(state: State): number {
  return state.status === 'hub' ? state.index.length : 1;
}
