/**
 * What a node of the relaxed ring knows: of other nodes, only their identifiers.
 *
 * Sources: the SELFMAN slides, slide 18; B. Mejías and P. Van Roy, "The Relaxed-Ring: a Fault-Tolerant Topology for
 * Structured Overlay Networks", Parallel Processing Letters 18(3), 2008, called PPL below.
 */
import { type Identifier, inHalfOpen } from '../identifier-space/interval.ts';
import { invariant } from '../kernel/invariant.ts';
import type { NodeId } from '../kernel/protocol.ts';
import { ascending } from '../kernel/sorted-set.ts';
import type { Message, Routed } from './messages.ts';

export interface Config {
  /** The number of identifiers on the ring: they are 0 … keys − 1. The same for all nodes of a ring. */
  readonly keys: number;
  /** How many successors a node remembers, the first included: as many minus one may fail at once. At least 1. */
  readonly successorListLength: number;
  /** Nodes through which to join, asked in turn; they may still be joining themselves. Without one, the node founds a ring. */
  readonly contacts: readonly NodeId[];
  /** How long to wait for an answer before asking the next contact, in milliseconds; without it, a node asks once. */
  readonly retryAfterMs?: number;
  /**
   * How often a member asks its successor for its list of successors, in milliseconds; without it, a list is renewed only
   * when a neighbour changes. It also mends what a lost message has left undone.
   */
  readonly refreshAfterMs?: number;
}

export type State = Joining | Member | Leaving;

/** Not a member yet, and responsible for no key. What arrives too early is kept for later, in order of arrival. */
export interface Joining {
  readonly status: 'joining';
  readonly self: NodeId;
  readonly config: Config;
  /** Which of its contacts it has asked last. */
  readonly contact: number;
  readonly stash: readonly Stashed[];
}

/** A message that must wait until the node is a member. */
export interface Stashed {
  readonly from: NodeId;
  readonly message: Message;
}

export interface Member {
  readonly status: 'member';
  readonly self: NodeId;
  readonly config: Config;
  /** Where this node's responsibility begins: it owns the keys in (predecessor, self]. May be suspected. */
  readonly predecessor: NodeId;
  /** Itself, when it is alone; null, when it is isolated. Never suspected. */
  readonly successor: NodeId | null;
  /** Whom to follow when the successor fails, the nearest first; ends with the node itself if it knows the whole ring. */
  readonly backups: readonly NodeId[];
  /** Those that may have this node as their successor; ascending. The `predlist` of Beernet. */
  readonly followers: readonly NodeId[];
  /** Of followers that have said so themselves, how often they had moved by then: what they said before is stale. By node. */
  readonly returns: readonly Return[];
  /** How often this node has changed its successor. */
  readonly moves: number;
  /** Nodes before the successor that were asked to take its place, and have not answered; ascending. */
  readonly asked: readonly NodeId[];
  /** Nodes that are taken to be down, or said that they leave; ascending. */
  readonly suspected: readonly NodeId[];
  /** What can be passed on to nobody for now, in order of arrival. */
  readonly held: readonly Routed[];
}

export interface Return {
  readonly node: NodeId;
  readonly moves: number;
}

/** On its way out: responsible for nothing, and waiting until all that point to it have turned away. */
export interface Leaving {
  readonly status: 'leaving';
  readonly self: NodeId;
  readonly config: Config;
  /** Where its responsibility began. */
  readonly predecessor: NodeId;
  /** Who inherits its keys; itself, when there is nobody. */
  readonly heir: NodeId;
  readonly hasInherited: boolean;
  /** Its successors, the nearest first. */
  readonly successors: readonly NodeId[];
  /** Those that may have this node as their successor, and have not turned away; ascending. */
  readonly followers: readonly NodeId[];
  /** Those that were told and have not said farewell; ascending. */
  readonly awaited: readonly NodeId[];
  readonly suspected: readonly NodeId[];
  /** What is passed on to the heir in the end. */
  readonly held: readonly Routed[];
}

/** "A peer knows only its own responsibility, which starts with the key of the predecessor + 1" (slide 18). */
export function isResponsible(state: Member, key: Identifier): boolean {
  return inHalfOpen(key, state.predecessor, state.self, state.config.keys);
}

export function isSuspected(state: Member | Leaving, node: NodeId): boolean {
  return state.suspected.includes(node);
}

/** A node as it boots. */
export function newcomer(self: NodeId, config: Config): Joining {
  invariant(self < config.keys, 'a node is a place on the ring');
  invariant(!config.contacts.includes(self), 'a node does not join through itself');
  invariant(config.successorListLength >= 1, 'a node remembers its successor');
  return { status: 'joining', self, config, contact: 0, stash: [] };
}

/** A member with nothing pending, for beginning in the middle of a run. `successors`: the nearest first; itself if it is alone. */
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

/** Whom a node watches: its neighbours, those that may become neighbours, and those that it suspects, or no suspicion would end. */
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
