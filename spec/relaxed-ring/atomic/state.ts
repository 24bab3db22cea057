/**
 * The state of the relaxed ring without messages. It has the nodes, the ranges given to newcomers that have not reached
 * them, and the suspicions that other nodes have not heard of yet.
 */
import { halfOpen, type Identifier, open } from '../../identifier-space/interval.ts';
import { put } from '../../kernel/record.ts';
import { setOf, without } from '../../kernel/sorted-set.ts';
import type { Peer, Ring } from '../ring.ts';

export interface AtomicRing {
  readonly size: number;
  /** By identifier. */
  readonly nodes: Readonly<Record<string, AtomicNode>>;
  /** Ranges that were given to newcomers that are outside still. A set. */
  readonly offers: readonly Offer[];
  /** Suspicions that were taken back after word of them was sent, and the word has not arrived yet. A set. */
  readonly words: readonly Word[];
}

export type AtomicNode = Outsider | AtomicMember | AtomicLeaver | Left | Down;

/** A newcomer that has not been let in, or has not heard of it. */
export interface Outsider {
  readonly status: 'outside';
}

/** It has crashed, or has ended as an outsider. */
export interface Down {
  readonly status: 'down';
}

/** It is down, and was leaving. Others may hear of the leave only now. */
export interface Left {
  readonly status: 'left';
  readonly predecessor: Identifier;
}

export interface AtomicMember {
  readonly status: 'member';
  /** It is responsible for the keys after this one, up to itself. */
  readonly predecessor: Identifier;
  /** Itself if it believes that it is alone; null if no known node can be followed. */
  readonly successor: Identifier | null;
  /** The nodes that it suspects, or knows to leave. A set. */
  readonly suspected: readonly Identifier[];
}

/** It is responsible for nothing, and ends when no node that it trusts points to it. */
export interface AtomicLeaver {
  readonly status: 'leaving';
  /** It was responsible for the keys after this one. */
  readonly predecessor: Identifier;
  /** The node that gets its keys; itself if there is none. */
  readonly heir: Identifier;
  readonly hasInherited: boolean;
  readonly suspected: readonly Identifier[];
}

/** The keys in (from, to], which `by` gave to the newcomer `to`. */
export interface Offer {
  readonly from: Identifier;
  readonly to: Identifier;
  readonly by: Identifier;
}

export interface Word {
  readonly by: Identifier;
  readonly about: Identifier;
}

/** The same as pointers alone, for the properties of every relaxed ring. */
export function ringIn(state: AtomicRing): Ring {
  return { size: state.size, peers: idsIn(state).flatMap((id) => peersAt(id, nodeAt(state, id))) };
}

function peersAt(id: Identifier, node: AtomicNode): readonly Peer[] {
  switch (node.status) {
    case 'down':
    case 'left':
      return [];
    case 'outside':
      return [{ id, member: false }];
    case 'leaving':
      return [{ id, member: true, predecessor: null, successor: node.heir }];
    case 'member':
      return [{ id, member: true, predecessor: node.predecessor, successor: node.successor }];
  }
}

export function idsIn({ nodes }: AtomicRing): readonly Identifier[] {
  return Object.keys(nodes).map(Number);
}

export function nodeAt({ nodes }: AtomicRing, id: Identifier): AtomicNode {
  return nodes[id];
}

export function memberAt(state: AtomicRing, id: Identifier): AtomicMember | undefined {
  const node = nodeAt(state, id);
  return node.status === 'member' ? node : undefined;
}

export function membersIn(state: AtomicRing): readonly Identifier[] {
  return idsIn(state).filter((id) => nodeAt(state, id).status === 'member');
}

export function leaversIn(state: AtomicRing): readonly Identifier[] {
  return idsIn(state).filter((id) => nodeAt(state, id).status === 'leaving');
}

/** The nodes that leave or have left: other nodes may have been told so. */
export function departedIn(state: AtomicRing): readonly Identifier[] {
  return idsIn(state).filter((id) => ['leaving', 'left'].includes(nodeAt(state, id).status));
}

/** Whether the node is down or leaves, so that to suspect it is right. */
export function isFailing(state: AtomicRing, id: Identifier): boolean {
  return ['leaving', 'left', 'down'].includes(nodeAt(state, id).status);
}

export function isDown(state: AtomicRing, id: Identifier): boolean {
  return ['left', 'down'].includes(nodeAt(state, id).status);
}

/** The node after it has stopped. */
export function stopped(node: AtomicNode): AtomicNode {
  return node.status === 'leaving' ? { status: 'left', predecessor: node.predecessor } : { status: 'down' };
}

/**
 * The nodes at which the responsibility of `node` may begin once `leaver`, its predecessor, has left. They are the
 * leaver's predecessor, and the nodes let in between that predecessor and `node`. If the leaver was the only other
 * node: `node` itself.
 */
export function heirsBeginnings(state: AtomicRing, node: Identifier, leaver: Identifier): readonly Identifier[] {
  const departed = nodeAt(state, leaver);
  if (departed.status !== 'leaving' && departed.status !== 'left') return [];
  const { predecessor } = departed;
  const letIn = [...oncesIn(state), ...state.offers.map(({ to }) => to)];
  return [predecessor, ...between(state, predecessor, node, letIn)].filter((id) => id !== leaver);
}

export function outsidersIn(state: AtomicRing): readonly Identifier[] {
  return idsIn(state).filter((id) => nodeAt(state, id).status === 'outside');
}

/** The nodes that were let in at some time, whatever has become of them: other nodes may know of them. */
export function oncesIn(state: AtomicRing): readonly Identifier[] {
  return idsIn(state).filter((id) => nodeAt(state, id).status !== 'outside');
}

/** Those of `ids` in the open interval (from, to), clockwise. */
export function between({ size }: AtomicRing, from: Identifier, to: Identifier, ids: readonly Identifier[]): readonly Identifier[] {
  return open(from, to, size).filter((place) => ids.includes(place));
}

/** Those of `ids` in (from, to], clockwise. */
export function upTo({ size }: AtomicRing, from: Identifier, to: Identifier, ids: readonly Identifier[]): readonly Identifier[] {
  return halfOpen(from, to, size).filter((place) => ids.includes(place));
}

export function withNode(state: AtomicRing, id: Identifier, node: AtomicNode): AtomicRing {
  return put(state, 'nodes', put(state.nodes, String(id), node));
}

/** Drops offers to nodes that are not outside any more, and words of nodes that are gone or suspect again. */
export function tidied(state: AtomicRing): AtomicRing {
  const isOpen = ({ to }: Offer) => nodeAt(state, to).status === 'outside';
  const isOld = ({ by, about }: Word) => {
    const node = nodeAt(state, by);
    return (node.status === 'member' || node.status === 'leaving') && !node.suspected.includes(about);
  };
  return { ...state, offers: setOf(...state.offers.filter(isOpen)), words: setOf(...state.words.filter(isOld)) };
}

export function suspects(state: AtomicRing, id: Identifier, other: Identifier): boolean {
  const node = nodeAt(state, id);
  return (node.status === 'member' || node.status === 'leaving') && node.suspected.includes(other);
}

/** Every way to choose some of `list`, in its order; the empty choice first. */
export function choicesOf<T>(list: readonly T[]): readonly (readonly T[])[] {
  if (list.length === 0) return [[]];
  const without = choicesOf(list.slice(0, -1));
  return [...without, ...without.map((way) => [...way, ...list.slice(-1)])];
}

/** The state without these words, which have arrived or were lost. */
export function withoutWords(state: AtomicRing, words: readonly Word[]): AtomicRing {
  return words.length === 0 ? state : { ...state, words: words.reduce<readonly Word[]>((left, word) => without(left, word), state.words) };
}
