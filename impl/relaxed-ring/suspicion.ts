/** Reactions to the failure detector. Its suspicions may be false, and may be taken back. */
import { inOpen } from '../identifier-space/interval.ts';
import { andThen, type NodeId, next, send } from '../kernel/protocol.ts';
import { ascending } from '../kernel/sorted-set.ts';
import { ask, follow } from './following.ts';
import { askFartherFollowers, takeAllIfAlone } from './predecessor.ts';
import type { MemberNext } from './protocol.ts';
import { isSuspected, type Member } from './state.ts';
import { isCloser, nearestKnown, withNextSuccessor } from './successor-list.ts';

/** Suspects a node. No keys are taken here, because the other neighbour must suspect the node, too. */
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

/** The suspicion was false. This node follows the other one again if it is closer, and asks it to repeat ignored messages. */
export function onRestore(state: Member, node: NodeId): MemberNext {
  if (!isSuspected(state, node)) return next(state);
  const trusting: Member = { ...state, suspected: state.suspected.filter((each) => each !== node) };
  const hint = { type: 'hint', node: state.self } as const;
  // Not closer: this node follows another one by now. The node was not told then, because it was suspected.
  if (!isCloser(trusting, node)) return next(trusting, send(node, { ...hint, moves: state.moves }));
  return andThen(ask(trusting, node), (after) => next(after, send(node, hint)));
}

/** This node as a follower: if the successor has failed, follows the next one; if a node in between has, tells the successor. */
function asFollower(state: Member, node: NodeId): MemberNext {
  const { self, successor, config } = state;
  if (successor === self) return takeAllIfAlone(state);
  if (successor !== null && successor !== node) {
    return inOpen(node, self, successor, config.keys) ? next(state, follow(state, successor)) : next(state);
  }
  const after = successor === null ? state : withNextSuccessor(state);
  // Null: the list is used up, and the end of the step seeks a successor elsewhere.
  return after.successor === null ? next(after) : next(after, follow(after, after.successor));
}

/**
 * The end of each step of a node without a successor. Any node that is up will do, since from there the way leads
 * counter-clockwise round the ring. If none is known, and the list had reached round the circle to this node, it is alone.
 * Else there may be others: it is isolated, until it hears of one.
 */
export function seekSuccessor(state: Member): MemberNext {
  if (state.successor !== null || state.asked.some((node) => !isNewcomer(state, node))) return next(state);
  const node = nearestKnown(state);
  if (node !== undefined) return ask(state, node);
  return state.backups.includes(state.self) ? takeAllIfAlone({ ...state, successor: state.self, backups: [] }) : next(state);
}

/** Whether the node asks to be let in, and is not. It answers no question before that. */
function isNewcomer({ held }: Member, node: NodeId): boolean {
  return held.some((message) => message.type === 'join' && message.newcomer === node);
}

/** This node as a successor: if the predecessor or a follower has failed, asks the followers counter-clockwise of it, too. */
function asSuccessor(state: Member, node: NodeId): MemberNext {
  const isOnPredecessorsSide = node === state.predecessor || state.followers.includes(node);
  return isOnPredecessorsSide ? askFartherFollowers(state, node) : next(state);
}
