/** The edge to clients. A request that makes no sense, or is too large, is rejected before anything is sent. */
import { encode, type Value } from '../kernel/plain-data.ts';
import { indicate, next } from '../kernel/protocol.ts';
import { utf8Length } from '../kernel/utf8.ts';
import { UNWRITTEN } from '../places/version.ts';
import { isOfItem, onCommit, withoutTransaction } from './coordinator.ts';
import type { Begin, Cancel, Commit, Get, Item, Put, Rejection, Run, Snapshot } from './messages.ts';
import { NO_ANSWERS } from './poll.ts';
import type { StoreEffect, StoreNext } from './protocol.ts';
import { beginReading, confirm } from './reading.ts';
import { MOST_OPEN, type Part, type State, type Transaction } from './state.ts';

/** The most bytes of a key, in UTF-8. */
export const LONGEST_KEY = 1024;
/** The most bytes of a value, as JSON in UTF-8. */
export const LARGEST_VALUE = 1_048_576;
/** The most items of a transaction. */
export const MOST_ITEMS = 256;
const OPERATIONS = ['begin', 'commit', 'cancel', 'run', 'get', 'snapshot', 'put'];

export function onBegin(state: State, { ticket, items }: Begin): StoreNext {
  return onRead(state, { ticket, kind: 'begin' }, items);
}

export function onGet(state: State, { ticket, class: ofClass, key }: Get): StoreNext {
  return onRead(state, { ticket, kind: 'get' }, [{ class: ofClass, key }]);
}

export function onSnapshot(state: State, { ticket, items }: Snapshot): StoreNext {
  return onRead(state, { ticket, kind: 'snapshot' }, items);
}

function onRead(state: State, asked: Pick<Transaction, 'ticket' | 'kind'>, items: readonly Item[]): StoreNext {
  const problem = problemOf(state, asked.ticket, items);
  const parts = items.map((item) => partOf(item));
  return problem === null ? beginReading(state, asked, parts) : next(state, problem);
}

export function onPut(state: State, { ticket, class: ofClass, key, value }: Put): StoreNext {
  const item = { class: ofClass, key };
  return onRun(state, { type: 'run', ticket, items: [item], writes: [{ ...item, value }] });
}

export function onRun(state: State, { ticket, items, writes }: Run): StoreNext {
  const problem = problemOf(state, ticket, items) ?? problemOfWrites(ticket, items, writes);
  if (problem !== null) return next(state, problem);
  const parts = items.map((item) => partOf(item, writes.find(isOfItem(item))?.value));
  return beginReading(state, { ticket, kind: 'run' }, parts);
}

export function onCommitRequest(state: State, asked: Commit): StoreNext {
  const { ticket, writes } = asked;
  const transaction = thinking(state, ticket);
  if (transaction === undefined) return next(state, unknownTicket(ticket));
  const problem = problemOfWrites(ticket, transaction.parts, writes);
  if (problem !== null) return next(state, problem);
  return writes.length === 0 ? confirm(state, transaction) : onCommit(state, transaction, asked);
}

export function onCancel(state: State, { ticket }: Cancel): StoreNext {
  const transaction = thinking(state, ticket);
  if (transaction === undefined) return next(state, unknownTicket(ticket));
  return next(withoutTransaction(state, transaction), indicate({ type: 'aborted', ticket, because: 'cancelled' } as const));
}

/** A request that is none of the above, from a client whose requests nobody has typed. */
export function onUnknown(state: State, { type, ticket }: { readonly type?: unknown; readonly ticket?: unknown }): StoreNext {
  const message = `operation: got ${String(type)}, expected one of ${OPERATIONS.join(', ')}`;
  return next(state, rejected(typeof ticket === 'number' ? ticket : 0, 'unknownOperation', message));
}

function thinking({ open }: State, ticket: number): Transaction | undefined {
  return open.find((each) => each.ticket === ticket && each.stage.type === 'thinking');
}

function partOf({ class: ofClass, key }: Item, value?: Value): Part {
  const write = value === undefined ? null : { version: UNWRITTEN, value };
  return { class: ofClass, key, base: null, write, poll: NO_ANSWERS };
}

function problemOf({ open, config }: State, ticket: number, items: readonly Item[]): StoreEffect | null {
  if (open.length >= (config.mostOpen ?? MOST_OPEN))
    return rejected(ticket, 'busy', `open transactions: got ${open.length}, expected fewer; try again later`);
  if (open.some((each) => each.ticket === ticket && each.kind !== 'touch'))
    return rejected(ticket, 'ticketInUse', `ticket: got ${ticket}, which is in use, expected a new one`);
  if (items.length === 0) return rejected(ticket, 'noItems', 'items: got none, expected at least one');
  if (items.length > MOST_ITEMS) return tooMany(ticket, items);
  const long = items.filter(({ key }) => utf8Length(key) > LONGEST_KEY);
  if (long.length > 0)
    return rejected(ticket, 'keyTooLong', `key: got ${utf8Length(long[0].key)} bytes, expected at most ${LONGEST_KEY}; shorten it`, long);
  return duplicates(ticket, items);
}

function problemOfWrites(ticket: number, items: readonly Item[], writes: Commit['writes']): StoreEffect | null {
  if (writes.length > MOST_ITEMS) return tooMany(ticket, writes);
  const strange = writes.filter((write) => !items.some(isOfItem(write)));
  if (strange.length > 0)
    return rejected(ticket, 'notRead', 'writes: got an item that is not read, expected one of the items; add it to them', strange);
  return duplicates(ticket, writes) ?? tooLarge(ticket, writes);
}

function tooMany(ticket: number, items: readonly Item[]): StoreEffect {
  return rejected(ticket, 'tooManyItems', `items: got ${items.length}, expected at most ${MOST_ITEMS}; split the transaction`);
}

function duplicates(ticket: number, items: readonly Item[]): StoreEffect | null {
  const twice = items.filter((item, i) => items.findIndex(isOfItem(item)) !== i);
  return twice.length === 0
    ? null
    : rejected(ticket, 'duplicateItem', 'items: got an item twice, expected each once; leave one out', twice);
}

function tooLarge(ticket: number, writes: Commit['writes']): StoreEffect | null {
  const large = writes.filter(({ value }) => utf8Length(encode(value)) > LARGEST_VALUE);
  if (large.length === 0) return null;
  const size = utf8Length(encode(large[0].value));
  return rejected(ticket, 'valueTooLarge', `value: got ${size} bytes, expected at most ${LARGEST_VALUE}; split the value`, large);
}

function unknownTicket(ticket: number): StoreEffect {
  return rejected(ticket, 'unknownTicket', `ticket: got ${ticket}, expected that of a transaction that was read and is not ended`);
}

function rejected(ticket: number, code: Rejection, message: string, items: readonly Item[] = []): StoreEffect {
  return indicate({ type: 'rejected', ticket, code, message, keys: items.map(({ key }) => key) });
}
