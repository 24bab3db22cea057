/**
 * The end of each step. Messages of the node to itself arrive, and orphaned transactions get this node as their leader. Then
 * timers and watched nodes change. The durable record comes first among the effects, so that no message leaves before the
 * record is on disk.
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

/** Handles a message. */
type React = (state: State, from: NodeId, message: Message) => TransactionsNext;

/** The step from `before` to `after`, with all that follows from it. */
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

/** A bound on the passes of one step. It is far above what any step needs; a node that reaches it would never end. */
const MOST_PASSES = 1000;

/** Repeats two passes until neither applies: a message of the node to itself arrives; the node leads an orphaned transaction. */
function untilNothingFollows(after: TransactionsNext, react: React): TransactionsNext {
  let now = after;
  for (let passes = 0; passes < MOST_PASSES; passes++) {
    const following = arrivedAtItself(now, react) ?? orphanLed(now);
    if (following === null) return now;
    now = following;
  }
  throw new InvariantViolation(`broken invariant: what follows from a step ends within ${MOST_PASSES} passes`);
}

/** Pass 1: the first message of the node to itself arrives. Null if there is none. */
function arrivedAtItself({ state, effects }: TransactionsNext, react: React): TransactionsNext | null {
  const toItself = effects.find((effect) => effect.type === 'send' && effect.to === state.self);
  if (toItself?.type !== 'send') return null;
  const rest = effects.filter((effect) => effect !== toItself);
  return followedBy(rest, react(state, state.self, toItself.message));
}

/** Pass 2: the node leads the first transaction whose leader, and each manager ahead of itself, it suspects. Null if there is none. */
function orphanLed({ state, effects }: TransactionsNext): TransactionsNext | null {
  const acceptor = orphan(state);
  return acceptor === undefined ? null : followedBy(effects, lead(state, acceptor));
}

/** If a manager is suspected already when its transaction becomes known here, asks now: no later `suspect` event will come. */
function asking(before: State, after: State): readonly TransactionsEffect[] {
  const old = openTransactions(before).map(({ id }) => id);
  const isSuspected = (manager: NodeId) => after.suspected.includes(manager);
  // New in this step; not led by this node, which then knows what to do; and a manager is suspected.
  return openTransactions(after)
    .filter(({ id, managers }) => !old.includes(id) && after.leading[id] === undefined && managers.some(isSuspected))
    .flatMap((transaction) => askFirst(after, transaction));
}

/** Arms a reminder for each transaction or restoration that begins to wait, and cancels those that are over. */
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

/** Cancels the retries of transactions that this node leads no more. To cancel one that was never armed does nothing. */
function unretried(before: State, after: State): readonly TransactionsEffect[] {
  if (after.config.retryMs === undefined) return [];
  const over = Object.keys(before.leading).filter((id) => !(id in after.leading));
  return over.map((id) => ({ type: 'cancelTimer', timer: { type: 'retry', transaction: id } }) as const);
}

function followedBy(effects: readonly TransactionsEffect[], { state, effects: more }: TransactionsNext): TransactionsNext {
  return next(state, ...effects, ...more);
}

function isSaved(before: State, after: State): boolean {
  const [old, now] = [durableOf(before), durableOf(after)];
  return Object.keys(old).every((key) => Reflect.get(old, key) === Reflect.get(now, key));
}
