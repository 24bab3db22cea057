/** What the nodes of the relaxed ring say to each other, to their clients, and to themselves. */
import type { Identifier } from '../identifier-space/interval.ts';
import { unreachable } from '../kernel/invariant.ts';
import type { NodeId } from '../kernel/protocol.ts';

export type Message = Routed | Follow | Accepted | NewSuccessor | Unfollow | Hint | Leaving | Farewell | Found;

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

/**
 * "Be my successor; of the nodes between us I suspect these." From a member whose successor has failed, or that has
 * heard of a closer one. PPL: join, a second time. Beernet: fix.
 */
export interface Follow {
  readonly type: 'follow';
  /** Ascending. */
  readonly suspects: readonly NodeId[];
  /** How often the sender has changed its successor. */
  readonly moves: number;
}

/**
 * "I am your successor. The node next to you is this one; behind me come those." To a newcomer, and to a follower. PPL:
 * join_ok. Beernet: fixOk.
 */
export interface Accepted {
  readonly type: 'accepted';
  /** The one that was before the sender, or is between the two; the receiver itself when there is none. */
  readonly predecessor: NodeId;
  /** The sender's successors, the next one first. */
  readonly successors: readonly NodeId[];
}

/** "I have come between you and your successor." PPL: new_succ. */
export interface NewSuccessor {
  readonly type: 'newSuccessor';
  /** Where the sender's responsibility begins. */
  readonly predecessor: NodeId;
  readonly successors: readonly NodeId[];
}

/** "You are not my successor any more." PPL: join_ack. Beernet: predNoMore. */
export interface Unfollow {
  readonly type: 'unfollow';
  /** How often the sender has changed its successor, this time included. */
  readonly moves: number;
}

/** "Between us there is this node: have you tried it?" Or the sender itself: "I am here." CiNiSMO: hint. */
export interface Hint {
  readonly type: 'hint';
  readonly node: NodeId;
  /** Of a sender that follows another node by now: how often it has changed its successor, as in `unfollow`. */
  readonly moves?: number;
}

/** "I am about to leave, and own nothing any more: this one was before me, and those are behind me." */
export interface Leaving {
  readonly type: 'leaving';
  readonly predecessor: NodeId;
  readonly successors: readonly NodeId[];
  /** Those who cannot inherit: they are taken to be down, or leave, too; ascending. */
  readonly suspects: readonly NodeId[];
}

/** The answer to `leaving`: "You can go, as far as I am concerned." */
export interface Farewell {
  readonly type: 'farewell';
  /** The one behind the leaver: the sender itself, or one that has come in between. */
  readonly heir: NodeId;
}

/** "I am responsible for this key." Names no node: "a peer can never indicate another peer as the responsible node" (slide 18). */
export interface Found {
  readonly type: 'found';
  readonly key: Identifier;
}

/** The nodes that `message` names: whoever hears it knows of them. */
export function nodesNamedBy(message: Message): readonly NodeId[] {
  switch (message.type) {
    case 'join':
      return [message.newcomer];
    case 'lookup':
      return [message.origin];
    case 'follow':
      return message.suspects;
    case 'accepted':
    case 'newSuccessor':
      return [message.predecessor, ...message.successors];
    case 'leaving':
      return [message.predecessor, ...message.successors, ...message.suspects];
    case 'farewell':
      return [message.heir];
    case 'hint':
      return [message.node];
    case 'unfollow':
    case 'found':
      return [];
    default:
      return unreachable(message);
  }
}

export type Request = LookupRequest | LeaveRequest | ConsiderRequest;

/** Find the node that is responsible for the key. */
export interface LookupRequest {
  readonly type: 'lookup';
  readonly key: Identifier;
}

/** Hand over, and end. */
export interface LeaveRequest {
  readonly type: 'leave';
}

/** From the layer above: this node may be a closer successor. It may be of another ring, or down. */
export interface ConsiderRequest {
  readonly type: 'consider';
  readonly node: NodeId;
  /** It was asked for before, and what was sent may be lost. */
  readonly again: boolean;
}

export type Output =
  | { readonly type: 'joined'; readonly predecessor: NodeId; readonly successor: NodeId }
  | { readonly type: 'found'; readonly key: Identifier; readonly owner: NodeId }
  /** One of the two has changed; without a successor, `isolated`. For the layer above. */
  | { readonly type: 'neighbours'; readonly predecessor: NodeId; readonly successor: NodeId | null }
  /** Everybody that this node knows of is suspected, and there may be others: it keeps what it owns, and waits. */
  | { readonly type: 'isolated' }
  /** It owns nothing any more; `heir` does, once it is known. For the layer above. */
  | { readonly type: 'leaving'; readonly heir: NodeId | null }
  | { readonly type: 'left' };

/** `askAgain`: no answer has come for a while: ask again to be let in. `refresh`: time to ask the successor for its list. */
export interface Timer {
  readonly type: 'askAgain' | 'refresh';
}
