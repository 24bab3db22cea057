/**
 * What a node of the relaxed ring knows: of other nodes, only their identifiers.
 *
 * Sources: the SELFMAN slides, slide 18; B. Mejías and P. Van Roy, "The Relaxed-Ring: a Fault-Tolerant Topology for
 * Structured Overlay Networks", Parallel Processing Letters 18(3), 2008, called PPL below.
 */
import { type Identifier, inHalfOpen } from '../identifier-space/interval.ts';
import { invariant } from '../kernel/invariant.ts';
import type { NodeId } from '../kernel/protocol.ts';
import type { Message } from './messages.ts';

export interface Config {
  /** The number of identifiers on the ring: they are 0 … keys − 1. The same for all nodes of a ring. */
  readonly keys: number;
  /** A node through which to join; it may still be joining itself. Without one, the node founds a ring alone. */
  readonly contact?: NodeId;
  /** How long to wait for an answer before asking again, in milliseconds; without it, a node asks once. */
  readonly retryAfterMs?: number;
}

export type State = Joining | Member;

/** Not a member yet, and responsible for no key. What arrives too early is kept for later, in order of arrival. */
export interface Joining {
  readonly status: 'joining';
  readonly self: NodeId;
  readonly config: Config;
  readonly stash: readonly Stashed[];
}

/** A message that must wait until the node is a member. */
export interface Stashed {
  readonly from: NodeId;
  readonly message: Message;
}

export interface Member {
  readonly status: 'member';
  readonly self: NodeId;
  readonly config: Config;
  /** Where this node's responsibility begins: it owns the keys in (predecessor, self]. */
  readonly predecessor: NodeId;
  readonly successor: NodeId;
  /** Predecessors of before, not known yet to point elsewhere; ascending. The `predlist` of PPL. */
  readonly oldPredecessors: readonly NodeId[];
}

/** "A peer knows only its own responsibility, which starts with the key of the predecessor + 1" (slide 18). */
export function isResponsible(state: Member, key: Identifier): boolean {
  return inHalfOpen(key, state.predecessor, state.self, state.config.keys);
}

/** A node as it boots. */
export function newcomer(self: NodeId, config: Config): Joining {
  invariant(self < config.keys, 'a node is a place on the ring');
  invariant(self !== config.contact, 'a node does not join through itself');
  return { status: 'joining', self, config, stash: [] };
}

/** A member with nothing pending: for beginning in the middle of a run. */
export function perfectMember(self: NodeId, predecessor: NodeId, successor: NodeId, config: Config): Member {
  return { status: 'member', self, config, predecessor, successor, oldPredecessors: [] };
}
