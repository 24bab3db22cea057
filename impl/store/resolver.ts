/**
 * Finding out the outcome of a transaction whose lock stays: its coordinator is slow, or gone. Any node that holds the lock may run a
 * ballot at the places of the home class. It takes over the outcome that was accepted in the highest ballot, and aborts if there is none.
 */
import { andThen, indicate, next } from '../kernel/protocol.ts';
import { byTransaction, isSameTransaction, type Lock, type TransactionId } from '../places/lock.ts';
import { majority } from '../places/placement.ts';
import { ask, asking } from './asking.ts';
import { isOfItem, openIn, tell, told, withTransaction } from './coordinator.ts';
import type { Accepted, Decided, Locks, Outranked, Promised, Question } from './messages.ts';
import { type Ballot, isHigher, isSame, type Outcome } from './outcome.ts';
import { answersOf, counted, droppedBetween, NO_ANSWERS, type Poll, placesToAsk } from './poll.ts';
import type { StoreNext } from './protocol.ts';
import { idOf, MOST_RESOLVED, type Resolution, type State, type Transaction } from './state.ts';

/** The patience has ended: asks the layer below for the locks that are left. */
export function onPatience(state: State): StoreNext {
  return next(asking(state, { type: 'locked' }), indicate({ type: 'locked' } as const));
}

/** Resolves the locks that were there the last time, too. */
export function onLocks(state: State, { entries }: Locks): StoreNext {
  const [, ...asked] = state.asked;
  const found = entries.flatMap(({ class: ofClass, key, locks = [] }) =>
    locks.map((lock) => ({ class: ofClass, key: key.slice(1), lock })),
  );
  const foreign = found.filter(({ lock }) => openIn(state, lock.transaction) === undefined);
  const isOld = (lock: Lock) => state.old.some((id) => isSameTransaction(id, lock.transaction));
  const isKnown = (lock: Lock) => state.resolving.some(({ transaction }) => isSameTransaction(transaction, lock.transaction));
  const due = foreign.filter(({ lock }) => isOld(lock) && !isKnown(lock));
  const ids = distinct(foreign.map(({ lock }) => lock.transaction));
  const begun = distinct(due.map(({ lock }) => lock.transaction)).map((transaction) => {
    const own = due.filter(({ lock }) => isSameTransaction(lock.transaction, transaction));
    const parts = own
      .filter((each, i) => own.findIndex(isOfItem(each)) === i)
      .map((each) => ({ class: each.class, key: each.key, write: each.lock.write, poll: NO_ANSWERS }));
    return { transaction, home: own[0].lock.home, parts };
  });
  const waiting = state.resolving.filter(({ step }) => step.type === 'outranked');
  const all = [...waiting, ...begun.slice(0, Math.max(0, MOST_RESOLVED - state.resolving.length))];
  const after = { ...state, asked, old: ids };
  return all.reduce<StoreNext>((before, each) => andThen(before, (each_) => promise(each_, each)), next(after));
}

/** A rival has a higher ballot on the outcome of this node's own transaction. Finds the outcome out, for the client. */
function resolveOwn(state: State, transaction: Transaction, above: Ballot): StoreNext {
  const parts = transaction.parts.map(({ class: ofClass, key, write }) => ({ class: ofClass, key, write, poll: NO_ANSWERS }));
  const waiting = withTransaction(state, { ...transaction, stage: { type: 'resolving' } });
  const home = transaction.parts[0].class;
  return promise({ ...waiting, round: Math.max(waiting.round, above.round) }, { transaction: idOf(state, transaction), home, parts });
}

/** Begins a ballot that this node has never used. */
function promise(state: State, about: Pick<Resolution, 'transaction' | 'home' | 'parts'>): StoreNext {
  const { transaction, home, parts } = about;
  const round = state.round + 1;
  const ballot = { round, node: state.self, boot: state.boot };
  const resolution: Resolution = { transaction, home, parts, ballot, step: { type: 'promising', poll: NO_ANSWERS } };
  return askStep(withResolution({ ...state, round }, resolution), resolution, false);
}

/** Asks all places again. For a client of its own, the node begins a higher ballot where a rival had one. */
export function askStepAgain(state: State, resolution: Resolution): StoreNext {
  const isOwn = openIn(state, resolution.transaction) !== undefined;
  return resolution.step.type === 'outranked' && isOwn ? promise(state, resolution) : askStep(state, resolution, true);
}

/** Asks the places that have not answered; later, all of them. */
function askStep(state: State, resolution: Resolution, isRepeated: boolean): StoreNext {
  const { step, parts, home } = resolution;
  const { degree } = state.config;
  if (step.type === 'outranked') return next(state);
  if (step.type === 'telling') {
    return parts.reduce<StoreNext>((before, part) => {
      const questions = placesToAsk(part.poll, degree, isRepeated).map((place) => decision(resolution, part, step.outcome, place));
      return andThen(before, (after) => ask(after, part.class, part.poll.epoch, questions, isRepeated));
    }, next(state));
  }
  const questions = placesToAsk(step.poll, degree, isRepeated).map((place) => question(resolution, place));
  return ask(state, home, step.poll.epoch, questions, isRepeated);
}

function question({ transaction, home, ballot, step }: Resolution, place: number): Question {
  if (step.type === 'proposing') return { type: 'propose', transaction, place, home, ballot, outcome: step.outcome };
  return { type: 'promise', transaction, place, home, ballot };
}

function decision({ transaction }: Resolution, part: Resolution['parts'][number], outcome: Outcome, place: number): Question {
  return { type: 'decide', transaction, place, class: part.class, key: part.key, outcome, write: part.write };
}

/** With promises of a majority of one epoch: proposes what was accepted in the highest ballot, else to abort. */
export function onPromised(state: State, { transaction, place, epoch, ballot, accepted }: Promised): StoreNext {
  const resolution = ballotIn(state, transaction, ballot);
  if (resolution?.step.type !== 'promising') return next(state);
  const poll = counted(resolution.step.poll, place, epoch, accepted);
  const after: Resolution = { ...resolution, step: { type: 'promising', poll } };
  if (poll.answers.length < majority(state.config.degree)) return askDropped(state, after, resolution.step.poll, poll);
  const proposing: Resolution = { ...after, step: { type: 'proposing', outcome: highestOf(poll), poll: NO_ANSWERS } };
  return askStep(withResolution(state, proposing), proposing, false);
}

function highestOf(poll: Poll<{ readonly ballot: Ballot; readonly outcome: Outcome } | null>): Outcome {
  const accepted = answersOf(poll).filter((each) => each !== null);
  const blank = { ballot: { round: 0, node: 0, boot: 0 }, outcome: 'aborted' as Outcome };
  return accepted.reduce((best, each) => (isHigher(each.ballot, best.ballot) ? each : best), blank).outcome;
}

/** With acceptances of a majority of one epoch the outcome stands. */
export function onAcceptedOther(state: State, { transaction, place, epoch, ballot }: Accepted): StoreNext {
  const resolution = ballotIn(state, transaction, ballot);
  if (resolution?.step.type !== 'proposing') return next(state);
  const { outcome } = resolution.step;
  const poll = counted(resolution.step.poll, place, epoch, true as const);
  const after: Resolution = { ...resolution, step: { type: 'proposing', outcome, poll } };
  if (poll.answers.length < majority(state.config.degree)) return askDropped(state, after, resolution.step.poll, poll);
  const own = openIn(state, transaction);
  if (own !== undefined) {
    const known = withoutResolution(state, transaction);
    return andThen(next(known, told(own, outcome)), (each) => tell(each, own, outcome));
  }
  const telling: Resolution = { ...after, step: { type: 'telling', outcome } };
  return askStep(withResolution(state, telling), telling, false);
}

/** The answers of an earlier epoch are void: asks their places again. */
function askDropped(state: State, resolution: Resolution, before: Poll<unknown>, after: Poll<unknown>): StoreNext {
  const questions = droppedBetween(before, after).map((place) => question(resolution, place));
  return ask(withResolution(state, resolution), resolution.home, after.epoch, questions);
}

export function onOutranked(state: State, { transaction, ballot, promised }: Outranked): StoreNext {
  const own = openIn(state, transaction);
  const resolution = ballotIn(state, transaction, ballot);
  const heard = { ...state, round: Math.max(state.round, promised.round) };
  if (resolution !== undefined && resolution.step.type !== 'telling')
    return next(withResolution(heard, { ...resolution, step: { type: 'outranked' } }));
  return own?.stage.type === 'proposing' ? resolveOwn(state, own, promised) : next(state);
}

/** Counts a place that has the outcome. */
export function onDecidedOther(state: State, { transaction, place, epoch, ...item }: Decided): StoreNext {
  const resolution = state.resolving.find((each) => isSameTransaction(each.transaction, transaction));
  if (resolution?.step.type !== 'telling') return next(state);
  const isThis = isOfItem(item);
  const parts = resolution.parts.map((part) => (isThis(part) ? { ...part, poll: counted(part.poll, place, epoch, true) } : part));
  const { degree } = state.config;
  if (parts.every(({ poll }) => poll.answers.length === degree)) return next(withoutResolution(state, transaction));
  const { outcome } = resolution.step;
  const after = { ...resolution, parts };
  return resolution.parts.reduce<StoreNext>(
    (before, part, i) => {
      const again = droppedBetween(part.poll, parts[i].poll).map((each) => decision(after, part, outcome, each));
      return andThen(before, (each) => ask(each, part.class, parts[i].poll.epoch, again));
    },
    next(withResolution(state, after)),
  );
}

function ballotIn(state: State, id: TransactionId, ballot: Ballot): Resolution | undefined {
  return state.resolving.find((each) => isSameTransaction(each.transaction, id) && isSame(each.ballot, ballot));
}

function withResolution(state: State, resolution: Resolution): State {
  const others = withoutResolution(state, resolution.transaction).resolving;
  return { ...state, resolving: [...others, resolution].sort((a, b) => byTransaction(a.transaction, b.transaction)) };
}

export function withoutResolution(state: State, id: TransactionId): State {
  return { ...state, resolving: state.resolving.filter(({ transaction }) => !isSameTransaction(transaction, id)) };
}

function distinct(ids: readonly TransactionId[]): readonly TransactionId[] {
  return ids.filter((id, i) => ids.findIndex((other) => isSameTransaction(id, other)) === i).sort(byTransaction);
}
