/** When the patience ends, a node looks for locks that nobody releases, and for records that nobody forgets. */
import { andThen, indicate, next } from '../kernel/protocol.ts';
import { byTransaction, isSameTransaction, type TransactionId } from '../places/lock.ts';
import { isRecordKey } from '../places/record-key.ts';
import { asking } from './asking.ts';
import { isOfItem, openIn } from './coordinator.ts';
import type { UnsettledHere } from './messages.ts';
import { subjectIn } from './outcome.ts';
import { NO_ANSWERS } from './poll.ts';
import type { StoreNext } from './protocol.ts';
import { beginAgain, isOwn, promise } from './resolver.ts';
import { MOST_RESOLVED, MOST_SWEPT, NOT_SLOW, type Resolution, SLOWEST, type State } from './state.ts';

type Begun = Pick<Resolution, 'transaction' | 'home' | 'isSweep' | 'parts'>;

/** Asks the layer below for the locks and records that are left. While answers are slow, it does so ever less often. */
export function onPatience(state: State): StoreNext {
  const { slowness } = state;
  if (slowness === undefined) return look(state);
  if (!isSlow(state)) return look({ ...state, slowness: NOT_SLOW });
  const { level, left } = slowness;
  if (left > 0) return next({ ...state, slowness: { level, left: left - 1 } });
  const more = Math.min(level + 1, SLOWEST);
  return look({ ...state, slowness: { level: more, left: 2 ** more - 1 } });
}

/** A question that still waits for a majority when the time to answer has run out so often is slow. */
const SLOW_AFTER = 2;
const NEEDS_MAJORITY: readonly string[] = ['reading', 'confirming', 'preparing', 'proposing', 'promising'];

function isSlow({ open, resolving }: State): boolean {
  return (
    open.some(({ stage, retries }) => retries >= SLOW_AFTER && NEEDS_MAJORITY.includes(stage.type)) ||
    resolving.some(({ step, retries = 0 }) => retries >= SLOW_AFTER && NEEDS_MAJORITY.includes(step.type))
  );
}

function look(state: State): StoreNext {
  return next(asking(state, { type: 'unsettled' }), indicate({ type: 'unsettled' } as const));
}

/** Resolves the locks that were there the last time, too. In its turn, sweeps such records. */
export function onUnsettledHere(state: State, { entries }: UnsettledHere): StoreNext {
  const [, ...asked] = state.asked;
  const isForeign = ({ transaction }: Begun) => openIn(state, transaction) === undefined;
  const locks = locksIn(entries).filter(isForeign);
  const records = recordsIn(state, entries).filter((record) => isForeign(record) && !isIn(locks, record));
  const isOld = (each: Begun) => state.old.some((id) => isSameTransaction(id, each.transaction));
  const ballots = state.resolving.filter(({ isSweep }) => !isSweep);
  const begun = locks.filter((each) => isOld(each) && !isIn(ballots, each)).slice(0, Math.max(0, MOST_RESOLVED - ballots.length));
  // With pauses that double, the time to answer begins those again for which a client waits.
  const mayWait = (each: Resolution) => state.config.pausesDouble !== true || !isOwn(state, each);
  const waiting = ballots.filter((each) => each.step.type === 'outranked' && mayWait(each));
  const after: State = {
    ...state,
    asked,
    resolving: state.resolving.filter((each) => !isIn(begun, each) && !(each.isSweep && each.step.type === 'outranked')),
    old: [...locks, ...records].sort(inOrder).map(({ transaction }) => transaction),
  };
  const again = waiting.reduce<StoreNext>((so, each) => andThen(so, (now) => beginAgain(now, each)), next(after));
  const resolved = promiseAll(again, begun);
  return andThen(resolved, (each) =>
    sweep(
      each,
      records.filter((record) => isOld(record) && !isIn(ballots, record)),
    ),
  );
}

/**
 * New ballots for these records end those that have not ended since the last time. Between two sweeps, those who have locks have
 * the time to find the outcome out, without a rival.
 */
function sweep(state: State, records: readonly Begun[]): StoreNext {
  const { rest, swept, config, resolving } = state;
  if (rest > 0 || records.length === 0) return next({ ...state, rest: Math.max(0, rest - 1) });
  const due = inTurn(records, swept).slice(0, MOST_SWEPT);
  const others = resolving.filter(({ isSweep }) => !isSweep);
  const after = { ...state, resolving: others, swept: due[due.length - 1].transaction, rest: (config.sweepsEvery ?? 1) - 1 };
  return promiseAll(next(after), due);
}

function promiseAll(before: StoreNext, all: readonly Begun[]): StoreNext {
  return all.reduce((so, each) => andThen(so, (state) => promise(state, each)), before);
}

/** By transaction, with the locks that are here. */
function locksIn(entries: UnsettledHere['entries']): readonly Begun[] {
  const found = entries.flatMap(({ class: ofClass, key, locks = [] }) =>
    locks.map((lock) => ({ class: ofClass, key: key.slice(1), lock })),
  );
  return distinct(found.map(({ lock }) => lock.transaction)).map((transaction) => {
    const own = found.filter(({ lock }) => isSameTransaction(lock.transaction, transaction));
    const parts = own
      .filter((each, i) => own.findIndex(isOfItem(each)) === i)
      .map((each) => ({ class: each.class, key: each.key, write: each.lock.write, poll: NO_ANSWERS }));
    return { transaction, home: own[0].lock.home, isSweep: false, parts };
  });
}

function recordsIn({ config }: State, entries: UnsettledHere['entries']): readonly Begun[] {
  if (config.sweepsEvery === undefined) return [];
  const found = entries.filter(({ key }) => isRecordKey(key)).flatMap(({ value }) => subjectIn(value) ?? []);
  return distinct(found.map(({ transaction }) => transaction)).map((id) => {
    const { transaction, home } = found.filter((each) => isSameTransaction(each.transaction, id))[0];
    return { transaction, home, isSweep: true, parts: [] };
  });
}

/** From the one after the last that was swept, so that none is left out for good. */
function inTurn(records: readonly Begun[], last: TransactionId | null): readonly Begun[] {
  const first = last === null ? 0 : records.findIndex(({ transaction }) => byTransaction(transaction, last) > 0);
  const from = Math.max(0, first);
  return [...records.slice(from), ...records.slice(0, from)];
}

function isIn(all: readonly Pick<Begun, 'transaction'>[], { transaction }: Pick<Begun, 'transaction'>): boolean {
  return all.some((each) => isSameTransaction(each.transaction, transaction));
}

function inOrder(a: Pick<Begun, 'transaction'>, b: Pick<Begun, 'transaction'>): number {
  return byTransaction(a.transaction, b.transaction);
}

function distinct(ids: readonly TransactionId[]): readonly TransactionId[] {
  return ids.filter((id, i) => ids.findIndex((other) => isSameTransaction(id, other)) === i).sort(byTransaction);
}
