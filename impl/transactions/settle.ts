/**
 * What follows from a step whatever it was: what a node says to itself, the transactions that it must bring to an end
 * now, whom it watches from now on, and, in front of all that leaves it, the record of what it has promised.
 */
import { InvariantViolation } from '../kernel/invariant.ts';
import { type NodeId, next } from '../kernel/protocol.ts';
import { watchEffects } from '../kernel/watching.ts';
import { askFirst, lead, openTransactions, orphan, reminder, watchedBy } from './leadership.ts';
import type { Message } from './messages.ts';
import type { TransactionsEffect, TransactionsNext } from './protocol.ts';
import { refetching } from './restoration.ts';
import { durableOf, type State } from './state.ts';
import type { Transaction, TransactionId } from './transaction.ts';

/** How the node takes a message. */
type React = (state: State, from: NodeId, message: Message) => TransactionsNext;

/** `after`, which began in `before`, with all that follows from it. */
export function settle(before: State, after: TransactionsNext, react: React): TransactionsNext {
  const { state, effects } = untilNothingFollows(after, react);
  const watched = watchedBy(state);
  const watching = watchEffects(state.watched, watched);
  const suspected = state.suspected.filter((node) => watched.includes(node));
  const settled = watching.length === 0 ? state : { ...state, watched, suspected };
  const saving = isSaved(before, settled) ? [] : [{ type: 'persist', record: durableOf(settled) } as const];
  return next(
    settled,
    ...saving,
    ...effects,
    ...watching,
    ...reminding(before, settled),
    ...unretried(before, settled),
    ...asking(before, settled),
  );
}

/** More than any step causes: a node that has so much to do with itself goes round in a circle. */
const MOST_PASSES = 10_000;

/** What the node sends to itself arrives, one message after another; then it leads one transaction that nobody leads; then again. */
function untilNothingFollows(after: TransactionsNext, react: React): TransactionsNext {
  let now = after;
  for (let passes = 0; passes < MOST_PASSES; passes++) {
    const following = arrivedAtItself(now, react) ?? orphanLed(now);
    if (following === null) return now;
    now = following;
  }
  throw new InvariantViolation(`broken invariant: what follows from a step ends within ${MOST_PASSES} passes`);
}

/** Pass 1: the first message that the node sends to itself arrives. Null when there is none. */
function arrivedAtItself({ state, effects }: TransactionsNext, react: React): TransactionsNext | null {
  const toItself = effects.find((effect) => effect.type === 'send' && effect.to === state.self);
  if (toItself?.type !== 'send') return null;
  const rest = effects.filter((effect) => effect !== toItself);
  return followedBy(rest, react(state, state.self, toItself.message));
}

/** Pass 2: the node leads the first transaction whose leader it suspects, and each manager in line before itself. Null when there is none. */
function orphanLed({ state, effects }: TransactionsNext): TransactionsNext | null {
  const acceptor = orphan(state);
  return acceptor === undefined ? null : followedBy(effects, lead(state, acceptor));
}

/** Who hears of a transaction when it suspects one of its managers already: no suspicion is to come that would make it ask. */
function asking(before: State, after: State): readonly TransactionsEffect[] {
  const old = openTransactions(before).map(({ id }) => id);
  const isSuspected = (manager: NodeId) => after.suspected.includes(manager);
  return openTransactions(after)
    .filter(({ id, managers }) => !old.includes(id) && after.leading[id] === undefined && managers.some(isSuspected))
    .flatMap((transaction) => askFirst(after, transaction));
}

function reminding(before: State, after: State): readonly TransactionsEffect[] {
  if (after.config.remindMs === undefined) return [];
  const [old, now] = [openTransactions(before), openTransactions(after)];
  const isIn = (all: readonly Transaction[], id: TransactionId) => all.some((each) => each.id === id);
  const [waited, waits] = [before, after].map(({ restorations }) => restorations.length > 0);
  return [
    ...(waits && !waited ? refetching(after) : []),
    ...(waited && !waits ? [{ type: 'cancelTimer', timer: { type: 'refetch' } } as const] : []),
    ...now.filter(({ id }) => !isIn(old, id)).flatMap((transaction) => reminder(after, transaction)),
    ...old
      .filter(({ id }) => !isIn(now, id))
      .map(({ id }) => ({ type: 'cancelTimer', timer: { type: 'remind', transaction: id } }) as const),
  ];
}

/** Ballots that have come to an end are not begun once more. */
function unretried(before: State, after: State): readonly TransactionsEffect[] {
  if (after.config.retryMs === undefined) return [];
  const over = Object.keys(before.leading).filter((id) => isInBallot(before, id) && !isInBallot(after, id));
  return over.map((id) => ({ type: 'cancelTimer', timer: { type: 'retry', transaction: id } }) as const);
}

function isInBallot({ leading }: State, id: TransactionId): boolean {
  return leading[id] !== undefined && leading[id].phase !== 'counting';
}

function followedBy(effects: readonly TransactionsEffect[], { state, effects: more }: TransactionsNext): TransactionsNext {
  return next(state, ...effects, ...more);
}

function isSaved(before: State, after: State): boolean {
  const [old, now] = [durableOf(before), durableOf(after)];
  return Object.keys(old).every((key) => Reflect.get(old, key) === Reflect.get(now, key));
}
