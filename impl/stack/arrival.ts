/** What an event of the node is to its two layers. */
import { unreachable } from '../kernel/invariant.ts';
import type { Event, NodeId, ProtocolTypes } from '../kernel/protocol.ts';
import { isWatched, type Pending, type Stacked, type StackState, withNode, withoutNode, withPending } from './layered.ts';

/** The state with the event noted, and what follows from it for either layer pending. */
export function arrived<L extends ProtocolTypes, U extends ProtocolTypes>(
  state: StackState<L, U>,
  event: Event<Stacked<L, U>>,
): StackState<L, U> {
  switch (event.type) {
    case 'start':
      return { ...state, awaits: null, pending: [...toBoth<L, U>({ type: 'start' }), ...state.pending] };
    case 'receive': {
      const { from, message } = event;
      if (message.type === 'lower') return withPending(state, { type: 'lower', inner: { type: 'receive', from, message: message.inner } });
      return withPending(state, { type: 'upper', inner: { type: 'receive', from, message: message.inner } });
    }
    case 'request': {
      const { request } = event;
      if (request.type === 'lower') return withPending(state, { type: 'lower', inner: { type: 'request', request: request.inner } });
      return withPending(state, { type: 'upper', inner: { type: 'request', request: request.inner } });
    }
    case 'timeout': {
      const { timer } = event;
      if (timer.type === 'lower') return withPending(state, { type: 'lower', inner: { type: 'timeout', timer: timer.inner } });
      return withPending(state, { type: 'upper', inner: { type: 'timeout', timer: timer.inner } });
    }
    case 'suspect':
      if (!isWatched(state, event.node)) return state;
      return withPending({ ...state, suspected: withNode(state.suspected, event.node) }, ...toBoth<L, U>(event));
    case 'restore':
      return withPending({ ...state, suspected: withoutNode(state.suspected, event.node) }, ...toBoth<L, U>(event));
    case 'chosen':
      // The layer that asked goes on before anything else happens to either.
      return {
        ...state,
        awaits: null,
        pending: [state.awaits === 'lower' ? { type: 'lower', inner: event } : { type: 'upper', inner: event }, ...state.pending],
      };
    default:
      return unreachable(event);
  }
}

/** A layer hears of suspicions of nodes that it watches, and only of what is still so when its turn comes. */
export function isOutdated<L extends ProtocolTypes, U extends ProtocolTypes>(
  { watched, suspected }: StackState<L, U>,
  { type, inner }: Pending<L, U>,
): boolean {
  if (inner.type !== 'suspect' && inner.type !== 'restore') return false;
  return !watched[type].includes(inner.node) || suspected.includes(inner.node) !== (inner.type === 'suspect');
}

function toBoth<L extends ProtocolTypes, U extends ProtocolTypes>(
  event: { readonly type: 'start' } | { readonly type: 'suspect' | 'restore'; readonly node: NodeId },
): readonly Pending<L, U>[] {
  return [
    { type: 'lower', inner: event },
    { type: 'upper', inner: event },
  ];
}
