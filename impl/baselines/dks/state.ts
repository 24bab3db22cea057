/**
 * DKS's atomic ring: a node that joins or leaves takes two locks first, its own and its successor's.
 *
 * Sources: A. Ghodsi, "Distributed k-ary System: Algorithms for Distributed Hash Tables", PhD thesis, KTH, 2006; A. Ghodsi
 * and S. Haridi, "Atomic Ring Maintenance for Distributed Hash Tables", SICS report T2007:05. The SELFMAN slides mention it
 * on slide 18: "instead of one step involving 3 peers (as in DKS …)". The messages and the forwarding follow the thesis.
 * Our own readings are how queues are split, when a request is void, and when locks are released. Fingers are left out:
 * they change the way of a lookup, not its answer.
 */
import { type Identifier, inHalfOpen } from '../../identifier-space/interval.ts';
import { invariant } from '../../kernel/invariant.ts';
import type { NodeId } from '../../kernel/protocol.ts';

export interface Config {
  /** The number of identifiers on the circle, 0 … keys − 1. The same at all nodes of a ring. */
  readonly keys: number;
  /** A member through which to join; it must not leave before the join is over. Omitted: the node founds a ring alone. */
  readonly contact?: NodeId;
  /** The order in which a leaver takes its two locks. `symmetric`: always its own first, which may end in a deadlock. */
  readonly order: 'asymmetric' | 'symmetric';
}

export type State = Joining | Member | Leaving;

/** A newcomer. It holds its own lock, since no other node knows of it, and waits for its successor's. */
export interface Joining {
  readonly status: 'joining';
  readonly self: NodeId;
  readonly config: Config;
  /** Whether it has been asked to leave already. */
  readonly wantsToLeave: boolean;
}

export interface Member {
  readonly status: 'member';
  readonly self: NodeId;
  readonly config: Config;
  /** This node owns the keys in (predecessor, self]. */
  readonly predecessor: NodeId;
  readonly successor: NodeId;
  /** The holder of this node's lock: itself, its leaving predecessor, or a newcomer about to be its predecessor. Null: it is free. */
  readonly heldBy: NodeId | null;
  /** The nodes that wait for this node's lock, in order of arrival, so that none starves. */
  readonly waiting: readonly NodeId[];
  /** During a join: the former predecessor, which does not know of the newcomer yet. Else null. */
  readonly oldPredecessor: NodeId | null;
  /** Whether its own join is still going on; until then it holds its own lock. */
  readonly isEntering: boolean;
  /** `wanted`: it has been asked to leave. `successorLocked`: it holds its successor's lock, too. */
  readonly leave: 'no' | 'wanted' | 'successorLocked';
}

/** A leaver that has handed its keys to its successor, and forwards what its predecessor still sends. */
export interface Leaving {
  readonly status: 'leaving';
  readonly self: NodeId;
  readonly config: Config;
  readonly successor: NodeId;
}

export function isResponsible(state: Member, key: Identifier): boolean {
  return inHalfOpen(key, state.predecessor, state.self, state.config.keys);
}

/** The state of a node at boot. Throws `InvariantViolation` if `self` is not on the circle or is its own contact. */
export function newcomer(self: NodeId, config: Config): Joining {
  invariant(self < config.keys, 'a node is a place on the ring');
  invariant(self !== config.contact, 'a node does not join through itself');
  return { status: 'joining', self, config, wantsToLeave: false };
}

/** A member with nothing pending, as the start of a scenario in the middle of a run. */
export function perfectMember(self: NodeId, predecessor: NodeId, successor: NodeId, config: Config): Member {
  return {
    status: 'member',
    self,
    config,
    predecessor,
    successor,
    heldBy: null,
    waiting: [],
    oldPredecessor: null,
    isEntering: false,
    leave: 'no',
  };
}
