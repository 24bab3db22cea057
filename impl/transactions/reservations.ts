/**
 * Reservations at a replica, for pessimistic transactions. A reservation keeps other transactions from preparing. It is not
 * a lock, and correctness does not depend on how long it lasts. Each holder gets a higher token. A transaction whose lease
 * has run out cannot prepare by its old token. Source of the idea: C. Gray and D. Cheriton, "Leases", SOSP 1989, and the
 * fencing tokens of M. Kleppmann, "How to do distributed locking", 2016.
 */

import type { Identifier } from '../identifier-space/interval.ts';
import { entriesOf, keysOf } from '../kernel/by-key.ts';
import { andThen, next, send } from '../kernel/protocol.ts';
import { arm } from '../kernel/timers.ts';
import type { Holder, Reservation } from './holdings.ts';
import { instanceOf, keyOf, placeOf } from './instances.ts';
import type { Release, Reserve } from './messages.ts';
import type { TransactionsEffect, TransactionsNext } from './protocol.ts';
import { BLANK } from './replicas.ts';
import type { Lease } from './requests.ts';
import { knownTitles } from './routing.ts';
import { type State, withEntry } from './state.ts';
import type { Instance, Operation, TransactionId } from './transaction.ts';

const FREE: Reservation = { token: 0, holder: null, waiting: [] };

export function onReserve(state: State, { transaction, manager, key }: Reserve, places: readonly Identifier[]): TransactionsNext {
  if (transaction in state.outcomes) return next(state);
  return places.reduce(
    (all, place) => andThen(all, (after) => queue(after, key, place, { transaction, manager })),
    next(state) as TransactionsNext,
  );
}

export function onRelease(state: State, { transaction, key }: Release, places: readonly Identifier[]): TransactionsNext {
  return places.reduce(
    (all, place) => andThen(all, (after) => withdraw(after, instanceOf(key, place), transaction)),
    next(state) as TransactionsNext,
  );
}

/** Releases all reservations of a transaction whose outcome is known. */
export function releaseAll(state: State, transaction: TransactionId): TransactionsNext {
  return keysOf(state.reservations).reduce(
    (all, instance) => andThen(all, (after) => withdraw(after, instance, transaction)),
    next(state) as TransactionsNext,
  );
}

/** The lease has run out: the next transaction gets the reservation. The former holder finds out when it prepares. */
export function onLease(state: State, { instance, token }: Lease): TransactionsNext {
  const reservation = state.reservations[instance];
  const isPresent = reservation !== undefined && reservation.holder !== null && reservation.token === token;
  return isPresent ? grant(state, instance, reservation) : next(state);
}

/** Whether a reservation excludes the operation: another transaction holds it, or this one's token is outdated. */
export function isFencedOff(state: State, place: Identifier, { key, tokens }: Operation, transaction: TransactionId): boolean {
  const { token, holder } = state.reservations[instanceOf(key, place)] ?? FREE;
  const mine = tokens?.[place];
  if (mine === undefined) return holder !== null && holder.transaction !== transaction;
  return holder?.transaction !== transaction || token !== mine;
}

function queue(state: State, key: Identifier, place: Identifier, asker: Holder): TransactionsNext {
  const instance = instanceOf(key, place);
  const { token, holder, waiting } = state.reservations[instance] ?? FREE;
  const isKnown = [holder, ...waiting].some((each) => each?.transaction === asker.transaction);
  if (isKnown) return next(state);
  const queued: Reservation = { token, holder, waiting: [...waiting, asker] };
  return holder === null ? grant(state, instance, queued) : next(withReservation(state, instance, queued));
}

function withdraw(state: State, instance: Instance, transaction: TransactionId): TransactionsNext {
  const { token, holder, waiting } = state.reservations[instance] ?? FREE;
  const others = waiting.filter((each) => each.transaction !== transaction);
  if (holder?.transaction === transaction) return grant(state, instance, { token, waiting: others });
  if (others.length === waiting.length) return next(state);
  return next(withReservation(state, instance, { token, holder, waiting: others }));
}

/** Gives the reservation to the first transaction that waits, with a new token, whoever held it before. */
function grant(state: State, instance: Instance, { token, waiting }: Omit<Reservation, 'holder'>): TransactionsNext {
  const [first, ...others] = waiting;
  if (first === undefined) return next(withReservation(state, instance, { token, holder: null, waiting: [] }));
  const after = withReservation(state, instance, { token: token + 1, holder: first, waiting: others });
  const [key, place] = [keyOf(instance), placeOf(instance)];
  const { version, value } = state.replicas[instance] ?? BLANK;
  const titles = knownTitles(state, [key]);
  const granted = { type: 'reserved', transaction: first.transaction, key, place, version, value, token: token + 1, titles } as const;
  return next(after, send(first.manager, granted), ...lease(state, instance, token + 1));
}

/** Arms the leases again, after a restart or a hand-over, as if the reservations had been made now. */
export function leases(state: State): readonly TransactionsEffect[] {
  return entriesOf(state.reservations).flatMap(([instance, { holder, token }]) => (holder === null ? [] : lease(state, instance, token)));
}

function lease({ config }: State, instance: Instance, token: number): readonly TransactionsEffect[] {
  return arm({ type: 'lease', instance, token }, config.leaseMs);
}

function withReservation(state: State, instance: Instance, reservation: Reservation): State {
  return { ...state, reservations: withEntry(state.reservations, instance, reservation) };
}
