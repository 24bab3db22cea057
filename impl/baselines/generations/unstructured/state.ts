/**
 * The second generation of peer-to-peer networks: each peer knows some others, and questions flood (SELFMAN slides,
 * "Three generations of peer-to-peer networks": unstructured overlay, Gnutella). The rules of flooding, a time to live,
 * a count of hops, and queries that are dropped when they come again, are those of the Gnutella protocol, version 0.4.
 */
import type { NodeId } from '../../../kernel/protocol.ts';
import type { Item, Question } from './messages.ts';

export interface Config {
  /** Those that this peer knows; fixed, for how a peer finds its neighbours is no part of a search. */
  readonly neighbours: readonly NodeId[];
  readonly items: readonly Item[];
  /** How far a question of this peer goes, in hops; at least 1. */
  readonly ttl: number;
}

export interface State {
  readonly self: NodeId;
  readonly config: Config;
  /** How many questions this peer has asked. */
  readonly asked: number;
  /** Questions that have been here, by asker and number; never forgotten. */
  readonly seen: readonly Question[];
}

/** How many other nodes this one knows: R of the slides. */
export function routingEntries({ config }: State): number {
  return config.neighbours.length;
}

export function hasSeen({ seen }: State, { asker, number }: Question): boolean {
  return seen.some((each) => each.asker === asker && each.number === number);
}

export function remember(state: State, question: Question): State {
  const seen = [...state.seen, question].sort((a, b) => a.asker - b.asker || a.number - b.number);
  return { ...state, seen };
}
