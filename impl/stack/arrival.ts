/** How an event of the node reaches its two layers. */
import { unreachable } from '../kernel/invariant.ts';
import type { Event, NodeId, ProtocolTypes } from '../kernel/protocol.ts';
import { withNumber, withoutNumber } from '../kernel/sorted-set.ts';
import { isWatched, type Pending, type Stacked, type StackState, withPending } from './layered.ts';

/** The state with the event noted, and with an event pending for each layer that it concerns. */
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
      return withPending({ ...state, suspected: withNumber(state.suspected, event.node) }, ...toBoth<L, U>(event));
    case 'restore':
      return withPending({ ...state, suspected: withoutNumber(state.suspected, event.node) }, ...toBoth<L, U>(event));
    case 'chosen':
      // The layer that asked gets its answer before any other pending event.
      return {
        ...state,
        awaits: null,
        pending: [state.awaits === 'lower' ? { type: 'lower', inner: event } : { type: 'upper', inner: event }, ...state.pending],
      };
    default:
      return unreachable(event);
  }
}

/**
 * Whether a pending suspicion, or its end, is outdated, and so not delivered. The layer does not watch the node, or
 * the node's suspicion has changed since.
 */
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
