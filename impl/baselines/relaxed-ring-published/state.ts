/**
 * The relaxed ring as published, its faults included: B. Mejías and P. Van Roy, "The Relaxed-Ring: a Fault-Tolerant
 * Topology for Structured Overlay Networks", Parallel Processing Letters 18(3), 2008, algorithms 1 to 7.
 *
 * Left out: fingers and hints. `impl/relaxed-ring` is the repaired protocol.
 */
import { inOpen } from '../../identifier-space/interval.ts';
import type { NodeId } from '../../kernel/protocol.ts';
import type { Lookup } from './messages.ts';

export interface Config {
  readonly keys: number;
  /** A member through which to join. */
  readonly contact: NodeId;
  /** The largest length of a successor list. Omitted: 3. */
  readonly listLength?: number;
  /**
   * Repairs one line, to see what depends on it. A peer that asks at the wrong place is then sent on by its place on the
   * circle.
   */
  readonly redirects?: 'clockwise';
}

export type State = Joining | Member;

/** In the paper, a peer whose `succ` and `pred` are nil. */
export interface Joining {
  readonly status: 'joining';
  readonly self: NodeId;
  readonly config: Config;
  /** Lookups kept until the join is over. The paper does not say what becomes of them; this way only the join is examined. */
  readonly waiting: readonly Lookup[];
}

export interface Member {
  readonly status: 'member';
  readonly self: NodeId;
  readonly config: Config;
  readonly predecessor: NodeId;
  /** Null is the paper's nil: the successor has failed, and no other has answered yet. */
  readonly successor: NodeId | null;
  /** The paper's `succ_candidate`: the peer last asked to replace a failed successor. As published, it is never forgotten. */
  readonly candidate: NodeId | null;
  /** The paper's `succlist`: clockwise, the successor first. */
  readonly successors: readonly NodeId[];
  /** The paper's `predlist`: former predecessors that may still have this peer as successor; ascending. */
  readonly followers: readonly NodeId[];
  /** The peers that are suspected now; ascending. */
  readonly crashed: readonly NodeId[];
}

/** Algorithm 5. As published, while the predecessor is suspected, any peer that asks is a better one, wherever it lies. */
export function isBetterPredecessor({ self, predecessor, crashed, config }: Member, peer: NodeId): boolean {
  return inOpen(peer, predecessor, self, config.keys) || crashed.includes(predecessor);
}

/** The peer to ask instead, for one that is not a better predecessor. As published, it compares places linearly, though on a circle. */
export function placeFor({ self, predecessor, config }: Member, successor: NodeId, peer: NodeId): NodeId {
  if (config.redirects === undefined) return peer < predecessor ? predecessor : successor;
  return peer === predecessor || inOpen(peer, self, successor, config.keys) ? successor : predecessor;
}

/**
 * `succlist := {s} ∪ sl \ getLast(sl)`. As published, `others` is believed as it is, crashed peers included. A peer does not
 * list itself.
 */
export function successorList(self: NodeId, config: Config, first: NodeId, others: readonly NodeId[]): readonly NodeId[] {
  const known = new Set([first, ...others].filter((peer) => peer !== self));
  return [...known].slice(0, config.listLength ?? 3);
}

/** The member `self` of a perfect ring of the clockwise `members`, with nothing pending, as the start of a scenario. */
export function perfectMember(self: NodeId, members: readonly NodeId[], config: Config): Member {
  const place = members.indexOf(self);
  const others = [...members.slice(place + 1), ...members.slice(0, place)];
  const [successor = self] = others;
  const predecessor = others.at(-1) ?? self;
  const successors = successorList(self, config, successor, others);
  return { status: 'member', self, config, predecessor, successor, candidate: null, successors, followers: [], crashed: [] };
}
