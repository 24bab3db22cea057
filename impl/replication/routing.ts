/** How a message gets to whoever is responsible for a place: straight to where a lookup led last, or after a lookup. */
import type { Identifier } from '../identifier-space/interval.ts';
import { indicate, next, send } from '../kernel/protocol.ts';
import type { Message } from './messages.ts';
import type { ReplicationNext } from './protocol.ts';
import type { Route, State } from './state.ts';

/** Sends it, or asks below where to: then the same question is asked again when the answer is there. */
export function reach(state: State, place: Identifier, message: Message): ReplicationNext {
  const route = state.routes.find((each) => each.place === place);
  return route === undefined ? next(state, indicate({ type: 'lookup', place })) : next(state, send(route.owner, message));
}

export function withRoute(state: State, route: Route): State {
  const others = state.routes.filter(({ place }) => place !== route.place);
  return { ...state, routes: [...others, route].sort((a, b) => a.place - b.place) };
}
