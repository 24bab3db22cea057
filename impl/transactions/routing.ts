/**
 * Which node owns a place. A message may arrive at a node that does not own its place any more, or not yet. Then it is passed
 * on, or waits for the hand-over.
 */
import { type Identifier, inHalfOpen } from '../identifier-space/interval.ts';
import { invariant } from '../kernel/invariant.ts';
import { andThen, type NodeId, next, send } from '../kernel/protocol.ts';
import { contains, inside, type Range } from '../places/range.ts';
import { allPlaces } from './instances.ts';
import type { Placed } from './messages.ts';
import type { TransactionsEffect, TransactionsNext } from './protocol.ts';
import type { State } from './state.ts';
import { titlesOf } from './titles.ts';
import type { Titles } from './transaction.ts';

/** Whether this node answers for the place: it owns the place, and does not restore it. */
export function isHere(state: State, place: Identifier): boolean {
  return isOwn(state, place) && !state.restorations.some((each) => contains(each, place, state.config.identifiers));
}

export function isOwn({ from, self, config }: State, place: Identifier): boolean {
  return from !== null && inHalfOpen(place, from, self, config.identifiers);
}

/** The epochs that this node has heard of, for all places of these items. */
export function knownTitles({ heard, config }: State, keys: readonly Identifier[]): Titles {
  return heard.length === 0 ? {} : titlesOf(heard, allPlaces(config, keys), config.identifiers);
}

/** The owner of the place, as far as this node knows. */
export function ownerOf({ members }: State, place: Identifier): NodeId {
  const owner = members.find((member) => member >= place) ?? members.at(0);
  invariant(owner !== undefined, 'a ring has members');
  return owner;
}

/** This node's predecessor, as far as it knows; itself if it is alone. */
export function predecessorOf({ members, self }: State): NodeId {
  return members[(members.indexOf(self) + members.length - 1) % members.length];
}

/** The parts of `range`, each with its owner. */
export function ownersOf({ members, config }: State, range: Range): readonly (Range & { readonly owner: NodeId })[] {
  return members.flatMap((owner, i) => {
    const own = { from: members[(i + members.length - 1) % members.length], to: owner };
    return inside(range, own, config.identifiers).map((part) => ({ ...part, owner }));
  });
}

/** Sends `message` to the owner of each of its places. Each owner gets its own places only. */
export function toOwners(state: State, message: Placed): readonly TransactionsEffect[] {
  const owners = [...new Set(message.places.map((place) => ownerOf(state, place)))];
  return owners.map((owner) => send(owner, { ...message, places: message.places.filter((place) => ownerOf(state, place) === owner) }));
}

/** Gives `handle` the places that are here. The message for other places is passed on, or held for places that are due here. */
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
