/** What the nodes of DKS's ring say to each other. With p–q–r, it is q that joins or leaves. */
import type { Identifier } from '../../identifier-space/interval.ts';
import type { NodeId } from '../../kernel/protocol.ts';

export type Message =
  | Routed
  /** q to r, when q leaves: "I want your lock." */
  | { readonly type: 'lockRequest' }
  /** r to q: "You hold my lock." */
  | { readonly type: 'lockGranted' }
  /** q to r, which q has locked: "I come in front of you." */
  | { readonly type: 'join' }
  /** r to q: "This is your predecessor; these wait for your lock now." q owns its keys from here on. */
  | { readonly type: 'joinPoint'; readonly predecessor: NodeId; readonly waiting: readonly NodeId[] }
  /** r to q: "p knows of you: we are done, and our locks are free." */
  | { readonly type: 'joinDone' }
  /** q to r, which q has locked: "I go; this is your predecessor, these wait for your lock." r owns q's keys from here on. */
  | { readonly type: 'leavePoint'; readonly predecessor: NodeId; readonly waiting: readonly NodeId[] }
  /** q to r: "p does not send to me any more: we are done, and your lock is free." */
  | { readonly type: 'leaveDone' }
  /** To p, from q that joins, or from r when q leaves: "I am your successor now." */
  | { readonly type: 'newSuccessor' }
  /** p to its successor of before: "You have had the last message from me as your predecessor." */
  | { readonly type: 'successorChanged' }
  /** To the origin of a lookup: "I am responsible for this key." */
  | { readonly type: 'found'; readonly key: Identifier };

/** Messages for whoever is responsible for a key: they travel along successors. */
export type Routed = Lookup | JoinRequest;

/** "Who is responsible for this key?" */
export interface Lookup {
  readonly type: 'lookup';
  readonly key: Identifier;
  readonly origin: NodeId;
}

/** "I want your lock, to come in front of you": for the node responsible for the newcomer's own identifier. */
export interface JoinRequest {
  readonly type: 'joinRequest';
  readonly newcomer: NodeId;
}

export type Request =
  /** Find the node that is responsible for the key. */
  | { readonly type: 'lookup'; readonly key: Identifier }
  /** What the node itself has asked, and has no answer to when it has left, is lost with it. */
  | { readonly type: 'leave' };

export type Output =
  | { readonly type: 'joined'; readonly predecessor: NodeId; readonly successor: NodeId }
  | { readonly type: 'left' }
  | { readonly type: 'found'; readonly key: Identifier; readonly owner: NodeId };
