/**
 * DKS's atomic ring: who joins or leaves first takes two locks, its own and its successor's.
 *
 * Sources: A. Ghodsi, "Distributed k-ary System: Algorithms for Distributed Hash Tables", PhD thesis, KTH, 2006; A. Ghodsi
 * and S. Haridi, "Atomic Ring Maintenance for Distributed Hash Tables", SICS report T2007:05; the SELFMAN slides, slide
 * 18 ("instead of one step involving 3 peers (as in DKS …)"). The messages and the forwarding follow the thesis. How
 * queues are split, when a request is void, and when locks are released, is our reading. Fingers are left out: they
 * change the way of a lookup, not its answer.
 */
import { type Identifier, inHalfOpen } from '../../identifier-space/interval.ts';
import { invariant } from '../../kernel/invariant.ts';
import type { NodeId } from '../../kernel/protocol.ts';

export interface Config {
  /** The number of identifiers on the ring: they are 0 … keys − 1. The same for all nodes of a ring. */
  readonly keys: number;
  /** A member through which to join, and which does not leave before. Without one, the node founds a ring alone. */
  readonly contact?: NodeId;
  /** In which order a leaver takes its two locks: `symmetric`: always its own first, which may end in a deadlock. */
  readonly order: 'asymmetric' | 'symmetric';
}

export type State = Joining | Member | Leaving;

/** Not let in yet. Holds its own lock, as nobody else knows of it, and waits for its successor's. */
export interface Joining {
  readonly status: 'joining';
  readonly self: NodeId;
  readonly config: Config;
  /** It has been asked to leave already. */
  readonly wantsToLeave: boolean;
}

export interface Member {
  readonly status: 'member';
  readonly self: NodeId;
  readonly config: Config;
  /** Where this node's responsibility begins: it owns the keys in (predecessor, self]. */
  readonly predecessor: NodeId;
  readonly successor: NodeId;
  /** Who holds this node's lock: itself, its predecessor that leaves, or a newcomer in front of it. */
  readonly heldBy: NodeId | null;
  /** Who waits for this node's lock, in order of arrival: so nobody starves. */
  readonly waiting: readonly NodeId[];
  /** While a newcomer comes in: the predecessor before it, which does not know of the newcomer yet. */
  readonly oldPredecessor: NodeId | null;
  /** Its own join is not over: it still holds its own lock. */
  readonly isEntering: boolean;
  /** `wanted`: it has been asked to leave. `successorLocked`: and it holds its successor's lock. */
  readonly leave: 'no' | 'wanted' | 'successorLocked';
}

/** It has handed its keys to its successor, and passes on what its predecessor still sends. */
export interface Leaving {
  readonly status: 'leaving';
  readonly self: NodeId;
  readonly config: Config;
  readonly successor: NodeId;
}

export function isResponsible(state: Member, key: Identifier): boolean {
  return inHalfOpen(key, state.predecessor, state.self, state.config.keys);
}

/** A node as it boots. */
export function newcomer(self: NodeId, config: Config): Joining {
  invariant(self < config.keys, 'a node is a place on the ring');
  invariant(self !== config.contact, 'a node does not join through itself');
  return { status: 'joining', self, config, wantsToLeave: false };
}

/** A member with nothing pending: for beginning in the middle of a run. */
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
