/**
 * The state by which a node routes: its two neighbours, from the ring below, and its fingers. Fingers only make ways
 * shorter: "they can be temporarily in an inconsistent state" (SELFMAN slides, ring maintenance).
 */
import { type Identifier, inHalfOpen } from '../identifier-space/interval.ts';
import { invariant } from '../kernel/invariant.ts';
import type { NodeId } from '../kernel/protocol.ts';
import { ascending } from '../kernel/sorted-set.ts';
import type { Lookup, Neighbours } from './messages.ts';
import { fingersOf, type Shape } from './table.ts';

export interface Config extends Shape {
  /** The pause between two refreshes, in milliseconds. Omitted: the table is refreshed on request only. */
  readonly refreshAfterMs?: number;
  /** The most lookups that wait at a node. Further ones are dropped, and must be asked again. Omitted: no bound. */
  readonly waitingAtMost?: number;
}

export interface State {
  readonly self: NodeId;
  readonly config: Config;
  /** The neighbours that the ring named last. Null: this node is not a member, because it has not joined yet or is leaving. */
  readonly neighbours: Neighbours | null;
  /** If this node is leaving, the node to which it forwards all lookups; else null. */
  readonly heir: NodeId | null;
  /** The ring has ended here, and the node stays for its upper layers. Omitted: false. */
  readonly hasLeft?: true;
  /** Clockwise from this node, without duplicates. None is suspected. */
  readonly fingers: readonly NodeId[];
  /** The suspected nodes that are neighbours or would be fingers; ascending. */
  readonly suspected: readonly NodeId[];
  /** Lookups without a next hop at present, in order of arrival. */
  readonly waiting: readonly Lookup[];
}

/** The state of a node at boot. Throws `InvariantViolation` unless `self` lies on the circle and the arity is at least 2. */
export function outsider(self: NodeId, config: Config): State {
  invariant(self < config.keys, 'a node is a place on the ring');
  invariant(Number.isSafeInteger(config.arity) && config.arity >= 2, 'a circle is cut into two parts or more');
  return { self, config, neighbours: null, heir: null, fingers: [], suspected: [], waiting: [] };
}

/** A member that knows its neighbours and the nodes `known`, as the start of a scenario in the middle of a run. */
export function member(self: NodeId, predecessor: NodeId, successor: NodeId, known: readonly NodeId[], config: Config): State {
  const fingers = fingersOf(self, ascending([predecessor, successor, ...known]), config);
  return { ...outsider(self, config), neighbours: { type: 'neighbours', predecessor, successor }, fingers };
}

/** "A peer knows only its own responsibility, which starts with the key of the predecessor + 1" (slide 18). */
export function isResponsible({ self, config, neighbours }: State, key: Identifier): boolean {
  return neighbours !== null && inHalfOpen(key, neighbours.predecessor, self, config.keys);
}

/** The neighbours, without this node itself; of a leaver, its heir. */
export function neighbouring({ self, neighbours, heir }: State): readonly NodeId[] {
  const named = neighbours === null ? [heir] : [neighbours.predecessor, neighbours.successor];
  return named.filter((node): node is NodeId => node !== null && node !== self);
}
