/** Symmetric replication: a table of contents. */
import type { Identifier } from '../identifier-space/interval.ts';
import { unreachable } from '../kernel/invariant.ts';
import { withOwnMessages } from '../kernel/own-messages.ts';
import { andThen, type Event, indicate, type NodeId, next, type Protocol } from '../kernel/protocol.ts';
import type { FoundOwner, Message, Request } from './messages.ts';
import { askFor, awaited, onHeld, onOperation, onWritten } from './operation.ts';
import type { Replication, ReplicationNext } from './protocol.ts';
import { onRead, onWrite } from './replica.ts';
import { onHandOver, onLeave, onResponsible } from './responsibility.ts';
import { fetchFrom, fetching, onFetch, onFetched } from './restoration.ts';
import { withRoute } from './routing.ts';
import { newcomer, type State } from './state.ts';
import { typeInvariant } from './type-invariant.ts';

export const replication: Protocol<Replication> = {
  name: 'replication',
  init: (self, config) => ({ state: newcomer(self, config), effects: [] }),
  step: (state, event) => withTimer(state, withOwnMessages(state.self, react(state, event), onOwnMessage)),
  typeInvariant,
};

function react(state: State, event: Event<Replication>): ReplicationNext {
  switch (event.type) {
    case 'request':
      return onRequest(state, event.request);
    case 'receive':
      return onMessage(state, event.from, event.message);
    case 'timeout':
      return onAskAgain(state);
    default:
      return next(state);
  }
}

function onRequest(state: State, request: Request): ReplicationNext {
  switch (request.type) {
    case 'get':
    case 'put':
      return onOperation(state, request);
    case 'responsible':
      return onResponsible(state, request);
    case 'found':
      return onFound(state, request);
    case 'leave':
      return onLeave(state, request);
    default:
      return unreachable(request);
  }
}

function onMessage(state: State, from: NodeId, message: Message): ReplicationNext {
  switch (message.type) {
    case 'read':
      return onRead(state, from, message);
    case 'write':
      return onWrite(state, from, message);
    case 'held':
      return onHeld(state, message);
    case 'written':
      return onWritten(state, message);
    case 'unknown':
      // Nothing yet: the place is asked again after `askAgain` has found its owner again.
      return next(state);
    case 'fetch':
      return onFetch(state, from, message);
    case 'fetched':
      return onFetched(state, message);
    case 'handOver':
      return onHandOver(state, message);
    default:
      return unreachable(message);
  }
}

function onOwnMessage(state: State, message: Message): ReplicationNext {
  return onMessage(state, state.self, message);
}

function onFound(state: State, { place, owner }: FoundOwner): ReplicationNext {
  const asked = askFor(withRoute(state, { place, owner }), place);
  return andThen(asked, (after) => fetchFrom(after, place));
}

/** Forgets the routes to all places that owe an answer, since their owners may have changed, and looks the owners up again. */
function onAskAgain(state: State): ReplicationNext {
  const places = [...new Set(waitedFor(state))];
  const routes = state.routes.filter(({ place }) => !places.includes(place));
  return next({ ...state, routes }, ...places.map((place) => indicate({ type: 'lookup', place } as const)));
}

/** Keeps the timer armed while an answer of any place is missing. */
function withTimer(before: State, after: ReplicationNext): ReplicationNext {
  const { askAgainAfterMs } = before.config;
  if (askAgainAfterMs === undefined) return after;
  const waits = waitedFor(after.state).length > 0;
  if (waits) return next(after.state, ...after.effects, { type: 'setTimer', timer: { type: 'askAgain' }, afterMs: askAgainAfterMs });
  if (waitedFor(before).length === 0) return after;
  return next(after.state, ...after.effects, { type: 'cancelTimer', timer: { type: 'askAgain' } });
}

function waitedFor(state: State): readonly Identifier[] {
  return [...awaited(state), ...fetching(state)];
}
