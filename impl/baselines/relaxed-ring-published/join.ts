/** The published join, handler by handler. */
import { inOpen } from '../../identifier-space/interval.ts';
import { indicate, type NodeId, next, send } from '../../kernel/protocol.ts';
import { onLookup } from './lookup.ts';
import type { MemberNext, PublishedNext } from './protocol.ts';
import type { Joining, Member } from './state.ts';

export function onJoin(state: Member, newcomer: NodeId): MemberNext {
  const { self, predecessor, successor } = state;
  if (!inOpen(newcomer, predecessor, self, state.config.keys)) {
    // As published: a linear comparison, on a circle.
    return next(state, send(newcomer, { type: 'goto', node: newcomer < predecessor ? predecessor : successor }));
  }
  const oldPredecessors = [...state.oldPredecessors, predecessor].sort((a, b) => a - b);
  return next({ ...state, predecessor: newcomer, oldPredecessors }, send(newcomer, { type: 'joinOk', predecessor }));
}

export function onJoinOk(state: Joining, successor: NodeId, predecessor: NodeId): MemberNext {
  const { self, config, waiting } = state;
  const member: Member = { status: 'member', self, config, predecessor, successor, oldPredecessors: [] };
  return next(
    member,
    indicate({ type: 'joined', predecessor, successor }),
    send(predecessor, { type: 'newSucc', oldSuccessor: successor }),
    ...waiting.flatMap((lookup) => onLookup(member, lookup).effects),
  );
}

/** As published: a new successor is believed only by a peer whose successor is still the old one that it names. */
export function onNewSucc(state: Member, newcomer: NodeId, oldSuccessor: NodeId): MemberNext {
  if (state.successor !== oldSuccessor) return next(state);
  return next({ ...state, successor: newcomer }, send(oldSuccessor, { type: 'joinAck' }));
}

export function onJoinAck(state: Member, from: NodeId): MemberNext {
  return next({ ...state, oldPredecessors: state.oldPredecessors.filter((node) => node !== from) });
}

export function onGoto(state: Joining, node: NodeId): PublishedNext {
  return next(state, send(node, { type: 'join' }));
}

export function onTryLater(state: Joining, through: NodeId): PublishedNext {
  return next(state, { type: 'setTimer', timer: { type: 'later', through }, afterMs: 1000 });
}
