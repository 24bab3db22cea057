/**
 * The state of a node of the relaxed ring. Of other nodes it holds only identifiers.
 *
 * Sources: the SELFMAN slides, slide 18; B. Mejías and P. Van Roy, "The Relaxed-Ring: a Fault-Tolerant Topology for
 * Structured Overlay Networks", Parallel Processing Letters 18(3), 2008, called PPL below.
 */
import { type Identifier, inHalfOpen } from '../identifier-space/interval.ts';
import { invariant } from '../kernel/invariant.ts';
import type { NodeId } from '../kernel/protocol.ts';
import { ascending } from '../kernel/sorted-set.ts';
import type { Life, Message, Routed } from './messages.ts';

export interface Config {
  /** The number of identifiers on the circle, 0 … keys − 1. The same at all nodes of a ring. */
  readonly keys: number;
  /** The number of successors that a node remembers; all but one may fail at once. At least 1. */
  readonly successorListLength: number;
  /** Nodes through which to join, asked in turn; they may be joining themselves. Empty: the node founds a ring. */
  readonly contacts: readonly NodeId[];
  /**
   * A newcomer asks its next contact after this time without an answer, in milliseconds. A leaver says again that it leaves
   * after this time without a farewell. Omitted: each says so once.
   */
  readonly retryAfterMs?: number;
  /**
   * The pause between two requests to the successor for its list, in milliseconds. Omitted: the list is renewed only when a
   * neighbour changes. The requests also make up for lost messages.
   */
  readonly refreshAfterMs?: number;
  /** The node may boot again under the same id, so it counts its boots on disk. Omitted: each boot is the only one under its id. */
  readonly mayRestart?: true;
  /**
   * The number of requests to join, all in vain, after which a former member that has restarted founds a ring of one. For that
   * it keeps the nodes next to it on disk. Needs `mayRestart` and `retryAfterMs`. Omitted: it asks for ever, and keeps no nodes.
   */
  readonly refoundAfter?: number;
  /** The most messages that wait at a node. Further ones are dropped, and must be sent again. Omitted: no bound. */
  readonly waitingAtMost?: number;
  /**
   * The most suspects that a member remembers and watches, those that matter aside. Further ones are forgotten. One that was up
   * after all comes back when it refreshes, so nodes need `refreshAfterMs`. Omitted: no bound.
   */
  readonly suspectsAtMost?: number;
}

/** The part of the state that survives a restart. */
export interface Durable {
  /** The number of boots under this id. A new life uses a number that no earlier life has used. */
  readonly incarnation: number;
  /** As in `Member`. Omitted: no life under this id was a member, or it kept no nodes. */
  readonly known?: readonly NodeId[];
}

/** The incarnations that a node knows. */
interface KnownLives {
  /**
   * Of this node and the nodes that it knows, those that have restarted, by ascending node. All that this node knows of a
   * node is about that life. Omitted: none has restarted.
   */
  readonly lives?: readonly Life[];
}

export type State = Joining | Member | Leaving;

/** A newcomer, responsible for no key. Messages that arrive too early go into its stash, in order of arrival. */
export interface Joining extends KnownLives {
  readonly status: 'joining';
  readonly self: NodeId;
  readonly config: Config;
  /** The index of the contact asked last. */
  readonly contact: number;
  readonly stash: readonly Stashed[];
  /** Present after a restart if an earlier life was a member, and `refoundAfter` is set. */
  readonly former?: Former;
  /** It is asked to leave, and does so as soon as it is a member. Omitted: it stays. */
  readonly leaves?: true;
}

/** A former member on its way back. */
export interface Former {
  /** The nodes that its earlier life kept on disk. They are asked before the contacts. */
  readonly known: readonly NodeId[];
  /** The number of requests to join that were in vain. */
  readonly inVain: number;
}

/** A message that waits until the node is a member. */
export interface Stashed {
  readonly from: NodeId;
  readonly message: Message;
}

export interface Member extends KnownLives {
  readonly status: 'member';
  readonly self: NodeId;
  readonly config: Config;
  /** This node owns the keys in (predecessor, self]. The predecessor may be suspected. */
  readonly predecessor: NodeId;
  /** The node itself if it is alone; null while it has none. Never suspected. */
  readonly successor: NodeId | null;
  /** The nodes to follow if the successor fails, the nearest first. The last is this node itself if it knows the whole ring. */
  readonly backups: readonly NodeId[];
  /** The nodes that may have this one as their successor; ascending. The `predlist` of Beernet. */
  readonly followers: readonly NodeId[];
  /** For followers that sent `follow`: their `moves` then, so that an older `unfollow` has no effect. By ascending node. */
  readonly returns: readonly Return[];
  /** The number of times that this node has changed its successor. */
  readonly moves: number;
  /** Closer nodes that were asked to be the successor, and have not answered yet; ascending. */
  readonly asked: readonly NodeId[];
  /** Nodes that are suspected, have said that they leave, or have begun another life; ascending. */
  readonly suspected: readonly NodeId[];
  /** Messages without a next hop at present, in order of arrival. */
  readonly held: readonly Routed[];
  /**
   * The nodes on disk: those next to this node, then those that were so last; at most `successorListLength` + 1. Omitted:
   * `refoundAfter` is not set.
   */
  readonly known?: readonly NodeId[];
}

export interface Return {
  readonly node: NodeId;
  readonly moves: number;
}

/** A leaver: responsible for no key, and waiting until all that point to it have turned away. */
export interface Leaving extends KnownLives {
  readonly status: 'leaving';
  readonly self: NodeId;
  readonly config: Config;
  /** It owned the keys in (predecessor, self]. */
  readonly predecessor: NodeId;
  /** The node that inherits its keys; the leaver itself if there is none. */
  readonly heir: NodeId;
  readonly hasInherited: boolean;
  /** Its successors, the nearest first. */
  readonly successors: readonly NodeId[];
  /** The nodes that may have this one as their successor, and have not turned away; ascending. */
  readonly followers: readonly NodeId[];
  /** The nodes that were told of the leave and have not said farewell; ascending. */
  readonly awaited: readonly NodeId[];
  readonly suspected: readonly NodeId[];
  /** Messages that go to the heir at the end. */
  readonly held: readonly Routed[];
}

/** "A peer knows only its own responsibility, which starts with the key of the predecessor + 1" (slide 18). */
export function isResponsible(state: Member, key: Identifier): boolean {
  return inHalfOpen(key, state.predecessor, state.self, state.config.keys);
}

export function isSuspected(state: Member | Leaving, node: NodeId): boolean {
  return state.suspected.includes(node);
}

/** The state of a node at boot. Throws `InvariantViolation` for a configuration that makes no sense. */
export function newcomer(self: NodeId, config: Config): Joining {
  invariant(self < config.keys, 'a node is a place on the ring');
  invariant(!config.contacts.includes(self), 'a node does not join through itself');
  invariant(config.successorListLength >= 1, 'a node remembers its successor');
  const isCounted = config.mayRestart === true && config.retryAfterMs !== undefined;
  invariant(config.refoundAfter === undefined || isCounted, 'a node that founds a ring after a restart counts its boots, and asks again');
  return { status: 'joining', self, config, contact: 0, stash: [] };
}

/** A member with nothing pending, as the start of a scenario. `successors`: the nearest first; the node itself if it is alone. */
export function perfectMember(self: NodeId, predecessor: NodeId, successors: readonly NodeId[], config: Config): Member {
  const [successor, ...backups] = successors.slice(0, config.successorListLength);
  const followers = predecessor === self ? [] : [predecessor];
  return {
    status: 'member',
    self,
    config,
    predecessor,
    successor,
    backups,
    followers,
    returns: [],
    moves: 0,
    asked: [],
    suspected: [],
    held: [],
  };
}

/**
 * The nodes that the failure detector watches: neighbours, nodes that may become neighbours, and suspected nodes. The last
 * are watched so that a suspicion can be taken back.
 */
export function watchedBy(state: State): readonly NodeId[] {
  switch (state.status) {
    case 'joining':
      return [];
    case 'leaving':
      return others(state.self, [...state.awaited, ...state.suspected]);
    case 'member': {
      const successor = state.successor === null ? [] : [state.successor];
      return others(state.self, [state.predecessor, ...successor, ...state.followers, ...state.asked, ...state.suspected]);
    }
  }
}

function others(self: NodeId, nodes: readonly NodeId[]): readonly NodeId[] {
  return ascending(nodes.filter((node) => node !== self));
}
