/** Whom to follow, now and when that one fails: the list of successors, and how it gets about. */
import { distance, inOpen } from '../identifier-space/interval.ts';
import { type NodeId, next, send } from '../kernel/protocol.ts';
import type { MemberNext, RingEffect } from './protocol.ts';
import { isSuspected, type Member } from './state.ts';

/** The list as it is told to others. */
export function successorsOf({ successor, backups }: Pick<Member, 'successor' | 'backups'>): readonly NodeId[] {
  return successor === null ? [] : [successor, ...backups];
}

/** Whether `node` would be a better successor than the present one. Alone, any other one is. */
export function isCloser(state: Member, node: NodeId): boolean {
  if (node === state.self) return false;
  return state.successor === null || inOpen(node, state.self, state.successor, state.config.keys);
}

/** `node` is up, and closer: it is the successor from now on, and the old one is told. */
export function adopt(state: Member, node: NodeId, itsSuccessors: readonly NodeId[]): MemberNext {
  const { self, successor: old, config } = state;
  const asked = state.asked.filter((each) => inOpen(each, self, node, config.keys));
  const after = { ...state, successor: node, backups: behind(state, node, itsSuccessors), asked, moves: state.moves + 1 };
  return old === null || old === self || isSuspected(state, old) ? next(after) : next(after, unfollow(after, old));
}

/** `node` is not the successor. */
export function unfollow({ moves }: Member, node: NodeId): RingEffect {
  return send(node, { type: 'unfollow', moves });
}

/** The successor has told its own list. */
export function refreshed(state: Member, itsSuccessors: readonly NodeId[]): Member {
  return state.successor === null ? state : { ...state, backups: behind(state, state.successor, itsSuccessors) };
}

/** The successor has failed, and the next one takes its place; when the list is used up, nobody does. */
export function withNextSuccessor(state: Member): Member {
  const [backup, ...rest] = state.backups;
  const isUsedUp = backup === undefined || backup === state.self;
  const moved = { ...state, moves: state.moves + 1 };
  return isUsedUp ? { ...moved, successor: null } : { ...moved, successor: backup, backups: rest };
}

/** Of all nodes that this one knows of and does not suspect the nearest clockwise; undefined when there is none. */
export function nearestKnown({ self, config, suspected, predecessor, followers }: Member): NodeId | undefined {
  const gap = (node: NodeId) => distance(self, node, config.keys);
  const known = [predecessor, ...followers].filter((node) => node !== self && !suspected.includes(node));
  return known.sort((a, b) => gap(a) - gap(b))[0];
}

/**
 * The list of `successor`, as far as it is of use behind it. A list that leads round the ring to `successor` itself has
 * passed by this node on its way, even if those in it do not know it yet. An empty one says nothing.
 */
export function behind(state: Member, successor: NodeId, itsSuccessors: readonly NodeId[]): readonly NodeId[] {
  const { self, config, suspected } = state;
  if (itsSuccessors.length === 0)
    return (successor === state.successor ? state.backups : successorsOf(state)).slice(0, config.successorListLength - 1);
  const home = itsSuccessors.findIndex((node) => node === successor || node === self);
  const others = home < 0 ? itsSuccessors : [...itsSuccessors.slice(0, home), self];
  return others.filter((node) => !suspected.includes(node)).slice(0, config.successorListLength - 1);
}
