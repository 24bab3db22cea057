/** How a message gets to the owner of a place: directly to the owner that the last lookup found, or else after a lookup. */
import type { Identifier } from '../identifier-space/interval.ts';
import { withRecord } from '../kernel/by-number.ts';
import { type Effect, indicate, send } from '../kernel/protocol.ts';
import type { Message } from './messages.ts';
import type { Replication } from './protocol.ts';
import type { Route, State } from './state.ts';

/** The effect that sends the message if the owner is known. Else it starts a lookup, and the caller asks again when the owner is found. */
export function reach(state: State, place: Identifier, message: Message): Effect<Replication> {
  const route = state.routes.find((each) => each.place === place);
  return route === undefined ? indicate({ type: 'lookup', place }) : send(route.owner, message);
}

export function withRoute(state: State, route: Route): State {
  return { ...state, routes: withRecord(state.routes, route, 'place') };
}
