/** The published join: a table of contents. */
import { unreachable } from '../../kernel/invariant.ts';
import { type Event, type NodeId, next, type Protocol, send } from '../../kernel/protocol.ts';
import { onGoto, onJoin, onJoinAck, onJoinOk, onNewSucc, onTryLater } from './join.ts';
import { onLookup } from './lookup.ts';
import type { Message } from './messages.ts';
import type { MemberNext, PublishedNext, PublishedRing } from './protocol.ts';
import type { Joining, Member, State } from './state.ts';

export const publishedRelaxedRing: Protocol<PublishedRing> = {
  name: 'relaxed-ring-published',
  init: (self, config) => ({ state: { status: 'joining', self, config, waiting: [] }, effects: [] }),
  step,
};

function step(state: State, event: Event<PublishedRing>): PublishedNext {
  switch (event.type) {
    case 'start':
      return next(state, send(state.config.contact, { type: 'lookup', source: state.self, key: state.self, last: false }));
    case 'timeout':
      return next(state, send(event.timer.through, { type: 'join' }));
    case 'receive':
      return state.status === 'joining'
        ? onJoiningMessage(state, event.from, event.message)
        : onMemberMessage(state, event.from, event.message);
    default:
      return next(state);
  }
}

function onJoiningMessage(state: Joining, from: NodeId, message: Message): PublishedNext {
  switch (message.type) {
    case 'lookup':
      return next({ ...state, waiting: [...state.waiting, message] });
    case 'replyLookup':
      return next(state, send(from, { type: 'join' }));
    case 'goto':
      return onGoto(state, message.node);
    case 'tryLater':
      return onTryLater(state, from);
    case 'join':
      return next(state, send(from, { type: 'tryLater' }));
    case 'joinOk':
      return onJoinOk(state, from, message.predecessor);
    case 'newSucc':
    case 'joinAck':
      return next(state); // As published: dropped, for the successor, nil as yet, is not the old one that is named.
    default:
      return unreachable(message);
  }
}

function onMemberMessage(state: Member, from: NodeId, message: Message): MemberNext {
  switch (message.type) {
    case 'lookup':
      return onLookup(state, message);
    case 'join':
      return onJoin(state, from);
    case 'newSucc':
      return onNewSucc(state, from, message.oldSuccessor);
    case 'joinAck':
      return onJoinAck(state, from);
    case 'replyLookup':
    case 'goto':
    case 'tryLater':
    case 'joinOk':
      return next(state); // Meant for a peer that joins.
    default:
      return unreachable(message);
  }
}
