/** Questions about a carrier: what it may do and what it has. Also functions that change one field of a state. */
import { put } from '../kernel/record.ts';
import {
  type Carrier,
  type Claim,
  type ClassState,
  claimKey,
  type Frame,
  LOCKED,
  NOTHING,
  roleOf,
  type Transaction,
  WRITTEN,
} from './state.ts';

/** Whether the carrier's role is in the configuration that it knows. */
export function isMember(name: string, { configuration, place }: Carrier): boolean {
  return configuration[place] === roleOf(name);
}

/** Whether it votes, and answers reads: a live member that is not sealed. */
export function speaks(name: string, carrier: Carrier): boolean {
  return carrier.status === 'live' && isMember(name, carrier) && carrier.promised === 0;
}

/** Whether it takes part in deciding what follows on an epoch, sealed or not. */
export function takesPart(name: string, carrier: Carrier, epoch: number): boolean {
  return carrier.status === 'live' && isMember(name, carrier) && carrier.epoch === epoch;
}

export function liveCarriers({ carriers }: ClassState, frame: Frame): readonly string[] {
  return frame.carriers.filter((name) => carriers[name].status === 'live');
}

/** The version of the item that a carrier has; 0 while nothing is decided. */
export function versionAt({ transactions }: ClassState, frame: Frame, { knows }: Carrier): number {
  if (!frame.isDecided) return 0;
  return frame.allTransactions.reduce(
    (version, each) => (knows[each] === WRITTEN ? Math.max(version, transactions[each].version + 1) : version),
    0,
  );
}

/** Whether a carrier has the lock, the write, or a later version of one item of a transaction. */
export function hasItem(state: ClassState, frame: Frame, carrier: Carrier, transaction: number, item: number): boolean {
  if (carrier.knows[slotOf(frame, transaction, item)] !== NOTHING) return true;
  return versionAt(state, frame, carrier) > state.transactions[transaction].version;
}

export function hasAll(state: ClassState, frame: Frame, carrier: Carrier, transaction: number): boolean {
  return frame.allItems.every((item) => hasItem(state, frame, carrier, transaction, item));
}

export function isLocked(frame: Frame, carrier: Carrier, item: number): boolean {
  return frame.allTransactions.some((each) => carrier.knows[slotOf(frame, each, item)] === LOCKED);
}

/** Where `knows` has the item of a transaction. */
export function slotOf(frame: Frame, transaction: number, item: number): number {
  return transaction * frame.allItems.length + item;
}

export function committedIn({ transactions }: ClassState, frame: Frame): readonly number[] {
  return frame.allTransactions.filter((each) => transactions[each].outcome === 'committed');
}

export function withCarrier(state: ClassState, name: string, carrier: Carrier): ClassState {
  return put(state, 'carriers', put(state.carriers, name, carrier));
}

export function withClaim(state: ClassState, epoch: number, ballot: number, claim: Claim): ClassState {
  return put(state, 'claims', put(state.claims, claimKey(epoch, ballot), claim));
}

export function withTransaction(state: ClassState, transaction: number, after: Transaction): ClassState {
  return put(state, 'transactions', put(state.transactions, `${transaction}`, after));
}
