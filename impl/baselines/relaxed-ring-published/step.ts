/** The published ring: a table of contents. */
import { unreachable } from '../../kernel/invariant.ts';
import { type NodeId, next, type Protocol, send } from '../../kernel/protocol.ts';
import { onFirstJoinOk, onJoin, onJoinAck, onJoinOk, onNewSucc, onTryLater, onUpdSucclist } from './join.ts';
import { onLookup } from './lookup.ts';
import type { Message } from './messages.ts';
import type { PublishedEvent, PublishedNext, PublishedRing } from './protocol.ts';
import { onAlive, onCrash, onFirstGoto, onGoto } from './recovery.ts';
import type { Joining, Member, State } from './state.ts';
import { watching } from './watching.ts';

export const publishedRelaxedRing: Protocol<PublishedRing> = {
  name: 'relaxed-ring-published',
  init: (self, config) => ({ state: { status: 'joining', self, config, waiting: [] }, effects: [] }),
  step: (state, event) => watching(state, react(state, event)),
};

function react(state: State, event: PublishedEvent): PublishedNext {
  if (event.type === 'timeout') return next(state, send(event.timer.through, { type: 'join' }));
  return state.status === 'joining' ? onJoiningEvent(state, event) : onMemberEvent(state, event);
}

function onJoiningEvent(state: Joining, event: PublishedEvent): PublishedNext {
  switch (event.type) {
    case 'start':
      return next(state, send(state.config.contact, { type: 'lookup', source: state.self, key: state.self, last: false }));
    case 'receive':
      return onJoiningMessage(state, event.from, event.message);
    default:
      return next(state);
  }
}

function onMemberEvent(state: Member, event: PublishedEvent): PublishedNext {
  switch (event.type) {
    case 'receive':
      return onMemberMessage(state, event.from, event.message);
    case 'suspect':
      return onCrash(state, event.node);
    case 'restore':
      return onAlive(state, event.node);
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
      return onFirstGoto(state, message.node);
    case 'tryLater':
      return onTryLater(state, from);
    case 'join':
      return next(state, send(from, { type: 'tryLater' }));
    case 'joinOk':
      return onFirstJoinOk(state, from, message);
    case 'newSucc':
    case 'joinAck':
    case 'updSucclist':
      return next(state); // As published: dropped, because the successor is still nil, not the old one that is named.
    default:
      return unreachable(message);
  }
}

function onMemberMessage(state: Member, from: NodeId, message: Message): PublishedNext {
  switch (message.type) {
    case 'lookup':
      return onLookup(state, message);
    case 'join':
      return onJoin(state, from);
    case 'joinOk':
      return onJoinOk(state, from, message);
    case 'newSucc':
      return onNewSucc(state, from, message);
    case 'joinAck':
      return onJoinAck(state, from);
    case 'updSucclist':
      return onUpdSucclist(state, from, message);
    case 'goto':
      return onGoto(state, message.node);
    case 'tryLater':
      return onTryLater(state, from);
    case 'replyLookup':
      return next(state); // Only a joining peer asks for it.
    default:
      return unreachable(message);
  }
}
