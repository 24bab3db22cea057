/** Questions about a state, and functions that change one part of it. */
import { put } from '../kernel/record.ts';
import { setOf } from '../kernel/sorted-set.ts';
import { type Frame, versionAfter } from './frame.ts';
import type { Ballot, Carrier, Datum, Poll, StoreState, Transaction } from './state.ts';
import { ballotKey } from './state.ts';

/** An item of a transaction meets a carrier. */
export interface AtItem {
  readonly transaction: string;
  readonly item: string;
  readonly name: string;
}

/** A ballot meets a carrier. */
export interface AtHome {
  readonly transaction: string;
  readonly ballot: number;
  readonly name: string;
}

export function atItems({ names, itemsOf, classOf, carriers, classOfCarrier }: Frame): readonly AtItem[] {
  return names.flatMap((transaction) =>
    itemsOf[transaction].flatMap((item) =>
      carriers.filter((name) => classOfCarrier[name] === classOf[item]).map((name) => ({ transaction, item, name })),
    ),
  );
}

export function atHomes({ names, homeOf, carriers, classOfCarrier, allBallots }: Frame): readonly AtHome[] {
  return names.flatMap((transaction) =>
    allBallots.flatMap((ballot) =>
      carriers.filter((name) => classOfCarrier[name] === homeOf[transaction]).map((name) => ({ transaction, ballot, name })),
    ),
  );
}

export function baseOf({ transactions }: StoreState, { itemsOf }: Frame, name: string, item: string): number {
  return transactions[name].bases[itemsOf[name].indexOf(item)];
}

/** The version of an item that a transaction makes. */
export function madeBy(state: StoreState, frame: Frame, name: string, item: string): number {
  return versionAfter(frame, baseOf(state, frame, name, item), name);
}

/** Without the locks over a version that is older: their transactions have ended, or cannot commit. */
export function withoutVoid(state: StoreState, frame: Frame, item: string, { version, locks }: Datum): Datum {
  return { version, locks: locks.filter((name) => baseOf(state, frame, name, item) >= version) };
}

/**
 * Whether a place of the home class says that a transaction is over. It does if it has accepted nothing, and has a newer version of
 * the home item than the one that was read. Then another place has the outcome, or nobody needs it any more.
 */
export function saysOver(state: StoreState, frame: Frame, transaction: string, { records, data }: Carrier): boolean {
  return records[transaction].accepted === null && isMovedOn(state, frame, transaction, data);
}

/** Whether a newer version of the home item is here than the one that the transaction has read. */
export function isMovedOn(state: StoreState, frame: Frame, transaction: string, data: Carrier['data']): boolean {
  const item = frame.homeItemOf[transaction];
  return data[item].version > baseOf(state, frame, transaction, item);
}

/** Whether one more answer of this carrier would count. */
export function wouldCount(poll: Poll, { epoch, place }: Carrier): boolean {
  return epoch > poll.epoch || (epoch === poll.epoch && !poll.by.includes(place));
}

/** With the answer of this carrier. Answers of earlier epochs are dropped; an answer of an earlier one is not counted. */
export function counted(poll: Poll, { epoch, place }: Carrier): Poll {
  if (epoch < poll.epoch) return poll;
  return { epoch, by: setOf(...(epoch > poll.epoch ? [] : poll.by), place) };
}

/** Those whose client knows the result; ascending. */
export function endedIn({ transactions, readers }: StoreState, frame: Frame): readonly string[] {
  const returned = frame.readerNames.filter((name) => readers[name].status === 'returned');
  return [...returned, ...frame.names.filter((name) => transactions[name].status === 'committed')];
}

export function withCarrier(state: StoreState, name: string, carrier: Carrier): StoreState {
  return put(state, 'carriers', put(state.carriers, name, carrier));
}

export function withDatum(state: StoreState, name: string, item: string, datum: Datum): StoreState {
  const carrier = state.carriers[name];
  return withCarrier(state, name, put(carrier, 'data', put(carrier.data, item, datum)));
}

export function withTransaction(state: StoreState, name: string, transaction: Transaction): StoreState {
  return put(state, 'transactions', put(state.transactions, name, transaction));
}

export function withBallot(state: StoreState, name: string, number: number, ballot: Ballot): StoreState {
  return put(state, 'ballots', put(state.ballots, ballotKey(name, number), ballot));
}
