/** A hub with an index, and its peers: a table of contents. */
import { type Event, indicate, next, type Protocol, send } from '../../../kernel/protocol.ts';
import { onQuestion, onRegister } from './hub.ts';
import type { HubNext, Hybrid, PeerNext } from './protocol.ts';
import type { Hub, Peer } from './state.ts';

export const hybrid: Protocol<Hybrid> = {
  name: 'hybrid',
  init: (self, config) => next<Hybrid>(self === config.hub ? { status: 'hub', self, index: [] } : { status: 'peer', self, config }),
  step: (state, event) => (state.status === 'hub' ? onHubEvent(state, event) : onPeerEvent(state, event)),
};

function onHubEvent(state: Hub, event: Event<Hybrid>): HubNext {
  if (event.type === 'request') return onQuestion(state, state.self, event.request.item);
  if (event.type !== 'receive') return next(state);
  const { from, message } = event;
  switch (message.type) {
    case 'register':
      return onRegister(state, { peer: from, items: message.items });
    case 'question':
      return onQuestion(state, from, message.item);
    default:
      return next(state);
  }
}

function onPeerEvent(state: Peer, event: Event<Hybrid>): PeerNext {
  const { hub, items } = state.config;
  switch (event.type) {
    case 'start':
      return next(state, send(hub, { type: 'register', items }));
    case 'request':
      return next(state, send(hub, { type: 'question', item: event.request.item }));
    case 'receive':
      if (event.message.type !== 'answer') return next(state);
      return next(state, indicate({ type: 'answered', item: event.message.item, holder: event.message.holder }));
    default:
      return next(state);
  }
}
