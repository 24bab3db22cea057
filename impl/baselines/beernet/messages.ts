/** What Beernet's nodes say to each other, under its own names. */
import type { NodeId } from '../../kernel/protocol.ts';

export type Message =
  | Join
  | JoinOk
  /** "My successor has failed." As in the source, it does not name the peer to ask again, and so nobody is asked. */
  | { readonly type: 'joinLater' }
  /** "Your ring is not mine": said by a peer that has no ring yet, too. */
  | { readonly type: 'badRingRef' }
  | NewSucc
  /** "You are not my successor any more." */
  | { readonly type: 'predNoMore' }
  /** "You are my successor now, for the one before you has failed." */
  | { readonly type: 'fix' }
  | FixOk;

/** Routed to whoever is responsible for the newcomer's place. */
export interface Join {
  readonly type: 'join';
  readonly newcomer: NodeId;
  /** The last hop has passed the place: from here on only predecessors are asked. */
  readonly last: boolean;
}

/** "You are in: this is your predecessor, and those come behind me." */
export interface JoinOk {
  readonly type: 'joinOk';
  readonly predecessor: NodeId;
  readonly successors: readonly NodeId[];
}

/** "I have come between you and your successor." */
export interface NewSucc {
  readonly type: 'newSucc';
  readonly successors: readonly NodeId[];
}

/** "You are my predecessor now; those come behind me." */
export interface FixOk {
  readonly type: 'fixOk';
  readonly successors: readonly NodeId[];
}
