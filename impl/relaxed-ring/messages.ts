/** The messages of the relaxed ring, its requests, outputs and timers. */
import type { Identifier } from '../identifier-space/interval.ts';
import { unreachable } from '../kernel/invariant.ts';
import type { NodeId } from '../kernel/protocol.ts';

export type Message = Routed | Follow | Accepted | NewSuccessor | Unfollow | Hint | Leaving | Farewell | Restarted | Found;

/** A node that has restarted, and the number of its boots under its id: at least 2. */
export interface Life {
  readonly node: NodeId;
  readonly incarnation: number;
}

/** A message from one life of a node to one life of another. Routed messages and `found` are not: they are for a key, and for a client. */
interface BetweenLives {
  /**
   * The lives of the nodes in this message that have restarted, as far as its sender knows; by ascending node. Sender and
   * receiver are included. Omitted: none has restarted.
   */
  readonly lives?: readonly Life[];
}

/** Messages for the node responsible for a key. They travel along the ring. */
export type Routed = Join | Lookup;

/**
 * `onward`: clockwise, with the key still ahead. `back`: the last hop has reached or passed the key, so from here the message
 * goes counter-clockwise, from predecessor to predecessor, through the bush.
 */
export type Direction = 'onward' | 'back';

/** "Let me in." For the node that is responsible for the newcomer's identifier. */
export interface Join {
  readonly type: 'join';
  readonly newcomer: NodeId;
  /** The newcomer's incarnation. Omitted: its first. */
  readonly incarnation?: number;
  readonly direction: Direction;
}

/** "Which node is responsible for this key?" The answer goes directly to the origin. */
export interface Lookup {
  readonly type: 'lookup';
  readonly key: Identifier;
  readonly origin: NodeId;
  /** The origin's incarnation. Omitted: its first. */
  readonly incarnation?: number;
  readonly direction: Direction;
}

/**
 * "Be my successor; of the nodes between us I suspect these." From a member whose successor has failed, or that has heard of
 * a closer one. PPL: join, a second time. Beernet: fix.
 */
export interface Follow extends BetweenLives {
  readonly type: 'follow';
  /** Ascending. */
  readonly suspects: readonly NodeId[];
  /** The number of times that the sender has changed its successor. */
  readonly moves: number;
}

/**
 * "I am your successor. This is the node next to you, and these are my successors." To a newcomer, and to a follower. PPL:
 * join_ok. Beernet: fixOk.
 */
export interface Accepted extends BetweenLives {
  readonly type: 'accepted';
  /** The sender's former predecessor, or a node between the two; the receiver itself if there is none. */
  readonly predecessor: NodeId;
  /** The sender's successors, the nearest first. */
  readonly successors: readonly NodeId[];
}

/** "I have come between you and your successor." PPL: new_succ. */
export interface NewSuccessor extends BetweenLives {
  readonly type: 'newSuccessor';
  /** The sender owns the keys in (predecessor, sender]. */
  readonly predecessor: NodeId;
  readonly successors: readonly NodeId[];
}

/** "You are no longer my successor." PPL: join_ack. Beernet: predNoMore. */
export interface Unfollow extends BetweenLives {
  readonly type: 'unfollow';
  /** The number of times that the sender has changed its successor, this time included. */
  readonly moves: number;
}

/** "Between us there is this node: have you tried it?" If it names the sender: "I am up." CiNiSMO: hint. */
export interface Hint extends BetweenLives {
  readonly type: 'hint';
  readonly node: NodeId;
  /** Present if the sender follows another node by now; as in `unfollow`. */
  readonly moves?: number;
}

/** "I leave, and own nothing any more: this is my predecessor, and these are my successors." */
export interface Leaving extends BetweenLives {
  readonly type: 'leaving';
  readonly predecessor: NodeId;
  readonly successors: readonly NodeId[];
  /** Nodes that cannot inherit, because they are suspected or leave, too; ascending. */
  readonly suspects: readonly NodeId[];
}

/** The answer to `leaving`: "I no longer need you." */
export interface Farewell extends BetweenLives {
  readonly type: 'farewell';
  /** The node that inherits from the leaver: the sender itself, or a node between the two. */
  readonly heir: NodeId;
}

/** "Your message was for an earlier life of mine." The life of the sender shows that its earlier lives are over. */
export interface Restarted extends BetweenLives {
  readonly type: 'restarted';
}

/** "I am responsible for this key." It names no node: "a peer can never indicate another peer as the responsible node" (slide 18). */
export interface Found {
  readonly type: 'found';
  readonly key: Identifier;
  /** The incarnation of the origin that asked. Omitted: its first. */
  readonly incarnation?: number;
}

/** The nodes that `message` names: its receiver knows of them. */
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
    case 'restarted':
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

/** Leave the ring: hand the keys over, and end. */
export interface LeaveRequest {
  readonly type: 'leave';
}

/** From the layer above: this node may be a closer successor. It may be of another ring, or down. */
export interface ConsiderRequest {
  readonly type: 'consider';
  readonly node: NodeId;
  /** Whether this repeats an earlier request, whose message may have been lost. */
  readonly again: boolean;
}

export type Output =
  | { readonly type: 'joined'; readonly predecessor: NodeId; readonly successor: NodeId }
  | { readonly type: 'found'; readonly key: Identifier; readonly owner: NodeId }
  /** For the layer above: one of the two has changed. `successor` is null while the node has none. */
  | { readonly type: 'neighbours'; readonly predecessor: NodeId; readonly successor: NodeId | null }
  /** This node suspects all nodes that it knows, and there may be others. It keeps its keys, and waits. */
  | { readonly type: 'isolated' }
  /** For the layer above: this node has restarted and founded a ring of one. `node`, which it knew before, may be in another ring. */
  | { readonly type: 'apart'; readonly node: NodeId }
  /** For the layer above: this node leaves and owns nothing any more. `heir` owns its keys; null: not known yet. */
  | { readonly type: 'leaving'; readonly heir: NodeId | null }
  | { readonly type: 'left' };

/**
 * `askAgain`: no answer for a while, so the newcomer asks its next contact. `refresh`: a member asks its successor for its list.
 * `leaveAgain`: a leaver says again that it leaves.
 */
export interface Timer {
  readonly type: 'askAgain' | 'refresh' | 'leaveAgain';
}
