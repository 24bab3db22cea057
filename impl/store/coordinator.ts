/**
 * The transactions of this node's clients that have read: prepare, agree on the outcome, tell all places. The coordinator keeps
 * nothing on disk. Before it has proposed to commit, nobody can commit; so it may abort by itself, and so does its crash.
 */
import { andThen, indicate, next } from '../kernel/protocol.ts';
import { type Home, isSameTransaction, type TransactionId } from '../places/lock.ts';
import { majority } from '../places/placement.ts';
import { toClients, UNWRITTEN, type Version } from '../places/version.ts';
import { ask } from './asking.ts';
import type { Accepted, Commit, Decided, Held, Item, Question, Reading, Voted } from './messages.ts';
import { FIRST_ROUND, type Outcome } from './outcome.ts';
import { answersOf, counted, droppedBetween, NO_ANSWERS, type Poll, placesToAsk, placesUpTo } from './poll.ts';
import type { StoreEffect, StoreNext } from './protocol.ts';
import { idOf, type Part, type Sight, type Stage, type State, type Transaction } from './state.ts';

/** Asks all places for what the stage waits for. */
export function askAll(state: State, transaction: Transaction): StoreNext {
  return askMissing(state, transaction, false);
}

/** Asks the places that have not answered. Later all of them: one that has answered may have heard of another epoch since. */
export function askMissing(state: State, transaction: Transaction, isRepeated: boolean): StoreNext {
  const { stage, parts } = transaction;
  if (stage.type === 'thinking' || stage.type === 'resolving') return next(state);
  const { degree } = state.config;
  if (stage.type === 'proposing') {
    const home = homeOf(transaction);
    const questions = placesToAsk(stage.poll, degree, isRepeated).map((place) => proposal(state, transaction, place));
    return ask(state, home.class, stage.poll.epoch, questions, isRepeated);
  }
  const waiting = stage.type === 'reading' ? parts.filter(({ base }) => base === null) : parts;
  return waiting.reduce<StoreNext>((before, part) => {
    const questions = placesToAsk(part.poll, degree, isRepeated).map((place) => question(before.state, transaction, part, place));
    return andThen(before, (after) => ask(after, part.class, part.poll.epoch, questions, isRepeated));
  }, next(state));
}

function question(state: State, transaction: Transaction, part: Part, place: number): Question {
  const about = { transaction: idOf(state, transaction), place, class: part.class, key: part.key };
  const { stage } = transaction;
  if (stage.type === 'telling') return { type: 'decide', ...about, outcome: stage.outcome, write: part.write };
  if (part.base === null || stage.type === 'confirming') return { type: 'read', ...about };
  return { type: 'prepare', ...about, home: homeOf(transaction), base: part.base.version, write: part.write };
}

function proposal(state: State, transaction: Transaction, place: number): Question {
  const ballot = { round: FIRST_ROUND, node: state.self, boot: state.boot };
  const items = transaction.parts.map(({ class: ofClass, key }) => ({ class: ofClass, key }));
  const home = homeOf(transaction);
  return { type: 'propose', transaction: idOf(state, transaction), place, home, ballot, outcome: 'committed', items };
}

/** The first item that it writes. Each transaction that agrees on an outcome writes something. */
export function homeOf({ parts }: Transaction): Home {
  const { class: ofClass, key, base } = parts.find(({ write }) => write !== null) ?? parts[0];
  return { class: ofClass, key, base: base?.version ?? UNWRITTEN };
}

export function readingOf({ class: ofClass, key, base }: Part): Reading {
  return { class: ofClass, key, version: toClients(base?.version ?? UNWRITTEN), value: base?.value ?? null };
}

/** The client has read, and says what to write. */
export function onCommit(state: State, transaction: Transaction, { writes }: Commit): StoreNext {
  const parts = transaction.parts.map((part) => {
    const write = writes.find(isOfItem(part));
    return write === undefined ? part : withVersion(state, { ...part, write: { version: UNWRITTEN, value: write.value } });
  });
  return prepare(state, { ...transaction, parts });
}

/** Its write makes a version that no other write makes. */
export function withVersion({ self, boot }: State, part: Part): Part {
  const version: Version = { counter: (part.base?.version.counter ?? 0) + 1, writer: self, boot };
  return { ...part, write: part.write === null ? null : { ...part.write, version } };
}

export function prepare(state: State, transaction: Transaction): StoreNext {
  return enter(state, transaction, { type: 'preparing' });
}

/** Begins a stage with no answers, and asks all places. */
function enter(state: State, transaction: Transaction, stage: Stage): StoreNext {
  const parts = transaction.parts.map((part) => ({ ...part, poll: NO_ANSWERS }));
  const entered = { ...transaction, parts, stage, retries: 0 };
  return askAll(withTransaction(state, entered), entered);
}

/** Counts a vote. The outcome is to commit if a majority of one epoch is prepared for each item. */
export function onVoted(state: State, voted: Voted): StoreNext {
  return withAnswer(state, voted, 'preparing', voted.isPrepared, (after, transaction) => {
    const { degree } = state.config;
    const votes = transaction.parts.map(({ poll }) => answersOf(poll));
    if (votes.some((each) => each.filter((vote) => vote === false).length > degree - majority(degree)))
      return andThen(next(after, ...told(transaction, 'aborted')), (each) => tell(each, transaction, 'aborted'));
    if (votes.some((each) => each.filter((vote) => vote === true).length < majority(degree)))
      return next(withTransaction(after, transaction));
    return enter(after, transaction, { type: 'proposing', poll: NO_ANSWERS });
  });
}

/** Counts an acceptance of this node's own proposal. */
export function onAcceptedOwn(state: State, { transaction: id, place, epoch, ballot }: Accepted): StoreNext {
  const transaction = openIn(state, id);
  if (transaction?.stage.type !== 'proposing' || ballot.round !== FIRST_ROUND) return next(state);
  const { stage } = transaction;
  const poll = counted(stage.poll, place, epoch, true);
  if (poll.answers.length >= majority(state.config.degree))
    return andThen(next(state, ...told(transaction, 'committed')), (after) => tell(after, transaction, 'committed'));
  const after = { ...transaction, stage: { ...stage, poll } };
  const again = droppedBetween(stage.poll, poll).map((each) => proposal(state, transaction, each));
  return ask(
    withTransaction(state, after),
    homeOf(transaction).class,
    poll.epoch,
    again.filter((each) => each.place !== place),
  );
}

/** The outcome is known: tells all places until they have it. */
export function tell(state: State, transaction: Transaction, outcome: Outcome): StoreNext {
  return enter(state, transaction, { type: 'telling', outcome });
}

/** Releases the locks of a transaction that is over. */
export function release(state: State, transaction: Transaction): StoreNext {
  return enter(state, transaction, { type: 'telling', outcome: 'aborted', isOver: true });
}

/** The answer to the client when the outcome is known. A touch has no client. */
export function told({ kind, ticket, parts }: Transaction, outcome: Outcome): readonly StoreEffect[] {
  if (kind === 'touch') return [];
  if (outcome === 'aborted') return [indicate({ type: 'aborted', ticket, because: 'conflict' })];
  const versions = parts.flatMap(({ class: ofClass, key, write }) =>
    write === null ? [] : [{ class: ofClass, key, version: write.version }],
  );
  return [indicate({ type: 'committed', ticket, readings: parts.map(readingOf), versions })];
}

/** The answer to the client when there was none in time. */
export function gaveUp({ kind, ticket }: Transaction, mayHappen: boolean): readonly StoreEffect[] {
  return kind === 'touch' ? [] : [indicate({ type: 'gaveUp', ticket, mayHappen })];
}

/** Counts a place that has the outcome. When all have it under one epoch, the record of a commit is needed no more. */
export function onDecided(state: State, decided: Decided): StoreNext {
  return withAnswer(state, decided, 'telling', true, (after, transaction) => {
    const { degree } = state.config;
    if (transaction.parts.some(({ poll }) => poll.answers.length < degree)) return next(withTransaction(after, transaction));
    const { stage } = transaction;
    // That of an abort stays until it is swept: a late proposal to commit must find it.
    if (stage.type !== 'telling' || stage.outcome === 'aborted') return next(withoutTransaction(after, transaction));
    const home = homeOf(transaction);
    const about = { transaction: idOf(state, transaction), home };
    const questions = placesUpTo(degree).map((place): Question => ({ type: 'forget', ...about, place }));
    return ask(withoutTransaction(after, transaction), home.class, -1, questions);
  });
}

/** Counts the answer of a place about an item, asks again those that it has made void, and goes on with `then`. */
export function withAnswer(
  state: State,
  about: Held | Voted | Decided,
  stage: Stage['type'],
  answer: Sight | boolean,
  then: (state: State, transaction: Transaction) => StoreNext,
): StoreNext {
  const transaction = openIn(state, about.transaction);
  const part = transaction?.parts.find(isOfItem(about));
  if (transaction?.stage.type !== stage || part === undefined) return next(state);
  if (stage === 'reading' && part.base !== null) return next(state);
  const poll: Poll<Sight | boolean> = counted(part.poll, about.place, about.epoch, answer);
  const parts = transaction.parts.map((each) => (each === part ? { ...part, poll } : each));
  const again = droppedBetween(part.poll, poll).map((place) => question(state, transaction, part, place));
  const asked = ask(withTransaction(state, { ...transaction, parts }), part.class, poll.epoch, again);
  return andThen(asked, (after) => then(after, { ...transaction, parts }));
}

export function openIn(state: State, id: TransactionId): Transaction | undefined {
  return state.open.find((each) => isSameTransaction(idOf(state, each), id));
}

export function withTransaction(state: State, transaction: Transaction): State {
  return { ...state, open: state.open.map((each) => (each.number === transaction.number ? transaction : each)) };
}

export function withoutTransaction(state: State, { number }: Transaction): State {
  return { ...state, open: state.open.filter((each) => each.number !== number) };
}

export function isOfItem(item: Item): (other: Item) => boolean {
  return (other) => other.class === item.class && other.key === item.key;
}
