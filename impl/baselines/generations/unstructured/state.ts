/**
 * The second generation of peer-to-peer networks: each peer knows some others, and questions flood (SELFMAN slides,
 * "Three generations of peer-to-peer networks": unstructured overlay, Gnutella). The rules of flooding are those of the
 * Gnutella protocol, version 0.4: a time to live, a count of hops, and second copies are dropped.
 */
import type { NodeId } from '../../../kernel/protocol.ts';
import type { Item, Question } from './messages.ts';

export interface Config {
  /** The peers that this one knows. They are fixed, because finding neighbours is not part of a search. */
  readonly neighbours: readonly NodeId[];
  readonly items: readonly Item[];
  /** The time to live of this peer's questions, in hops; at least 1. */
  readonly ttl: number;
}

export interface State {
  readonly self: NodeId;
  readonly config: Config;
  /** The number of questions that this peer has asked. */
  readonly asked: number;
  /** The questions seen so far, by ascending asker and number. None is ever forgotten. */
  readonly seen: readonly Question[];
}

/** R of the slides: the number of other nodes that this one knows. */
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
