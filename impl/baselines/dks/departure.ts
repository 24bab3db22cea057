/** The leaver's side, once it holds both locks. It hands its keys over, waits until no node sends to it, and ends. */
import { type Effect, indicate, type NodeId, next, send } from '../../kernel/protocol.ts';
import type { Message, Output } from './messages.ts';
import type { Dks, DksEvent, DksNext } from './protocol.ts';
import type { Leaving, Member } from './state.ts';

const END: readonly Effect<Dks>[] = [indicate<Output>({ type: 'left' }), { type: 'stop' }];

/** Hands the keys to the successor, with the newcomers that wait. The predecessor's own request is void: it gets another successor. */
export function leaveRing({ self, config, predecessor, successor, waiting }: Member): DksNext {
  const leaving: Leaving = { status: 'leaving', self, config, successor };
  if (successor === self) return next(leaving, ...END);
  const newcomers = waiting.filter((node) => node !== predecessor);
  return next(leaving, send(successor, { type: 'leavePoint', predecessor, waiting: newcomers }));
}

export function onLeavingEvent(state: Leaving, event: DksEvent): DksNext {
  if (event.type === 'receive') return onMessage(state, event.from, event.message);
  if (event.type === 'request' && event.request.type === 'lookup')
    return next(state, send(state.successor, { type: 'lookup', key: event.request.key, origin: state.self }));
  return next(state);
}

function onMessage(state: Leaving, from: NodeId, message: Message): DksNext {
  switch (message.type) {
    case 'lookup':
    case 'joinRequest':
      return next(state, send(state.successor, message));
    case 'successorChanged':
      return next(state, send(state.successor, { type: 'leaveDone' }), ...END);
    case 'found':
      return next(state, indicate({ type: 'found', key: message.key, owner: from }));
    default:
      return next(state);
  }
}
