/**
 * Responsibility moves with the data, the locks and the votes, in one message: a replica whose new owner did not know
 * of its locks would vote for two transactions of which only one can be.
 */
import { type Identifier, inHalfOpen } from '../identifier-space/interval.ts';
import { andThen, type NodeId, next, send } from '../kernel/protocol.ts';
import type { CastVotes, HandOver, Instance, Placed, Votes } from './messages.ts';
import { repeatVotes, settled } from './participant.ts';
import type { TransactionsNext } from './protocol.ts';
import { ownerOf } from './routing.ts';
import { type State, withEntry, withoutEntry } from './state.ts';
import { placeOf } from './tally.ts';

export function onMembers(state: State, members: readonly NodeId[]): TransactionsNext {
  return giveAway({ ...state, members });
}

/** What came too early for the new places is handled now, by `handle`. */
export function onHandOver(
  state: State,
  { from, replicas, cast, reservations, outcomes }: HandOver,
  handle: (state: State, message: Placed) => TransactionsNext,
): TransactionsNext {
  const taken = cast.reduce(withVotes, {
    ...state,
    from,
    replicas: { ...state.replicas, ...replicas },
    reservations: { ...state.reservations, ...reservations },
    outcomes: { ...outcomes, ...state.outcomes },
    held: [],
  });
  const known = cast.reduce((all, { transaction }) => {
    const outcome = all.outcomes[transaction.id];
    return outcome === undefined ? all : settled(all, transaction, outcome);
  }, taken);
  const repeated: TransactionsNext = next(known, ...cast.flatMap(({ transaction }) => repeatVotes(known, transaction.id)));
  const heard = state.held.reduce((all, message) => andThen(all, (after) => handle(after, message)), repeated);
  return andThen(heard, giveAway);
}

/** To the member in front of this one, what is its own now; all, to the next one, if this node is no member any more. */
function giveAway(state: State): TransactionsNext {
  const { self, from, members, config } = state;
  if (from === null) return next(state);
  const isMember = members.includes(self);
  const before = members[(members.indexOf(self) + members.length - 1) % members.length];
  const heir = isMember ? before : ownerOf(state, self);
  if (isMember && (before === from || !inHalfOpen(before, from, self, config.identifiers) || before === self)) return next(state);
  const goes = (place: Identifier) => !isMember || inHalfOpen(place, from, heir, config.identifiers);
  const [gone, kept] = split(state.replicas, goes);
  const [reservations, keptReservations] = split(state.reservations, goes);
  const cast = Object.values(state.cast).flatMap((mine): readonly CastVotes[] => {
    const [votes] = split(mine.votes, goes);
    return Object.keys(votes).length === 0 ? [] : [{ ...mine, votes }];
  });
  const after = cast.reduce((all, { transaction }) => withoutVotes(all, transaction.id, goes), {
    ...state,
    replicas: kept,
    reservations: keptReservations,
  });
  const { outcomes } = state;
  return next(
    { ...after, from: isMember ? heir : null },
    send(heir, { type: 'handOver', from, replicas: gone, cast, reservations, outcomes }),
  );
}

function withVotes(state: State, { transaction, votes }: CastVotes): State {
  const all: Votes = { ...state.cast[transaction.id]?.votes, ...votes };
  return { ...state, cast: withEntry(state.cast, transaction.id, { type: 'vote', transaction, votes: all } as const) };
}

function withoutVotes(state: State, transaction: string, goes: (place: Identifier) => boolean): State {
  const mine = state.cast[transaction];
  const [, votes] = split(mine.votes, goes);
  if (Object.keys(votes).length === 0) return { ...state, cast: withoutEntry(state.cast, transaction) };
  return { ...state, cast: withEntry(state.cast, transaction, { ...mine, votes }) };
}

/** The entries whose place is one of those, and the others. */
function split<T>(
  entries: Readonly<Record<Instance, T>>,
  isOne: (place: Identifier) => boolean,
): readonly [Record<Instance, T>, Record<Instance, T>] {
  const all = Object.entries(entries);
  return [
    Object.fromEntries(all.filter(([instance]) => isOne(placeOf(instance)))),
    Object.fromEntries(all.filter(([instance]) => !isOne(placeOf(instance)))),
  ];
}
