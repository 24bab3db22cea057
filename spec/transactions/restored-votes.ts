/**
 * Votes on one item when replicas are restored, without messages: what must not happen, and why it does not.
 *
 * A place is held in an epoch. A node that takes the place over begins the next epoch, reads enough of the other places,
 * and votes from then on. The earlier holder may go on, as a node that is suspected falsely does; a crashed node does
 * nothing more. Transactions name the epochs in which they rely on places.
 *
 * All transactions here want the same item, so that two of them must never be prepared at once. None is ever decided: its
 * locks stay, as the version does that it would leave if it were committed.
 */
import { put } from '../kernel/record.ts';
import { ascending } from '../kernel/sorted-set.ts';
import { action, always, reachable, type Spec } from '../kernel/spec.ts';

export interface RestoredVotes {
  /** By place, all present and former holders, by ascending epoch from 0 on. */
  readonly holders: readonly (readonly Holder[])[];
  readonly transactions: readonly Transaction[];
}

export interface Holder {
  /** Whether it may vote, and answer readers. */
  readonly restored: boolean;
  /** By place: the epoch of the holder that it has read. Null: not yet. */
  readonly told: readonly (number | null)[];
  /** Transactions that it has prepared, or knows to be prepared by others; ascending. */
  readonly locks: readonly number[];
  /** By place: the highest epoch that it knows of. */
  readonly knows: readonly number[];
}

export interface Transaction {
  /** By place: the epoch. Null: the transaction has not begun. */
  readonly names: readonly number[] | null;
  /** The places that have prepared it; ascending. */
  readonly preparedAt: readonly number[];
}

export interface TitleBounds {
  readonly places: number;
  readonly transactions: number;
  /** How often a place may be taken over, all places together. */
  readonly takeOvers: number;
  /** How many other places are read before a place is restored. */
  readonly quorum: number;
}

export interface Vote {
  readonly place: number;
  readonly title: number;
  readonly transaction: number;
}

/** A holder that is not restored yet. */
export interface Claimant {
  readonly place: number;
  readonly title: number;
}

export interface Reading {
  readonly place: number;
  readonly title: number;
  readonly other: number;
  readonly otherTitle: number;
}

export function restoredVotes(bounds: TitleBounds): Spec<RestoredVotes> {
  const places = Array.from({ length: bounds.places }, (_, place) => place);
  const isPrepared = ({ preparedAt }: Transaction) => preparedAt.length * 2 > bounds.places;
  return {
    name: 'restored-votes',
    init: [
      {
        holders: places.map(() => [{ restored: true, told: places.map(() => null), locks: [], knows: places.map(() => 0) }]),
        transactions: Array.from({ length: bounds.transactions }, () => ({ names: null, preparedAt: [] })),
      },
    ],
    actions: {
      begin: action<RestoredVotes, { readonly transaction: number; readonly names: readonly number[] }>({
        doc: 'A transaction relies on places in epochs that its manager has heard of, the latest or not.',
        // They are symmetric, so they begin in turn.
        params: ({ holders, transactions }) => {
          const transaction = transactions.findIndex(({ names }) => names === null);
          return transaction === -1 ? [] : titlesAmong(holders).map((names) => ({ transaction, names }));
        },
        when: ({ transactions }, { transaction }) => transactions[transaction].names === null,
        then: (state, { transaction, names }) => withTransaction(state, transaction, { names, preparedAt: [] }),
      }),
      prepare: action<RestoredVotes, Vote>({
        doc: "A holder prepares a transaction that names the holder's epoch, and for no other place a lower epoch than the holder knows of.",
        params: ({ holders, transactions }) => {
          const begun = transactions.flatMap(({ names }, transaction) => (names === null ? [] : [transaction]));
          return holdersIn(holders, true).flatMap((holder) => begun.map((transaction) => ({ ...holder, transaction })));
        },
        when: ({ holders, transactions }, { place, title, transaction }) => {
          const { locks, knows } = holders[place][title];
          const { names, preparedAt } = transactions[transaction];
          if (names === null || preparedAt.includes(place) || locks.some((lock) => lock !== transaction)) return false;
          return names[place] === title && names.every((name, other) => name >= knows[other]);
        },
        then: (state, { place, title, transaction }) => {
          const { names, preparedAt } = state.transactions[transaction];
          const voted = withTransaction(state, transaction, { names, preparedAt: ascending([...preparedAt, place]) });
          const holder = state.holders[place][title];
          return withHolder(voted, place, title, put(holder, 'locks', ascending([...holder.locks, transaction])));
        },
      }),
      takeOver: action<RestoredVotes, number>({
        doc: 'A node takes a place over, in the next epoch. It has heard of nothing before.',
        params: () => places,
        when: ({ holders }) => holders.reduce((count, all) => count + all.length, 0) < bounds.places + bounds.takeOvers,
        then: ({ holders, transactions }, place) => {
          const knows = places.map((each) => (each === place ? holders[place].length : 0));
          const claimant: Holder = { restored: false, told: places.map(() => null), locks: [], knows };
          return { holders: holders.map((all, each) => (each === place ? [...all, claimant] : all)), transactions };
        },
      }),
      read: action<RestoredVotes, Reading>({
        doc: 'A holder of another place lets a claimant read, and remembers its claim. It refuses a claim lower than one that it knows of.',
        params: ({ holders }) => {
          const askers = holdersIn(holders, false);
          if (askers.length === 0) return [];
          const asked = holdersIn(holders, true);
          return askers.flatMap(({ place, title }) =>
            asked.flatMap((other) => (other.place === place ? [] : [{ place, title, other: other.place, otherTitle: other.title }])),
          );
        },
        when: ({ holders }, { place, title, other, otherTitle }) =>
          holders[place][title].told[other] !== otherTitle && holders[other][otherTitle].knows[place] <= title,
        then: (state, { place, title, other, otherTitle }) => {
          const asker = state.holders[place][title];
          const asked = state.holders[other][otherTitle];
          const learnt: Holder = {
            ...asker,
            told: asker.told.map((each, i) => (i === other ? otherTitle : each)),
            locks: ascending([...asker.locks, ...asked.locks]),
            knows: asker.knows.map((known, i) => Math.max(known, asked.knows[i])),
          };
          const letRead = put(
            asked,
            'knows',
            asked.knows.map((known, i) => (i === place ? title : known)),
          );
          return withHolder(withHolder(state, place, title, learnt), other, otherTitle, letRead);
        },
      }),
      restore: action<RestoredVotes, Claimant>({
        doc: 'A claimant has read enough. Answers of holders that it knows to be replaced do not count.',
        params: ({ holders }) => holdersIn(holders, false),
        when: ({ holders }, { place, title }) => {
          const { told, knows } = holders[place][title];
          return told.filter((each, other) => each !== null && each >= knows[other]).length >= bounds.quorum;
        },
        then: (state, { place, title }) => withHolder(state, place, title, put(state.holders[place][title], 'restored', true)),
      }),
    },
    properties: {
      oneIsPrepared: always(
        ({ transactions }) => transactions.filter(isPrepared).length <= 1,
        'No two transactions that want the same item are prepared by a majority of its places, votes of failed holders included.',
      ),
      deadVotesAreKept: always(
        ({ holders, transactions }) =>
          transactions.every(({ names, preparedAt }, transaction) => {
            if (names === null || preparedAt.length * 2 <= bounds.places) return true;
            const later = preparedAt.flatMap((place) => holders[place].slice(names[place] + 1));
            return later.every(({ restored, locks }) => !restored || locks.includes(transaction));
          }),
        'A restored holder has the lock of every transaction that is prepared by a vote of an earlier holder.',
        ({ holders, transactions }) => {
          const lacking = transactions.flatMap(({ names, preparedAt }, transaction) =>
            names === null || preparedAt.length * 2 <= bounds.places
              ? []
              : preparedAt.flatMap((place) =>
                  holders[place].flatMap(({ restored, locks }, title) =>
                    title > names[place] && restored && !locks.includes(transaction)
                      ? [
                          `transaction ${transaction} is prepared at places ${preparedAt.join(', ')}, and the restored holder ${title} of place ${place} has no lock for it`,
                        ]
                      : [],
                  ),
                ),
          );
          return lacking[0] ?? 'every restored holder has its locks';
        },
      ),
      mayBePrepared: reachable(
        ({ transactions }) =>
          transactions.some(
            (transaction) => isPrepared(transaction) && transaction.preparedAt.some((place) => (transaction.names?.[place] ?? 0) > 0),
          ),
        'A transaction is prepared by a majority that contains a restored place.',
      ),
    },
  };
}

/** All vectors of epochs that exist. */
function titlesAmong(holders: RestoredVotes['holders']): readonly (readonly number[])[] {
  return holders.reduce((ways: readonly (readonly number[])[], all) => ways.flatMap((way) => all.map((_, title) => [...way, title])), [[]]);
}

/** Those that are restored, or those that are not. */
function holdersIn(holders: RestoredVotes['holders'], restored: boolean): readonly { readonly place: number; readonly title: number }[] {
  return holders.flatMap((all, place) => all.flatMap((holder, title) => (holder.restored === restored ? [{ place, title }] : [])));
}

function withHolder({ holders, transactions }: RestoredVotes, place: number, title: number, holder: Holder): RestoredVotes {
  const held = holders.map((all, i) => (i === place ? all.map((each, j) => (j === title ? holder : each)) : all));
  return { holders: held, transactions };
}

function withTransaction(state: RestoredVotes, transaction: number, after: Transaction): RestoredVotes {
  return put(
    state,
    'transactions',
    state.transactions.map((each, i) => (i === transaction ? after : each)),
  );
}
