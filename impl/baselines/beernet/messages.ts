/** The messages of Beernet's ring, under its own names. */
import type { NodeId } from '../../kernel/protocol.ts';

export type Message =
  | Join
  | JoinOk
  /** "My successor has failed." As in the source, it does not name a peer to ask again, and so none is asked. */
  | { readonly type: 'joinLater' }
  /** "Your ring is not mine." A peer that has no ring yet says so, too. */
  | { readonly type: 'badRingRef' }
  | NewSucc
  /** "You are not my successor any more." */
  | { readonly type: 'predNoMore' }
  /** "You are my successor now: the one between us has failed." */
  | { readonly type: 'fix' }
  | FixOk;

/** "Let me in." Routed to the peer that is responsible for the newcomer's place. */
export interface Join {
  readonly type: 'join';
  readonly newcomer: NodeId;
  /** Whether a hop has passed the place. From then on the request goes counter-clockwise. */
  readonly last: boolean;
}

/** "You are in: this is your predecessor, and these are my successors." */
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

/** "You are my predecessor now; these are my successors." */
export interface FixOk {
  readonly type: 'fixOk';
  readonly successors: readonly NodeId[];
}
