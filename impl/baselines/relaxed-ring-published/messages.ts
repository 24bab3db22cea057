/** The messages of the published ring, under the names of the paper. */
import type { Identifier } from '../../identifier-space/interval.ts';
import type { NodeId } from '../../kernel/protocol.ts';

export type Message =
  | Lookup
  /** "I am responsible for the key that you asked for." */
  | { readonly type: 'replyLookup' }
  /** "Be my successor": from a newcomer, or from a member whose successor has failed. */
  | { readonly type: 'join' }
  | JoinOk
  | NewSucc
  /** "You are no longer my successor." */
  | { readonly type: 'joinAck' }
  | UpdSucclist
  /** "You do not belong here: ask this peer." */
  | { readonly type: 'goto'; readonly node: NodeId }
  /** "I have no successor myself." */
  | { readonly type: 'tryLater' };

/** "Which peer is responsible for this key?" */
export interface Lookup {
  readonly type: 'lookup';
  readonly source: NodeId;
  readonly key: Identifier;
  /** Whether a hop has passed the key. From then on the lookup goes counter-clockwise. */
  readonly last: boolean;
}

/** "You are in: this is your predecessor, and these are my successors." */
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

/** "My successor list has changed, and so will yours." */
export interface UpdSucclist {
  readonly type: 'updSucclist';
  readonly successors: readonly NodeId[];
}

/** The timer after a `tryLater`: ask `through` again. */
export interface Later {
  readonly type: 'later';
  readonly through: NodeId;
}
