/** Which message of a member goes where: a table of contents. */
import { unreachable } from '../kernel/invariant.ts';
import { type NodeId, next } from '../kernel/protocol.ts';
import { onJoin, onJoinAcknowledged, onNewSuccessor } from './join.ts';
import { onFound, onLookup } from './lookup.ts';
import type { Message } from './messages.ts';
import type { MemberNext, RingEvent } from './protocol.ts';
import type { Member } from './state.ts';

export function onMemberEvent(state: Member, event: RingEvent): MemberNext {
  switch (event.type) {
    case 'receive':
      return onMessage(state, event.from, event.message);
    case 'request':
      return onLookup(state, { type: 'lookup', key: event.request.key, origin: state.self, direction: 'onward' });
    default:
      return next(state);
  }
}

export function onMessage(state: Member, from: NodeId, message: Message): MemberNext {
  switch (message.type) {
    case 'join':
      return onJoin(state, message);
    case 'joinAccepted':
      return next(state); // An answer to a question that was asked twice.
    case 'newSuccessor':
      return onNewSuccessor(state, from, message.oldSuccessor);
    case 'joinAcknowledged':
      return onJoinAcknowledged(state, from);
    case 'lookup':
      return onLookup(state, message);
    case 'found':
      return onFound(state, from, message.key);
    default:
      return unreachable(message);
  }
}
