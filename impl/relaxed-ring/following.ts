/** The follower's side: how a node finds and changes its successor. It adopts a node on that node's own word only. */
import { inOpen } from '../identifier-space/interval.ts';
import { andThen, type NodeId, next, send } from '../kernel/protocol.ts';
import { ascending } from '../kernel/sorted-set.ts';
import { arm } from '../kernel/timers.ts';
import { livesOf } from './lives.ts';
import type { Accepted, ConsiderRequest, Hint, NewSuccessor } from './messages.ts';
import { onUnfollow } from './predecessor.ts';
import type { MemberNext, RingEffect } from './protocol.ts';
import { type Config, isSuspected, type Member } from './state.ts';
import { adopt, isCloser, nearestKnown, refreshed, successorsOf, unfollow } from './successor-list.ts';

/**
 * The sender has accepted this node as a follower, and names the node next to it. A closer sender becomes the successor; the
 * present successor refreshes the list; any other sender is told that this node does not follow it.
 */
export function onAccepted(state: Member, from: NodeId, { predecessor, successors }: Accepted): MemberNext {
  if (isSuspected(state, from)) return next(state);
  if (isCloser(state, from)) {
    const adopted = andThen(adopt(state, from, successors), (after) => tellSuspicions(after, from));
    return andThen(adopted, (after) => onNeighbour(after, from, predecessor));
  }
  if (from === state.successor) return onNeighbour(refreshed(state, successors), from, predecessor);
  return next(state, unfollow(state, from));
}

/**
 * Join, step 2 of 2, at the predecessor: a newcomer says that it has come in between. Two such messages may overtake each
 * other, so the closest newcomer wins.
 */
export function onNewSuccessor(state: Member, from: NodeId, { predecessor, successors }: NewSuccessor): MemberNext {
  if (isSuspected(state, from)) return next(state);
  if (!isCloser(state, from) && from !== state.successor) return next(state, unfollow(state, from));
  const after: MemberNext = isCloser(state, from) ? adopt(state, from, successors) : { state: refreshed(state, successors), effects: [] };
  // If the sender has another predecessor, it must learn of this node.
  return andThen(after, (now) => (predecessor === now.self ? tellSuspicions(now, from) : next(now, follow(now, from))));
}

/** The sender names a node in between, or says that it is up itself. With `moves`, it follows another node by now. */
export function onHint(state: Member, from: NodeId, { node, moves }: Hint): MemberNext {
  const informed: MemberNext = moves === undefined ? next(state) : onUnfollow(state, from, moves);
  return andThen(informed, (after) => onNodeBetween(after, from, node));
}

function onNodeBetween(state: Member, from: NodeId, node: NodeId): MemberNext {
  if (isSuspected(state, from)) return next(state);
  // The named node is suspected here, too: if the successor asks, it is told so.
  if (isSuspected(state, node)) return from === state.successor ? next(state, follow(state, from)) : next(state);
  if (node === state.successor) return next(state, follow(state, node));
  if (!isCloser(state, node)) return next(state);
  // Named by itself, and asked already: it may have missed the question, so it is asked again.
  return node === from && state.asked.includes(node) ? next(state, follow(state, node)) : ask(state, node);
}

/**
 * Asks a node that may be a closer successor, as the layer above says; asks again if the first message may be lost. One such
 * pair is enough to make one ring of two, since each node that comes in between two others tells its predecessor.
 */
export function consider(state: Member, { node, again }: ConsiderRequest): MemberNext {
  if (isSuspected(state, node) || !isCloser(state, node)) return next(state);
  return again && state.asked.includes(node) ? next(state, follow(state, node)) : ask(state, node);
}

/**
 * The successor is asked again, and its answer contains its list. So are the closer nodes that have not answered: the question
 * or the answer may be lost. A node that is its own successor, though it knows another node, has missed a message of the other.
 */
export function onRefresh(state: Member): MemberNext {
  const { self, successor, asked } = state;
  const again = successor === null || successor === self ? asked : [...asked, successor];
  const missed = successor === self && asked.length === 0 ? nearestKnown(state) : undefined;
  const asking: MemberNext = next(state, ...again.map((node) => follow(state, node)));
  const knowing = missed === undefined ? asking : andThen(asking, (after) => ask(after, missed));
  return andThen(knowing, (after) => next(after, ...refreshLater(after.config)));
}

export function refreshLater({ refreshAfterMs }: Config): readonly RingEffect[] {
  return arm({ type: 'refresh' }, refreshAfterMs);
}

/** Asks a closer node to be the successor. It is adopted only when it answers, because it may be down. */
export function ask(state: Member, node: NodeId): MemberNext {
  if (state.asked.includes(node)) return next(state);
  return next({ ...state, asked: ascending([...state.asked, node]) }, follow(state, node));
}

/** The message that asks `node` to be the successor, and names the suspected nodes in between. */
export function follow(state: Member, node: NodeId): RingEffect {
  const { self, config, suspected, moves } = state;
  const suspects = suspected.filter((each) => inOpen(each, self, node, config.keys));
  return send(node, { type: 'follow', suspects, moves, ...livesOf(suspects, state) });
}

/** Tells a new successor which nodes in between are suspected. It takes their keys only if it and this node both suspect them. */
function tellSuspicions(state: Member, successor: NodeId): MemberNext {
  const isWordy = state.suspected.some((node) => inOpen(node, state.self, successor, state.config.keys));
  return isWordy ? next(state, follow(state, successor)) : next(state);
}

/** Handles the node next to the successor: either a closer successor, or a node that should follow this one. */
function onNeighbour(state: Member, successor: NodeId, neighbour: NodeId): MemberNext {
  if (neighbour === state.self) return next(state);
  if (inOpen(neighbour, state.self, successor, state.config.keys))
    return isSuspected(state, neighbour) ? next(state) : ask(state, neighbour);
  return next(state, send(neighbour, { type: 'newSuccessor', predecessor: state.predecessor, successors: successorsOf(state) }));
}
