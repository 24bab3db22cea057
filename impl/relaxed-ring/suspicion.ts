/** What follows from the word of the failure detector, which may be wrong, and may take it back. */
import { inOpen } from '../identifier-space/interval.ts';
import { andThen, type NodeId, next, send } from '../kernel/protocol.ts';
import { ascending } from '../kernel/sorted-set.ts';
import { ask, follow } from './following.ts';
import { askBehind, takeAllIfAlone } from './predecessor.ts';
import type { MemberNext } from './protocol.ts';
import { isSuspected, type Member } from './state.ts';
import { isCloser, nearestKnown, withNextSuccessor } from './successor-list.ts';

/** Keys are not taken here: that needs the word of the other neighbour, too. */
export function onSuspect(state: Member, node: NodeId): MemberNext {
  if (isSuspected(state, node)) return next(state);
  const without = (nodes: readonly NodeId[]) => nodes.filter((each) => each !== node);
  const suspecting: Member = {
    ...state,
    suspected: ascending([...state.suspected, node]),
    asked: without(state.asked),
    backups: without(state.backups),
  };
  return andThen(asFollower(suspecting, node), (after) => asSuccessor(after, node));
}

/** The suspicion was wrong: whatever was not done for it, and whatever was ignored, is asked for again. */
export function onRestore(state: Member, node: NodeId): MemberNext {
  if (!isSuspected(state, node)) return next(state);
  const trusting: Member = { ...state, suspected: state.suspected.filter((each) => each !== node) };
  const hint = { type: 'hint', node: state.self } as const;
  // It was not told when this node turned away from it.
  if (!isCloser(trusting, node)) return next(trusting, send(node, { ...hint, moves: state.moves }));
  return andThen(ask(trusting, node), (after) => next(after, send(node, hint)));
}

/** The successor has failed, or one that might have become it: whom to follow now, and with which suspicions? */
function asFollower(state: Member, node: NodeId): MemberNext {
  const { self, successor, config } = state;
  if (successor === self) return takeAllIfAlone(state);
  if (successor !== null && successor !== node) {
    return inOpen(node, self, successor, config.keys) ? next(state, follow(state, successor)) : next(state);
  }
  const after = successor === null ? state : withNextSuccessor(state);
  return after.successor === null ? findAny(after) : next(after, follow(after, after.successor));
}

/**
 * The list is used up. Any node that is up will do, since from there the way leads backwards round the ring. If there is
 * none, the node is alone when its list had reached round the ring; else there may be others, and it is isolated.
 */
function findAny(state: Member): MemberNext {
  if (state.asked.length > 0) return next(state);
  const node = nearestKnown(state);
  if (node !== undefined) return ask(state, node);
  return state.backups.includes(state.self) ? takeAllIfAlone({ ...state, successor: state.self, backups: [] }) : next(state);
}

/** One before this node has failed: have those behind it noticed, too? */
function asSuccessor(state: Member, node: NodeId): MemberNext {
  const isBefore = node === state.predecessor || state.followers.includes(node);
  return isBefore ? askBehind(state, node) : next(state);
}
