/** Fingers and routing, on top of a ring: a table of contents. */
import { unreachable } from '../kernel/invariant.ts';
import { type NodeId, next, type Protocol } from '../kernel/protocol.ts';
import { learn, replaceNeighbours, watchingEffects, withoutSuspicion } from './knowledge.ts';
import { ask, carryOn, onFound, onLookup } from './lookup.ts';
import type { Message, Request } from './messages.ts';
import type { FingerEvent, FingerNext, Fingers } from './protocol.ts';
import { nextRefresh, onRefresh, onRefreshTimer, onSuspect } from './refresh.ts';
import { outsider, type State } from './state.ts';
import { typeInvariant } from './type-invariant.ts';

export const fingers: Protocol<Fingers> = {
  name: 'fingers',
  init: (self, config) => next(outsider(self, config)),
  step,
  typeInvariant,
};

/** After each event: waiting lookups that have a next hop now go on, and the failure detector learns which nodes to watch. */
function step(before: State, event: FingerEvent): FingerNext {
  const { state, effects } = carryOn(onEvent(before, event));
  return next(state, ...effects, ...watchingEffects(before, state));
}

function onEvent(state: State, event: FingerEvent): FingerNext {
  switch (event.type) {
    case 'start':
      return next(state, ...nextRefresh(state.config));
    case 'receive':
      return onMessage(state, event.from, event.message);
    case 'request':
      return onRequest(state, event.request);
    case 'timeout':
      return onRefreshTimer(state);
    case 'suspect':
      return onSuspect(state, event.node);
    case 'restore':
      return next(state.suspected.includes(event.node) ? withoutSuspicion(state, event.node) : state);
    case 'chosen':
      return next(state); // Nothing is left to chance here.
    default:
      return unreachable(event);
  }
}

function onMessage(state: State, from: NodeId, message: Message): FingerNext {
  switch (message.type) {
    case 'lookup':
      return onLookup(state, from, message);
    case 'found':
      return onFound(state, from, message);
    case 'nearer':
      return next(learn(state, [message.node]));
    default:
      return unreachable(message);
  }
}

function onRequest(state: State, request: Request): FingerNext {
  switch (request.type) {
    case 'lookup':
      return next(ask(state, request.key, 'client'));
    case 'refresh':
      return onRefresh(state);
    case 'neighbours':
      return next(replaceNeighbours(state, request));
    case 'leaving':
      return next({ ...state, neighbours: null, heir: request.heir });
    case 'left':
      return next({ ...state, neighbours: null, hasLeft: true });
    default:
      return unreachable(request);
  }
}
