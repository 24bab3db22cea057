/** How transactions are voted on and decided. They name one epoch for the class: a vote under another one does not count. */

import { setOf } from '../kernel/sorted-set.ts';
import { type ActionDef, action } from '../kernel/spec.ts';
import { committedIn, isLocked, slotOf, speaks, versionAt, withCarrier, withTransaction } from './carriers.ts';
import { type ClassState, type Frame, LOCKED, NOTHING, type Transaction, upTo, WRITTEN } from './state.ts';

export interface Vote {
  readonly transaction: number;
  readonly item: number;
  readonly name: string;
  /** The version that the transaction has read. */
  readonly version: number;
}

export interface News {
  readonly transaction: number;
  readonly name: string;
}

export function prepare(frame: Frame): ActionDef<ClassState, Vote> {
  const versions = upTo(frame.isDecided ? frame.transactions : 1);
  return action({
    doc: 'A member locks an item and votes, if it speaks under the epoch that the transaction names and nothing is locked. The first vote fixes the epoch and the version.',
    params: () =>
      frame.allTransactions.flatMap((transaction) =>
        frame.allItems.flatMap((item) =>
          frame.carriers.flatMap((name) => versions.map((version) => ({ transaction, item, name, version }))),
        ),
      ),
    when: (state, { transaction, item, name, version }) => {
      const carrier = state.carriers[name];
      if (!speaks(name, carrier) || carrier.knows[slotOf(frame, transaction, item)] !== NOTHING) return false;
      const wanted = state.transactions[transaction];
      if (wanted.outcome !== 'open') return false;
      if (wanted.epoch === null) {
        if (!mayBegin(state, frame, transaction, version)) return false;
      } else if (wanted.version !== version || wanted.epoch !== carrier.epoch) return false;
      return !isLocked(frame, carrier, item) && version >= versionAt(state, frame, carrier);
    },
    then: (state, { transaction, item, name, version }) => {
      const carrier = state.carriers[name];
      const before = state.transactions[transaction];
      const knows = carrier.knows.map((each, i) => (i === slotOf(frame, transaction, item) ? LOCKED : each));
      const preparedAt = before.preparedAt.map((places, i) => (i === item ? setOf(...places, carrier.place) : places));
      const voted: Transaction = { ...before, epoch: before.epoch ?? carrier.epoch, version, preparedAt };
      return withTransaction(withCarrier(state, name, { ...carrier, knows }), transaction, decided(state, frame, voted));
    },
  });
}

/** Transactions are symmetric, so they begin in turn; one that reads a version needs the transaction that has written it. */
function mayBegin(state: ClassState, frame: Frame, transaction: number, version: number): boolean {
  if (frame.isLate !== true && transaction > 0 && state.transactions[transaction - 1].epoch === null) return false;
  return version === 0 || committedIn(state, frame).some((each) => state.transactions[each].version === version - 1);
}

/** Committed as soon as ⌊f/2⌋ + 1 of the places have prepared each item. */
function decided({ chosen }: ClassState, frame: Frame, transaction: Transaction): Transaction {
  if (transaction.preparedAt.some((places) => places.length < frame.majority)) return transaction;
  const [configuration] = chosen[transaction.epoch ?? 0];
  const byInstalled = transaction.preparedAt.some((places) => places.some((place) => !frame.founders.includes(configuration[place])));
  return { ...transaction, preparedAt: [], outcome: 'committed', byInstalled };
}

export function abort(frame: Frame): ActionDef<ClassState, number> {
  return action({
    doc: 'The managers abort a transaction that no majority has prepared: they close the votes that they lack.',
    params: () => frame.allTransactions,
    when: ({ transactions }, each) => transactions[each].epoch !== null && transactions[each].outcome === 'open',
    then: (state, each) => withTransaction(state, each, aborted(state.transactions[each])),
  });
}

export function aborted(transaction: Transaction): Transaction {
  return { ...transaction, preparedAt: [], outcome: 'aborted' };
}

export function learn(frame: Frame): ActionDef<ClassState, News> {
  return action({
    doc: 'A carrier hears the outcome of a transaction. It releases the lock and applies a committed write, whatever it has voted.',
    params: () => frame.allTransactions.flatMap((transaction) => frame.carriers.map((name) => ({ transaction, name }))),
    when: ({ carriers, transactions }, { transaction, name }) => {
      const { status, knows } = carriers[name];
      return status === 'live' && knowsAfter(knows[transaction], transactions[transaction]) !== knows[transaction];
    },
    then: (state, { transaction, name }) => {
      const carrier = state.carriers[name];
      const knows = carrier.knows.map((each, i) => (i === transaction ? knowsAfter(each, state.transactions[i]) : each));
      return withCarrier(state, name, { ...carrier, knows });
    },
  });
}

/** The state of a transaction's write at a carrier that has heard the outcome, if there is one. */
export function knowsAfter(known: number, { outcome }: Transaction): number {
  if (outcome === 'committed') return WRITTEN;
  return outcome === 'aborted' && known === LOCKED ? NOTHING : known;
}
