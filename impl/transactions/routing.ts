/**
 * Who is responsible for a place. Where a message arrives that is no longer, or not yet, true: such a message is passed
 * on, or waits for the hand-over that is under way.
 */
import { type Identifier, inHalfOpen } from '../identifier-space/interval.ts';
import { invariant } from '../kernel/invariant.ts';
import { andThen, type NodeId, next, send } from '../kernel/protocol.ts';
import type { Placed } from './messages.ts';
import type { TransactionsEffect, TransactionsNext } from './protocol.ts';
import type { State } from './state.ts';

export function isHere({ from, self, config }: State, place: Identifier): boolean {
  return from !== null && inHalfOpen(place, from, self, config.identifiers);
}

/** Who is responsible, as far as this node knows. */
export function ownerOf({ members }: State, place: Identifier): NodeId {
  const owner = members.find((member) => member >= place) ?? members.at(0);
  invariant(owner !== undefined, 'a ring has members');
  return owner;
}

/** `message` to all who are responsible for its places, each with those that are its own. */
export function toOwners(state: State, message: Placed): readonly TransactionsEffect[] {
  const owners = [...new Set(message.places.map((place) => ownerOf(state, place)))];
  return owners.map((owner) => send(owner, { ...message, places: message.places.filter((place) => ownerOf(state, place) === owner) }));
}

/** `handle` is given the places that are here; the others are passed on, or held. */
export function atItsPlaces<M extends Placed>(
  state: State,
  message: M,
  handle: (state: State, message: M, places: readonly Identifier[]) => TransactionsNext,
): TransactionsNext {
  const here = message.places.filter((place) => isHere(state, place));
  const missing = message.places.filter((place) => !isHere(state, place));
  const awaited = missing.filter((place) => ownerOf(state, place) === state.self);
  const elsewhere = missing.filter((place) => ownerOf(state, place) !== state.self);
  const held = awaited.length === 0 ? state.held : [...state.held, { ...message, places: awaited }];
  return andThen(handle({ ...state, held }, message, here), (after) => next(after, ...toOwners(after, { ...message, places: elsewhere })));
}
