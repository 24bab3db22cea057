/**
 * The relaxed ring as published, its faults included: B. Mejías and P. Van Roy, "The Relaxed-Ring: a Fault-Tolerant
 * Topology for Structured Overlay Networks", Parallel Processing Letters 18(3), 2008, algorithms 1 to 7.
 *
 * Left out: fingers and hints. `impl/relaxed-ring` is the protocol that works.
 */
import { inOpen } from '../../identifier-space/interval.ts';
import type { NodeId } from '../../kernel/protocol.ts';
import type { Lookup } from './messages.ts';

export interface Config {
  readonly keys: number;
  /** A member through which to join. */
  readonly contact: NodeId;
  /** The most entries of a successor list; 3 when left out. */
  readonly listLength?: number;
  /** Repairs one line, to see what hangs on it: who asks at the wrong peer is sent on by its place on the circle. */
  readonly redirects?: 'clockwise';
}

export type State = Joining | Member;

/** The paper's peer whose `succ` and `pred` are nil. */
export interface Joining {
  readonly status: 'joining';
  readonly self: NodeId;
  readonly config: Config;
  /** The paper does not say what a joining peer does with a lookup. It waits here, so that only the join is on trial. */
  readonly waiting: readonly Lookup[];
}

export interface Member {
  readonly status: 'member';
  readonly self: NodeId;
  readonly config: Config;
  readonly predecessor: NodeId;
  /** Null, the paper's nil: it has failed, and no other one has answered yet. */
  readonly successor: NodeId | null;
  /** The paper's `succ_candidate`: who was last asked to follow a failed successor. As published, it is never forgotten. */
  readonly candidate: NodeId | null;
  /** The paper's `succlist`: the successor first, clockwise. */
  readonly successors: readonly NodeId[];
  /** The paper's `predlist`: predecessors of before, not known yet to follow somebody else; ascending. */
  readonly followers: readonly NodeId[];
  /** Those that are suspected now; ascending. */
  readonly crashed: readonly NodeId[];
}

/** Algorithm 5. As published: once the predecessor is suspected, whoever asks is a better one, wherever it lies. */
export function isBetterPredecessor({ self, predecessor, crashed, config }: Member, peer: NodeId): boolean {
  return inOpen(peer, predecessor, self, config.keys) || crashed.includes(predecessor);
}

/** Where a peer belongs that is no better predecessor. As published, but for the repair: a linear comparison, on a circle. */
export function placeFor({ self, predecessor, config }: Member, successor: NodeId, peer: NodeId): NodeId {
  if (config.redirects === undefined) return peer < predecessor ? predecessor : successor;
  return peer === predecessor || inOpen(peer, self, successor, config.keys) ? successor : predecessor;
}

/**
 * `succlist := {s} ∪ sl \ getLast(sl)`. As published: what `others` holds is believed, crashed peers included. A peer
 * does not list itself.
 */
export function successorList(self: NodeId, config: Config, first: NodeId, others: readonly NodeId[]): readonly NodeId[] {
  const known = new Set([first, ...others].filter((peer) => peer !== self));
  return [...known].slice(0, config.listLength ?? 3);
}

/** One of these members of a perfect ring, in clockwise order, with nothing pending: for beginning in the middle of a run. */
export function perfectMember(self: NodeId, members: readonly NodeId[], config: Config): Member {
  const place = members.indexOf(self);
  const others = [...members.slice(place + 1), ...members.slice(0, place)];
  const [successor = self] = others;
  const predecessor = others.at(-1) ?? self;
  const successors = successorList(self, config, successor, others);
  return { status: 'member', self, config, predecessor, successor, candidate: null, successors, followers: [], crashed: [] };
}
