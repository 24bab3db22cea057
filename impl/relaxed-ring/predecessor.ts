/**
 * Whom a node takes for its predecessor: where its responsibility begins.
 *
 * To give keys away is always safe. To take keys is not: a node takes those of a predecessor only when both neighbours
 * of that one suspect it, so that one wrong suspicion alone never makes two owners.
 */
import { distance, inOpen } from '../identifier-space/interval.ts';
import { type NodeId, next, send } from '../kernel/protocol.ts';
import { ascending } from '../kernel/sorted-set.ts';
import type { Follow } from './messages.ts';
import type { MemberNext } from './protocol.ts';
import { isSuspected, type Member, type Return } from './state.ts';
import { successorsOf } from './successor-list.ts';

/** Another node wants this one for its successor. It may be that others stand between the two. */
export function onFollow(state: Member, from: NodeId, { suspects, moves }: Follow): MemberNext {
  if (isSuspected(state, from)) return next(state);
  const followed = { ...state, followers: ascending([...state.followers, from]), returns: returned(state, from, moves) };
  if (from === state.predecessor) return next(followed, accepted(followed, from, nearestBehind(followed, from)));
  if (inOpen(from, state.predecessor, state.self, state.config.keys)) return takeBefore(followed, from);
  const between = knownBetween(followed, from);
  const untried = between.filter((node) => !suspects.includes(node));
  if (untried.length > 0) return next(followed, accepted(followed, from, nearestBehind(followed, state.self, untried)));
  if (between.every((node) => isSuspected(state, node))) return takeOver(followed, from, between);
  return next(followed, accepted(followed, from, from));
}

/** A node says that it has turned away; it may have come back since, for its messages may overtake each other. */
export function onUnfollow(state: Member, from: NodeId, moves: number): MemberNext {
  if (state.returns.some((each) => each.node === from && each.moves >= moves)) return next(state);
  const after: Member = {
    ...state,
    followers: state.followers.filter((node) => node !== from),
    returns: state.returns.filter(({ node }) => node !== from),
  };
  // It may have been the only one, besides a suspected predecessor, that stood between this node and those behind.
  const wasInTheWay = isSuspected(state, state.predecessor) && state.followers.includes(from) && !isSuspected(state, from);
  return wasInTheWay ? askBehind(after, after.predecessor, from) : next(after);
}

/** Those that follow this node from behind `node`, which it suspects, and from behind `other`, are asked whether they have noticed. */
export function askBehind(state: Member, node: NodeId, other: NodeId = node): MemberNext {
  const isBehind = (each: NodeId) => [node, other].every((before) => inOpen(before, each, state.self, state.config.keys));
  const behind = state.followers.filter((each) => !isSuspected(state, each) && isBehind(each));
  return next(state, ...behind.map((each) => send(each, { type: 'hint', node } as const)));
}

/** A node that is nearer than the predecessor takes its place, and the keys up to there. */
export function takeBefore(state: Member, node: NodeId): MemberNext {
  const { predecessor: old } = state;
  const after = { ...state, predecessor: node, followers: ascending([...state.followers, node]) };
  // The old predecessor hears of it from the new one. Others that follow this node ask when they refresh.
  return next(after, accepted(after, node, old));
}

/** The one who asked for it before has not heard the answer: it is given again. */
export function acceptAgain(state: Member, node: NodeId): MemberNext {
  const before = nearestBehind(state, node);
  // Nobody is left behind it: the node has long been let in.
  return before === node ? next(state) : next(state, accepted(state, node, before));
}

/** A node that has nobody else is on both sides of the predecessor that it suspects. */
export function takeAllIfAlone(state: Member): MemberNext {
  const { self, successor, predecessor } = state;
  if (successor !== self || predecessor === self) return next(state);
  if (!knownBetween(state, self).every((node) => isSuspected(state, node))) return next(state);
  return next({ ...state, predecessor: self, followers: [], returns: [] });
}

/** The keys of nodes that are down on both sides' word go to this one. */
function takeOver(state: Member, from: NodeId, between: readonly NodeId[]): MemberNext {
  const followers = state.followers.filter((node) => !between.includes(node));
  const after = { ...state, predecessor: from, followers, returns: state.returns.filter(({ node }) => !between.includes(node)) };
  return next(after, accepted(after, from, nearestBehind(after, from)));
}

function returned({ returns }: Member, node: NodeId, moves: number): readonly Return[] {
  const before = returns.find((each) => each.node === node);
  if (before !== undefined && before.moves >= moves) return returns;
  return [...returns.filter((each) => each !== before), { node, moves }].sort((a, b) => a.node - b.node);
}

/** The known nodes in (from, self). */
export function knownBetween(state: Member, from: NodeId): readonly NodeId[] {
  return ascending([state.predecessor, ...state.followers]).filter((node) => inOpen(node, from, state.self, state.config.keys));
}

/** Of these nodes the nearest one that is met walking backwards from `node`; `node` itself if there is none. */
export function nearestBehind(state: Member, node: NodeId, nodes: readonly NodeId[] = state.followers): NodeId {
  const gap = (each: NodeId) => distance(each, node, state.config.keys);
  const [nearest = node] = nodes.filter((each) => each !== node).sort((a, b) => gap(a) - gap(b));
  return nearest;
}

function accepted(state: Member, to: NodeId, predecessor: NodeId) {
  return send(to, { type: 'accepted', predecessor, successors: successorsOf(state) } as const);
}
