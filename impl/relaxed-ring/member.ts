/** The events and messages of a member: a table of contents. */
import { unreachable } from '../kernel/invariant.ts';
import { type NodeId, next } from '../kernel/protocol.ts';
import { ask, consider, onAccepted, onHint, onNewSuccessor, onRefresh } from './following.ts';
import { onJoin } from './join.ts';
import { onNeighbourLeaving } from './leave.ts';
import { leave } from './leaving.ts';
import { ownIncarnation } from './lives.ts';
import { onFound, onLookup } from './lookup.ts';
import type { Message, Request, Routed } from './messages.ts';
import { onFollow, onUnfollow } from './predecessor.ts';
import type { MemberNext, RingEvent, RingNext } from './protocol.ts';
import { hear } from './restart.ts';
import type { Member } from './state.ts';
import { onRestore, onSuspect } from './suspicion.ts';

export function onMemberEvent(state: Member, event: RingEvent): RingNext {
  switch (event.type) {
    case 'receive':
      return onMessage(state, event.from, event.message);
    case 'request':
      return onRequest(state, event.request);
    case 'suspect':
      return onSuspect(state, event.node);
    case 'restore':
      return onRestore(state, event.node);
    case 'timeout':
      return onRefresh(state); // The only timer of a member: a newcomer cancels its own when it is admitted.
    case 'start':
    case 'chosen':
      return next(state);
    default:
      return unreachable(event);
  }
}

export function onMessage(state: Member, from: NodeId, message: Message): MemberNext {
  return hear(state, from, message, { turnAway: onSuspect, askAgain, handle });
}

function askAgain(before: Member, state: Member, node: NodeId): MemberNext {
  return before.asked.includes(node) ? ask(state, node) : next(state);
}

function handle(state: Member, from: NodeId, message: Message): MemberNext {
  switch (message.type) {
    case 'join':
    case 'lookup':
      return onRouted(state, message);
    case 'follow':
      return onFollow(state, from, message);
    case 'accepted':
      return onAccepted(state, from, message);
    case 'newSuccessor':
      return onNewSuccessor(state, from, message);
    case 'unfollow':
      return onUnfollow(state, from, message.moves);
    case 'hint':
      return onHint(state, from, message);
    case 'leaving':
      return onNeighbourLeaving(state, from, message);
    case 'farewell': // For leavers only.
    case 'restarted': // Its life was all that it had to say.
      return next(state);
    case 'found':
      return onFound(state, from, message);
    default:
      return unreachable(message);
  }
}

export function onRouted(state: Member, message: Routed): MemberNext {
  return message.type === 'join' ? onJoin(state, message) : onLookup(state, message);
}

function onRequest(state: Member, request: Request): RingNext {
  switch (request.type) {
    case 'lookup':
      return onLookup(state, { type: 'lookup', key: request.key, origin: state.self, ...ownIncarnation(state), direction: 'onward' });
    case 'leave':
      return leave(state);
    case 'consider':
      return consider(state, request);
    default:
      return unreachable(request);
  }
}
