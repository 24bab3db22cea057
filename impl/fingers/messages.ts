/** The messages of routing by fingers, the requests of clients and of the ring below, and the answers to clients. */
import type { Identifier } from '../identifier-space/interval.ts';
import type { NodeId } from '../kernel/protocol.ts';

export type Message = Lookup | Found | Nearer;

/**
 * `onward`: clockwise, with the key still ahead. `back`: the last hop has passed the key, so from here the lookup goes
 * counter-clockwise, from predecessor to predecessor, through the bush.
 */
export type Direction = 'onward' | 'back';

/** `client`: the answer is for a client. `finger`: the answer is for the table of the origin. */
export type Purpose = 'client' | 'finger';

/** "Which node is responsible for this key?" The answer goes directly to the origin. */
export interface Lookup {
  readonly type: 'lookup';
  readonly key: Identifier;
  readonly origin: NodeId;
  readonly purpose: Purpose;
  readonly direction: Direction;
  /**
   * The sender's target for which the receiver is its finger: with it, the receiver can tell whether another node is nearer
   * to that target. Null: the receiver is not a finger of the sender.
   */
  readonly target: Identifier | null;
  /** How often a node that has left without an heir has sent it on. Omitted: never. */
  readonly turns?: number;
}

/** "I am responsible for this key." It names no node, since a peer never indicates another peer as the responsible one (slide 18). */
export interface Found {
  readonly type: 'found';
  readonly key: Identifier;
  readonly purpose: Purpose;
}

/** "Between your target and me there is this node." Correction on use; in DKS, a bad pointer. */
export interface Nearer {
  readonly type: 'nearer';
  readonly node: NodeId;
}

export type Request =
  /** From a client. */
  | { readonly type: 'lookup'; readonly key: Identifier }
  /** Look all fingers up again. */
  | Refresh
  | Neighbours
  | Leaving
  /** From the ring below: it has ended at this node. */
  | { readonly type: 'left' };

/** From the ring below: the neighbours of this node. Sent when the node becomes a member, and whenever one of the two changes. */
export interface Neighbours {
  readonly type: 'neighbours';
  /** This node owns the keys in (predecessor, self]. */
  readonly predecessor: NodeId;
  /** Null: the ring knows no successor that is not suspected. */
  readonly successor: NodeId | null;
}

/** From the ring below: this node leaves, and owns nothing any more. */
export interface Leaving {
  readonly type: 'leaving';
  /** The node that now owns the keys of this node; null: none yet. */
  readonly heir: NodeId | null;
}

export interface Refresh {
  readonly type: 'refresh';
}

export interface Output {
  readonly type: 'found';
  readonly key: Identifier;
  readonly owner: NodeId;
}
