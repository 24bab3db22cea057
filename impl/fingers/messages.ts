/** What the nodes say to each other to route by fingers, to their clients, to themselves; and what the ring tells them. */
import type { Identifier } from '../identifier-space/interval.ts';
import type { NodeId } from '../kernel/protocol.ts';

export type Message = Lookup | Found | Nearer;

/**
 * `onward`: clockwise, the key is still ahead. `back`: the last step has led past the key; from here on only
 * predecessors are asked, down into the bush.
 */
export type Direction = 'onward' | 'back';

/** `client`: the answer is for a client. `finger`: it is for the table of the one who asks. */
export type Purpose = 'client' | 'finger';

/** "Who is responsible for this key?" The answer goes straight to the origin. */
export interface Lookup {
  readonly type: 'lookup';
  readonly key: Identifier;
  readonly origin: NodeId;
  readonly purpose: Purpose;
  readonly direction: Direction;
  /**
   * The first place from which on the sender takes the receiver to be the nearest node: with it, the receiver sees
   * whether that is still true. Null: the sender takes it so from no place on.
   */
  readonly target: Identifier | null;
}

/** "I am responsible for this key." Names no node: a peer never indicates another peer as the responsible one (slide 18). */
export interface Found {
  readonly type: 'found';
  readonly key: Identifier;
  readonly purpose: Purpose;
}

/** "Between the place that you use me for and me there is this node." Correction on use; DKS: bad pointer. */
export interface Nearer {
  readonly type: 'nearer';
  readonly node: NodeId;
}

export type Request =
  /** Of a client. */
  | { readonly type: 'lookup'; readonly key: Identifier }
  /** Look all fingers up anew. */
  | Refresh
  | Neighbours
  | Leaving;

/** What the ring below says, at first when this node has become a member, then whenever one of the two changes. */
export interface Neighbours {
  readonly type: 'neighbours';
  /** Where this node's responsibility begins: it owns the keys in (predecessor, self]. */
  readonly predecessor: NodeId;
  /** Null: the ring knows of none that it takes to be up. */
  readonly successor: NodeId | null;
}

/** What the ring below says when this node leaves: it owns nothing any more. */
export interface Leaving {
  readonly type: 'leaving';
  /** Who owns what was this node's; null: nobody yet. */
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
