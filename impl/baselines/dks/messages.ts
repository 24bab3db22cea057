/** The messages of DKS's ring. With p–q–r, it is q that joins or leaves. */
import type { Identifier } from '../../identifier-space/interval.ts';
import type { NodeId } from '../../kernel/protocol.ts';

export type Message =
  | Routed
  /** q to r, when q leaves: "I want your lock." */
  | { readonly type: 'lockRequest' }
  /** r to q: "You hold my lock." */
  | { readonly type: 'lockGranted' }
  /** q to r, whose lock q holds: "I am your predecessor now." */
  | { readonly type: 'join' }
  /** r to q: "This is your predecessor; these wait for your lock now." q owns its keys from here on. */
  | { readonly type: 'joinPoint'; readonly predecessor: NodeId; readonly waiting: readonly NodeId[] }
  /** r to q: "p knows of you: we are done, and our locks are free." */
  | { readonly type: 'joinDone' }
  /**
   * q to r, whose lock q holds: "I leave; this is your predecessor, and these wait for your lock." From here on, r owns q's
   * keys.
   */
  | { readonly type: 'leavePoint'; readonly predecessor: NodeId; readonly waiting: readonly NodeId[] }
  /** q to r: "p no longer sends to me: we are done, and your lock is free." */
  | { readonly type: 'leaveDone' }
  /** To p, from q that joins, or from r when q leaves: "I am your successor now." */
  | { readonly type: 'newSuccessor' }
  /** p to its former successor: "This is my last message as your predecessor." */
  | { readonly type: 'successorChanged' }
  /** To the origin of a lookup: "I am responsible for this key." */
  | { readonly type: 'found'; readonly key: Identifier };

/** Messages for the node responsible for a key. They travel along successors. */
export type Routed = Lookup | JoinRequest;

/** "Which node is responsible for this key?" */
export interface Lookup {
  readonly type: 'lookup';
  readonly key: Identifier;
  readonly origin: NodeId;
}

/** "I want your lock, to join as your predecessor." For the node responsible for the newcomer's identifier. */
export interface JoinRequest {
  readonly type: 'joinRequest';
  readonly newcomer: NodeId;
}

export type Request =
  /** Find the node that is responsible for the key. */
  | { readonly type: 'lookup'; readonly key: Identifier }
  /** Leave the ring. Lookups of this node that are not answered by then are lost. */
  | { readonly type: 'leave' };

export type Output =
  | { readonly type: 'joined'; readonly predecessor: NodeId; readonly successor: NodeId }
  | { readonly type: 'left' }
  | { readonly type: 'found'; readonly key: Identifier; readonly owner: NodeId };
