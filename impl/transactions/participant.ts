/** A participant validates, locks, votes once, and applies the outcome. */
import type { Identifier } from '../identifier-space/interval.ts';
import { next, send } from '../kernel/protocol.ts';
import { isHigher } from '../places/claim.ts';
import type { Replica } from './holdings.ts';
import { instanceOf, placeOf, placesOf } from './instances.ts';
import type { Decision, Prepare } from './messages.ts';
import type { TransactionsEffect, TransactionsNext } from './protocol.ts';
import { BLANK, committed, isBlank, locked, unlocked, voteOn } from './replicas.ts';
import { isFencedOff, releaseAll } from './reservations.ts';
import { isOwn } from './routing.ts';
import { type State, withEntry, withoutEntry } from './state.ts';
import { isSame, namedFor, titleAt } from './titles.ts';
import type { Instance, Operation, Outcome, Transaction, TransactionId, Votes } from './transaction.ts';

/**
 * Round 4: votes for each of `places`, in ballot 0 of the vote's Paxos instance. Only the participant may use that ballot,
 * and only once, so a repeated request gets the same vote. If the transaction names another epoch for a place, the vote
 * belongs to the holder of the place in that epoch.
 */
export function onPrepare(state: State, { transaction }: Prepare, places: readonly Identifier[]): TransactionsNext {
  // Nothing to vote on: the outcome is known, or no place is here.
  if (transaction.id in state.outcomes || places.length === 0) return next(state);
  const before = state.cast[transaction.id]?.votes ?? {};
  // Only replicas that have not voted yet, and whose epoch is the one that the transaction names.
  const asked = localReplicas(state, transaction, places).filter(
    ({ instance }) => before[instance] === undefined && isMine(state, transaction, placeOf(instance)),
  );
  const after = asked.reduce((all, { instance, operation }) => validate(all, transaction, instance, operation), state);
  return next(after, ...repeatVotes(after, transaction.id));
}

/** Round 4: sends all votes of this node in the transaction to all managers. */
export function repeatVotes({ cast }: State, transaction: TransactionId): readonly TransactionsEffect[] {
  const mine = cast[transaction];
  return mine === undefined || Object.keys(mine.votes).length === 0
    ? []
    : [...new Set(mine.transaction.managers)].map((manager) => send(manager, mine));
}

/** The state after an outcome: data written and locks released, at all places of this node, restored or not. */
export function settled(state: State, transaction: Transaction, outcome: Outcome): State {
  const replicas = localReplicas(state, transaction).reduce((all, { instance, operation }) => {
    const replica = all[instance] ?? BLANK;
    const after = outcome.type === 'committed' ? committed(replica, operation, transaction.id) : unlocked(replica, transaction.id);
    if (isBlank(after)) return withoutEntry(all, instance);
    return after === replica ? all : withEntry(all, instance, after);
  }, state.replicas);
  const cast = withoutEntry(state.cast, transaction.id);
  return replicas === state.replicas && cast === state.cast ? state : { ...state, replicas, cast };
}

/** Round 6: applies the outcome. A repeated decision is applied again, because places may have been added since. */
export function onDecision(state: State, { transaction, outcome }: Pick<Decision, 'transaction' | 'outcome'>): TransactionsNext {
  const after = settled(state, transaction, outcome);
  const isNews = !(transaction.id in state.outcomes);
  const known = isNews ? { ...after, outcomes: withEntry(after.outcomes, transaction.id, outcome) } : after;
  return releaseAll(known, transaction.id);
}

interface LocalReplica {
  readonly instance: Instance;
  readonly operation: Operation;
}

/** The replicas of the transaction's items at `places`. Omitted: at all places of this node. */
function localReplicas(state: State, { operations }: Transaction, places?: readonly Identifier[]): readonly LocalReplica[] {
  return operations.flatMap((operation) =>
    placesOf(state.config, operation.key)
      .filter((place) => (places === undefined ? isOwn(state, place) : places.includes(place)))
      .map((place) => ({ instance: instanceOf(operation.key, place), operation })),
  );
}

/**
 * Votes for one replica. The vote is abort if another transaction has reserved the replica, or if the operation relies on a
 * replaced holder. It is abort, too, if the version or a lock is against it. A prepared replica is locked.
 */
function validate(state: State, transaction: Transaction, instance: Instance, operation: Operation): State {
  const replica: Replica = state.replicas[instance] ?? BLANK;
  const isFree = !isFencedOff(state, placeOf(instance), operation, transaction.id);
  const vote = isFree && !countsOnTheReplaced(state, transaction, operation) ? voteOn(replica, operation, transaction.id) : 'abort';
  const votes: Votes = { ...state.cast[transaction.id]?.votes, [instance]: vote };
  const cast = withEntry(state.cast, transaction.id, { type: 'vote', transaction, votes } as const);
  if (vote === 'abort') return { ...state, cast };
  return { ...state, cast, replicas: withEntry(state.replicas, instance, locked(replica, operation, transaction.id)) };
}

/** Whether this node is to vote for the place: the transaction names the epoch in which this node holds it. */
function isMine({ titles, config }: State, transaction: Transaction, place: Identifier): boolean {
  const mine = titleAt(titles, place, config.identifiers);
  return isSame(namedFor(transaction.titles, place), mine);
}

/**
 * Whether the transaction relies on a holder that has been replaced, at any place of the item. The new holder has read this
 * replica already, so it would not know of a lock that is taken now.
 */
function countsOnTheReplaced({ heard, config }: State, { titles }: Transaction, { key }: Operation): boolean {
  return placesOf(config, key).some((place) => isHigher(titleAt(heard, place, config.identifiers), namedFor(titles, place)));
}
