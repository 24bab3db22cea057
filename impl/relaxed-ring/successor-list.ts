/** The list of successors: which node to follow now, and which if that one fails. */
import { inOpen } from '../identifier-space/interval.ts';
import { clockwiseFrom } from '../identifier-space/nearest.ts';
import { type NodeId, next, send } from '../kernel/protocol.ts';
import type { MemberNext, RingEffect } from './protocol.ts';
import { isSuspected, type Member } from './state.ts';

/** The list as sent to others. */
export function successorsOf({ successor, backups }: Pick<Member, 'successor' | 'backups'>): readonly NodeId[] {
  return successor === null ? [] : [successor, ...backups];
}

/** Whether `node` is a closer successor than the present one. If this node is alone or has none, any other node is. */
export function isCloser(state: Member, node: NodeId): boolean {
  if (node === state.self) return false;
  return state.successor === null || inOpen(node, state.self, state.successor, state.config.keys);
}

/** Makes `node`, which is up and closer, the successor. The old successor is told, unless it is suspected. */
export function adopt(state: Member, node: NodeId, itsSuccessors: readonly NodeId[]): MemberNext {
  const { self, successor: old, config } = state;
  const asked = state.asked.filter((each) => inOpen(each, self, node, config.keys));
  const after = { ...state, successor: node, backups: backupsAfter(state, node, itsSuccessors), asked, moves: state.moves + 1 };
  // Not told: there was no old successor; it was this node itself; or it is suspected, and would be told when it is back.
  return old === null || old === self || isSuspected(state, old) ? next(after) : next(after, unfollow(after, old));
}

/** The message that tells `node` that it is not the successor. */
export function unfollow({ moves }: Member, node: NodeId): RingEffect {
  return send(node, { type: 'unfollow', moves });
}

/** The state with the list renewed from the successor's list. */
export function refreshed(state: Member, itsSuccessors: readonly NodeId[]): Member {
  return state.successor === null ? state : { ...state, backups: backupsAfter(state, state.successor, itsSuccessors) };
}

/**
 * The state after the successor has failed: the next of the list takes its place. If the list is used up, there is none. While
 * rings merge, the next of the list may be closer than the nodes that were asked.
 */
export function withNextSuccessor(state: Member): Member {
  const [backup, ...rest] = state.backups;
  const isUsedUp = backup === undefined || backup === state.self;
  const moved = { ...state, moves: state.moves + 1 };
  if (isUsedUp) return { ...moved, successor: null };
  const asked = state.asked.filter((each) => inOpen(each, state.self, backup, state.config.keys));
  return { ...moved, successor: backup, backups: rest, asked };
}

/** The nearest clockwise of the predecessor and the followers that are not suspected; undefined if there is none. */
export function nearestKnown({ self, config, suspected, predecessor, followers }: Member): NodeId | undefined {
  const known = [predecessor, ...followers].filter((node) => node !== self && !suspected.includes(node));
  return clockwiseFrom(self, known, config.keys)[0];
}

/**
 * The backups clockwise of `successor`, from that node's own list. A list that leads round the circle to `successor` itself
 * has passed this node, even if its nodes do not know this node yet. An empty list changes nothing.
 */
export function backupsAfter(state: Member, successor: NodeId, itsSuccessors: readonly NodeId[]): readonly NodeId[] {
  const { self, config, suspected } = state;
  if (itsSuccessors.length === 0)
    return (successor === state.successor ? state.backups : successorsOf(state)).slice(0, config.successorListLength - 1);
  const home = itsSuccessors.findIndex((node) => node === successor || node === self);
  const others = home < 0 ? itsSuccessors : [...itsSuccessors.slice(0, home), self];
  return others.filter((node) => !suspected.includes(node)).slice(0, config.successorListLength - 1);
}
