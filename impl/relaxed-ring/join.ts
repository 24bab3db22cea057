/**
 * The members' side of a join, in two steps of two peers each, so that nobody is locked (SELFMAN slides, slide 18):
 * the newcomer and its successor first, then the newcomer and its predecessor.
 *
 * In between, the newcomer is a bush of one: its successor knows it, its predecessor does not.
 */
import { distance, inOpen } from '../identifier-space/interval.ts';
import { type NodeId, next, send } from '../kernel/protocol.ts';
import type { Join } from './messages.ts';
import type { MemberNext } from './protocol.ts';
import { forward } from './routing.ts';
import { isResponsible, type Member } from './state.ts';

/** Step 1 of 2: the node responsible for the newcomer's identifier gives up all keys up to there. */
export function onJoin(state: Member, join: Join): MemberNext {
  const { newcomer } = join;
  if (newcomer === state.self) return next(state); // Asked twice, and let in since: the question has come home.
  if (wasAccepted(state, newcomer)) return acceptAgain(state, newcomer);
  if (!isResponsible(state, newcomer)) return forward(state, newcomer, join);
  return next(
    { ...state, predecessor: newcomer, oldPredecessors: ascending([...state.oldPredecessors, state.predecessor]) },
    send(newcomer, { type: 'joinAccepted', predecessor: state.predecessor }),
  );
}

/** Step 2 of 2, seen from the predecessor. Two newcomers may overtake each other: the closest successor wins. */
export function onNewSuccessor(state: Member, newcomer: NodeId, oldSuccessor: NodeId): MemberNext {
  const isCloser = inOpen(newcomer, state.self, state.successor, state.config.keys);
  const after: Member = isCloser ? { ...state, successor: newcomer } : state;
  if (oldSuccessor === state.self) return onJoinAcknowledged(after, state.self);
  return next(after, send(oldSuccessor, { type: 'joinAcknowledged' }));
}

export function onJoinAcknowledged(state: Member, from: NodeId): MemberNext {
  return next({ ...state, oldPredecessors: state.oldPredecessors.filter((node) => node !== from) });
}

function wasAccepted(state: Member, newcomer: NodeId): boolean {
  return newcomer === state.predecessor || state.oldPredecessors.includes(newcomer);
}

/**
 * The same answer as the first time. The predecessor of one who has not joined yet is still among the old ones: it is
 * the newcomer itself that will send it away. When none is left, the newcomer has long been let in.
 */
function acceptAgain(state: Member, newcomer: NodeId): MemberNext {
  const gap = (node: NodeId) => distance(node, newcomer, state.config.keys);
  const [predecessor] = state.oldPredecessors.filter((node) => node !== newcomer).sort((a, b) => gap(a) - gap(b));
  return predecessor === undefined ? next(state) : next(state, send(newcomer, { type: 'joinAccepted', predecessor }));
}

function ascending(nodes: readonly NodeId[]): readonly NodeId[] {
  return [...nodes].sort((a, b) => a - b);
}
