/**
 * The reads of this node's clients. A transaction that writes reads once, and is validated later. One that only reads commits
 * nothing and takes no locks: it asks again until its readings are known to have been true at one moment.
 */
import { indicate, next } from '../kernel/protocol.ts';
import { majority } from '../places/placement.ts';
import { againOf, isNewer, UNWRITTEN } from '../places/version.ts';
import {
  askAll,
  isOfItem,
  openIn,
  prepare,
  readingOf,
  told,
  withAnswer,
  withoutTransaction,
  withTransaction,
  withVersion,
} from './coordinator.ts';
import type { Held, Item } from './messages.ts';
import { answersOf, NO_ANSWERS } from './poll.ts';
import type { StoreEffect, StoreNext } from './protocol.ts';
import { MOST_OPEN, type Part, type Sight, type Stage, type State, type Transaction } from './state.ts';

/** Begins a transaction that reads these items. */
export function beginReading(state: State, asked: Pick<Transaction, 'ticket' | 'kind'>, parts: readonly Part[]): StoreNext {
  const number = state.begun + 1;
  const { ticket, kind } = asked;
  const transaction: Transaction = { number, ticket, kind, parts: byItem(parts), stage: { type: 'reading' }, retries: 0 };
  return askAll({ ...state, begun: number, open: [...state.open, transaction] }, transaction);
}

/** Writes an item again, as it is. This node does so for its own sake. */
export function touch(state: State, { class: ofClass, key }: Item): StoreNext {
  const isOpen = state.open.some(({ kind, parts }) => kind === 'touch' && isOfItem(parts[0])({ class: ofClass, key }));
  if (isOpen || state.open.length >= (state.config.mostOpen ?? MOST_OPEN)) return next(state);
  return beginReading(state, { ticket: 0, kind: 'touch' }, [{ class: ofClass, key, base: null, write: null, poll: NO_ANSWERS }]);
}

/** Counts what a place has. With a majority of one epoch for each item, the round is over. */
export function onHeld(state: State, held: Held): StoreNext {
  const { version, value, lockedOver } = held;
  const sight: Sight = { version, value, lockedOver };
  const { degree } = state.config;
  if (openIn(state, held.transaction)?.stage.type === 'confirming')
    return withAnswer(state, held, 'confirming', sight, (after, transaction) =>
      transaction.parts.every((part) => isAnswered(part, degree))
        ? hasLooked(after, transaction)
        : next(withTransaction(after, transaction)),
    );
  return withAnswer(state, held, 'reading', sight, (after, transaction) => {
    const parts = transaction.parts.map((part) => (part.base === null && isAnswered(part, degree) ? withBase(part) : part));
    const read = { ...transaction, parts };
    return parts.some(({ base }) => base === null) ? next(withTransaction(after, read)) : hasRead(after, read);
  });
}

function isAnswered({ poll }: Part, degree: number): boolean {
  return poll.answers.length >= majority(degree);
}

/** With the newest version of a majority. */
function withBase(part: Part): Part {
  const { version, value } = newestOf(part.poll);
  return { ...part, base: { version, value } };
}

function newestOf(poll: Part['poll']): Sight {
  const blank: Sight = { version: UNWRITTEN, value: null, lockedOver: null };
  return sightsOf(poll).reduce((best, each) => (isNewer(each.version, best.version) ? each : best), blank);
}

function sightsOf(poll: Part['poll']): readonly Sight[] {
  return answersOf(poll).filter((answer) => typeof answer !== 'boolean');
}

function hasRead(state: State, transaction: Transaction): StoreNext {
  const { kind, ticket, parts } = transaction;
  if (kind === 'begin') {
    const read = { type: 'read', ticket, readings: parts.map(readingOf) } as const;
    return next(withTransaction(state, { ...transaction, stage: { type: 'thinking' } }), indicate(read));
  }
  if (kind === 'touch') return prepare(state, { ...transaction, parts: parts.map(sameAgain) });
  if (parts.some(({ write }) => write !== null))
    return prepare(state, { ...transaction, parts: parts.map((part) => withVersion(state, part)) });
  return parts.length === 1 ? hasLooked(state, transaction) : confirm(state, transaction);
}

function sameAgain(part: Part): Part {
  const { version, value } = part.base ?? { version: UNWRITTEN, value: null };
  return { ...part, write: { version: againOf(version), value } };
}

/** Reads once more, for a transaction that writes nothing. All that had committed when this round began will show in it. */
export function confirm(state: State, transaction: Transaction): StoreNext {
  const [after, begun] = withRound(state, transaction, { type: 'confirming' });
  return askAll(after, begun);
}

/** A round of questions has a number of its own. So an answer to an earlier round, which comes late, is not counted. */
function withRound(state: State, transaction: Transaction, stage: Stage): readonly [State, Transaction] {
  const number = state.begun + 1;
  const begun = { ...transaction, number, stage, parts: transaction.parts.map((part) => ({ ...part, poll: NO_ANSWERS })) };
  return [{ ...state, begun: number, open: [...withoutTransaction(state, transaction).open, begun] }, begun];
}

/**
 * A round of a transaction that writes nothing is over. It is the last one, unless it shows a change since the round before, or a
 * lock over a version that was read. Such a lock may belong to a commit that others have seen. Then the next round begins later.
 */
function hasLooked(state: State, transaction: Transaction): StoreNext {
  const { kind, parts } = transaction;
  const found = { ...transaction, parts: parts.map(withBase) };
  const hasChanged = found.parts.some(({ base }, i) => isNewerThan(base, parts[i].base));
  // The client has its readings already.
  if (hasChanged && kind === 'begin') return next(withoutTransaction(state, transaction), ...told(transaction, 'aborted'));
  if (found.parts.some(isDoubtful)) return next(withRound(state, found, { type: 'confirming' })[0]);
  if (hasChanged && parts.length > 1) return confirm(state, found);
  return next(withoutTransaction(state, found), ...answer(found));
}

function isNewerThan(found: Part['base'], before: Part['base']): boolean {
  return isNewer(found?.version ?? UNWRITTEN, before?.version ?? UNWRITTEN);
}

function isDoubtful({ base, poll }: Part): boolean {
  const read = base?.version ?? UNWRITTEN;
  return sightsOf(poll).some(({ lockedOver }) => lockedOver !== null && !isNewer(read, lockedOver));
}

function answer(transaction: Transaction): readonly StoreEffect[] {
  const { kind, ticket, parts } = transaction;
  const readings = parts.map(readingOf);
  switch (kind) {
    case 'get':
      return [indicate({ type: 'got', ticket, reading: readings[0] })];
    case 'snapshot':
      return [indicate({ type: 'snapshot', ticket, readings })];
    default:
      return told(transaction, 'committed');
  }
}

function byItem<I extends Item>(items: readonly I[]): readonly I[] {
  return [...items].sort((a, b) => a.class - b.class || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
}
