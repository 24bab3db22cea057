/**
 * What a node knows to route by: its two neighbours, from the ring below, and its fingers, which only make ways
 * shorter: "they can be temporarily in an inconsistent state" (SELFMAN slides, ring maintenance).
 */
import { type Identifier, inHalfOpen } from '../identifier-space/interval.ts';
import { invariant } from '../kernel/invariant.ts';
import type { NodeId } from '../kernel/protocol.ts';
import { ascending } from '../kernel/sorted-set.ts';
import type { Lookup, Neighbours } from './messages.ts';
import { fingersOf, type Shape } from './table.ts';

export interface Config extends Shape {
  /** The pause between two refreshes, in milliseconds; without it, a table is refreshed on request only. */
  readonly refreshAfterMs?: number;
}

export interface State {
  readonly self: NodeId;
  readonly config: Config;
  /** As the ring said last; null: it has said nothing yet, or that this node leaves; it is no member. */
  readonly neighbours: Neighbours | null;
  /** Of a node that is about to leave: all that comes to it goes there. */
  readonly heir: NodeId | null;
  /** Clockwise from this node, without duplicates, none of them suspected. */
  readonly fingers: readonly NodeId[];
  /** Those that are taken to have crashed, as far as they would be fingers, or are neighbours; ascending. */
  readonly suspected: readonly NodeId[];
  /** Lookups for which there is no way on at present, in order of arrival. */
  readonly waiting: readonly Lookup[];
}

/** A node as it boots. */
export function outsider(self: NodeId, config: Config): State {
  invariant(self < config.keys, 'a node is a place on the ring');
  invariant(Number.isSafeInteger(config.arity) && config.arity >= 2, 'a circle is cut into two parts or more');
  return { self, config, neighbours: null, heir: null, fingers: [], suspected: [], waiting: [] };
}

/** A member that knows its neighbours and these other nodes: for beginning in the middle of a run. */
export function member(self: NodeId, predecessor: NodeId, successor: NodeId, known: readonly NodeId[], config: Config): State {
  const fingers = fingersOf(self, ascending([predecessor, successor, ...known]), config);
  return { ...outsider(self, config), neighbours: { type: 'neighbours', predecessor, successor }, fingers };
}

/** "A peer knows only its own responsibility, which starts with the key of the predecessor + 1" (slide 18). */
export function isResponsible({ self, config, neighbours }: State, key: Identifier): boolean {
  return neighbours !== null && inHalfOpen(key, neighbours.predecessor, self, config.keys);
}

/** The neighbours that there are, this node itself left out. */
export function neighbouring({ self, neighbours }: State): readonly NodeId[] {
  if (neighbours === null) return [];
  const { predecessor, successor } = neighbours;
  return [predecessor, ...(successor === null ? [] : [successor])].filter((node) => node !== self);
}
