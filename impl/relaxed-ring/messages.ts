/** What the nodes of the relaxed ring say to each other, to their clients, and to themselves. */
import type { Identifier } from '../identifier-space/interval.ts';
import type { NodeId } from '../kernel/protocol.ts';

export type Message = Routed | JoinAccepted | NewSuccessor | JoinAcknowledged | Found;

/** Messages for whoever is responsible for a key: they travel along the ring. */
export type Routed = Join | Lookup;

/**
 * `onward`: clockwise, the key is still ahead. `back`: the last step has led to the key or past it; from here on only
 * predecessors are asked, down into the bush.
 */
export type Direction = 'onward' | 'back';

/** "Let me in": for the node that is responsible for the newcomer's own identifier. */
export interface Join {
  readonly type: 'join';
  readonly newcomer: NodeId;
  readonly direction: Direction;
}

/** "Who is responsible for this key?" The answer goes straight to the origin. */
export interface Lookup {
  readonly type: 'lookup';
  readonly key: Identifier;
  readonly origin: NodeId;
  readonly direction: Direction;
}

/** "You are in: I am your successor, and this is your predecessor." PPL: join_ok. */
export interface JoinAccepted {
  readonly type: 'joinAccepted';
  readonly predecessor: NodeId;
}

/** "I have come between you and your successor." PPL: new_succ. */
export interface NewSuccessor {
  readonly type: 'newSuccessor';
  readonly oldSuccessor: NodeId;
}

/** "You are not my successor any more." PPL: join_ack. */
export interface JoinAcknowledged {
  readonly type: 'joinAcknowledged';
}

/** "I am responsible for this key." Names no node: "a peer can never indicate another peer as the responsible node" (slide 18). */
export interface Found {
  readonly type: 'found';
  readonly key: Identifier;
}

export interface LookupRequest {
  readonly type: 'lookup';
  readonly key: Identifier;
}

export type Output =
  | { readonly type: 'joined'; readonly predecessor: NodeId; readonly successor: NodeId }
  | { readonly type: 'found'; readonly key: Identifier; readonly owner: NodeId };

/** No answer has come for a while: ask again to be let in. */
export interface AskAgain {
  readonly type: 'askAgain';
}
