/**
 * Reservations at the manager. It reserves the items in ascending order of keys. Of each item it reserves one place after
 * another, in ascending order, until it has ⌊f/2⌋ + 1. All managers keep this order, so there is no deadlock.
 */
import type { Identifier } from '../identifier-space/interval.ts';
import { next } from '../kernel/protocol.ts';
import { ascending } from '../kernel/sorted-set.ts';
import { majority } from '../places/placement.ts';
import { instanceOf, keysOf, placesOf } from './instances.ts';
import type { Reserved } from './messages.ts';
import type { TransactionsEffect, TransactionsNext } from './protocol.ts';
import type { Run } from './requests.ts';
import { toOwners } from './routing.ts';
import { type Reserving, type State, withEntry } from './state.ts';
import { highestOf } from './titles.ts';
import type { TransactionId } from './transaction.ts';

/** The next replica to reserve. */
interface Wanted {
  readonly key: Identifier;
  readonly place: Identifier;
}

export function reserve(state: State, id: TransactionId, run: Run): TransactionsNext {
  const client: Reserving = { phase: 'reserving', run, copies: [], tokens: {}, titles: {} };
  return next({ ...state, clients: withEntry(state.clients, id, client) }, ...askFor(state, id, wanted(state, client)));
}

/** Takes in a reservation, and asks for the next, or goes on with `commit`. A second token for a place is newer: the lease had run out. */
export function onReserved(
  state: State,
  { transaction: id, key, place, version, value, token, titles }: Reserved,
  commit: (state: State, id: TransactionId, client: Reserving) => TransactionsNext,
): TransactionsNext {
  const client = state.clients[id];
  if (client?.phase !== 'reserving') return next(state, ...release(state, id, [key]));
  const copies = [...client.copies.filter((copy) => copy.key !== key || copy.place !== place), { key, place, version, value }];
  const tokens = withEntry(client.tokens, instanceOf(key, place), token);
  const reserving: Reserving = { ...client, copies, tokens, titles: highestOf(client.titles, titles) };
  const rest = wanted(state, reserving);
  if (rest === null) return commit(state, id, reserving);
  return next({ ...state, clients: withEntry(state.clients, id, reserving) }, ...askFor(state, id, rest));
}

/** Releases the reservations of the transaction, and its places in the queues. */
export function release(state: State, transaction: TransactionId, keys: readonly Identifier[]): readonly TransactionsEffect[] {
  return keys.flatMap((key) => toOwners(state, { type: 'release', transaction, key, places: placesOf(state.config, key) }));
}

function wanted({ config }: State, { run, copies }: Reserving): Wanted | null {
  const reserved = (key: Identifier) => copies.filter((copy) => copy.key === key);
  const key = keysOf(run).find((each) => reserved(each).length < majority(config.degree));
  if (key === undefined) return null;
  const inOrder = ascending(placesOf(config, key));
  const place = inOrder.find((each) => !reserved(key).some((copy) => copy.place === each));
  return place === undefined ? null : { key, place };
}

function askFor(state: State, transaction: TransactionId, rest: Wanted | null): readonly TransactionsEffect[] {
  if (rest === null) return [];
  const { key, place } = rest;
  return toOwners(state, { type: 'reserve', transaction, manager: state.self, key, places: [place] });
}
