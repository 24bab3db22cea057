/** What the nodes of the published ring say to each other, under the names of the paper. */
import type { Identifier } from '../../identifier-space/interval.ts';
import type { NodeId } from '../../kernel/protocol.ts';

export type Message =
  | Lookup
  /** "I am responsible for the key that you asked for." */
  | { readonly type: 'replyLookup' }
  /** From a newcomer, or from a member whose successor has failed. */
  | { readonly type: 'join' }
  | JoinOk
  | NewSucc
  /** "You are not my successor any more." */
  | { readonly type: 'joinAck' }
  | UpdSucclist
  /** "Your place is not with me: try there." */
  | { readonly type: 'goto'; readonly node: NodeId }
  /** "I have no successor myself." */
  | { readonly type: 'tryLater' };

/** "Who is responsible for this key?" */
export interface Lookup {
  readonly type: 'lookup';
  readonly source: NodeId;
  readonly key: Identifier;
  /** The last hop has passed the key: from here on only predecessors are asked. */
  readonly last: boolean;
}

/** "You are in: this is your predecessor, and those come behind me." */
export interface JoinOk {
  readonly type: 'joinOk';
  readonly predecessor: NodeId;
  readonly successors: readonly NodeId[];
}

/** "I have come between you and this successor of yours." */
export interface NewSucc {
  readonly type: 'newSucc';
  readonly oldSuccessor: NodeId;
  readonly successors: readonly NodeId[];
}

/** "My successor list has changed, so will yours." */
export interface UpdSucclist {
  readonly type: 'updSucclist';
  readonly successors: readonly NodeId[];
}

/** Time to ask `through` again. */
export interface Later {
  readonly type: 'later';
  readonly through: NodeId;
}
