/** The follower's side: which node is its successor, by what others say. A node is adopted on its own word only. */
import { inOpen } from '../identifier-space/interval.ts';
import { andThen, type NodeId, next, send } from '../kernel/protocol.ts';
import { ascending } from '../kernel/sorted-set.ts';
import type { Accepted, ConsiderRequest, Hint, NewSuccessor } from './messages.ts';
import { onUnfollow } from './predecessor.ts';
import type { MemberNext, RingEffect } from './protocol.ts';
import { type Config, isSuspected, type Member } from './state.ts';
import { adopt, isCloser, refreshed, successorsOf, unfollow } from './successor-list.ts';

/** The sender has this node among its followers, and tells who stands next to it. */
export function onAccepted(state: Member, from: NodeId, { predecessor, successors }: Accepted): MemberNext {
  if (isSuspected(state, from)) return next(state);
  if (isCloser(state, from)) {
    const adopted = andThen(adopt(state, from, successors), (after) => tellSuspicions(after, from));
    return andThen(adopted, (after) => onNeighbour(after, from, predecessor));
  }
  if (from === state.successor) return onNeighbour(refreshed(state, successors), from, predecessor);
  return next(state, unfollow(state, from));
}

/** A node says that it has come in between. Two of them may overtake each other: the closest wins. */
export function onNewSuccessor(state: Member, from: NodeId, { predecessor, successors }: NewSuccessor): MemberNext {
  if (isSuspected(state, from)) return next(state);
  if (!isCloser(state, from) && from !== state.successor) return next(state, unfollow(state, from));
  const after: MemberNext = isCloser(state, from) ? adopt(state, from, successors) : { state: refreshed(state, successors), effects: [] };
  // If it takes another one for its predecessor, it must hear of this one.
  return andThen(after, (now) => (predecessor === now.self ? tellSuspicions(now, from) : next(now, follow(now, from))));
}

/** Somebody knows of a node in between, or is back, and may have turned away meanwhile. */
export function onHint(state: Member, from: NodeId, { node, moves }: Hint): MemberNext {
  const informed: MemberNext = moves === undefined ? next(state) : onUnfollow(state, from, moves);
  return andThen(informed, (after) => onNodeBetween(after, from, node));
}

function onNodeBetween(state: Member, from: NodeId, node: NodeId): MemberNext {
  if (isSuspected(state, from)) return next(state);
  if (isSuspected(state, node)) return from === state.successor ? next(state, follow(state, from)) : next(state);
  if (node === state.successor) return next(state, follow(state, node));
  if (!isCloser(state, node)) return next(state);
  // Said by the node itself: it may have missed that it was asked.
  return node === from && state.asked.includes(node) ? next(state, follow(state, node)) : ask(state, node);
}

/**
 * A node that may be a closer successor, by the word of the layer above. It is asked, once more if that may be lost. Two rings become one from any such pair: whoever comes in between two nodes tells the one behind.
 */
export function consider(state: Member, { node, again }: ConsiderRequest): MemberNext {
  if (isSuspected(state, node) || !isCloser(state, node)) return next(state);
  return again && state.asked.includes(node) ? next(state, follow(state, node)) : ask(state, node);
}

/** The successor is asked again; it answers with its list. */
export function onRefresh(state: Member): MemberNext {
  const { self, successor } = state;
  const asking = successor === null || successor === self ? [] : [follow(state, successor)];
  return next(state, ...asking, ...refreshLater(state.config));
}

export function refreshLater({ refreshAfterMs }: Config): readonly RingEffect[] {
  return refreshAfterMs === undefined ? [] : [{ type: 'setTimer', timer: { type: 'refresh' }, afterMs: refreshAfterMs }];
}

/** A closer node is asked first, and adopted when it answers: it may be down. */
export function ask(state: Member, node: NodeId): MemberNext {
  if (state.asked.includes(node)) return next(state);
  return next({ ...state, asked: ascending([...state.asked, node]) }, follow(state, node));
}

/** Asks `node` to be the successor, and says which nodes in between are taken to be down. */
export function follow({ self, config, suspected, moves }: Member, node: NodeId): RingEffect {
  const suspects = suspected.filter((each) => inOpen(each, self, node, config.keys));
  return send(node, { type: 'follow', suspects, moves });
}

/** A new successor may wait for word of those in between: it takes their keys only when this node suspects them, too. */
function tellSuspicions(state: Member, successor: NodeId): MemberNext {
  const isWordy = state.suspected.some((node) => inOpen(node, state.self, successor, state.config.keys));
  return isWordy ? next(state, follow(state, successor)) : next(state);
}

/** The one next to the successor: a closer successor, or one that should have this node for its own. */
function onNeighbour(state: Member, successor: NodeId, neighbour: NodeId): MemberNext {
  if (neighbour === state.self) return next(state);
  if (inOpen(neighbour, state.self, successor, state.config.keys))
    return isSuspected(state, neighbour) ? next(state) : ask(state, neighbour);
  return next(state, send(neighbour, { type: 'newSuccessor', predecessor: state.predecessor, successors: successorsOf(state) }));
}
