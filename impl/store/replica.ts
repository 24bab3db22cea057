/**
 * How a node answers for the places for which it speaks. The layer below has the data, and says whether the node speaks. It
 * shows and replaces within one step, so a node validates and locks at once. A node that does not speak is silent.
 */
import { invariant } from '../kernel/invariant.ts';
import type { Value } from '../kernel/plain-data.ts';
import { indicate, type NodeId, next, send } from '../kernel/protocol.ts';
import { isSameTransaction, type Lock, withLock, withoutLock } from '../places/lock.ts';
import { isNewer, type Version } from '../places/version.ts';
import { asking } from './asking.ts';
import type { Answer, Answered, Asking, Decide, Prepare, PromiseRequest, Propose, Question, Read } from './messages.ts';
import { acceptanceKey, acceptanceOf, ballotOf, dataKey, isHigher, promiseKey, promiseOf, proposalIn, versionOf } from './outcome.ts';
import type { StoreNext } from './protocol.ts';
import { type Asked, MOST_READERS, type Seen, type State } from './state.ts';

type Shown = Extract<Answered, { readonly type: 'shown' }>;

/** Questions that a node asks itself may come in one step. Each is answered before the next one looks, or two would see the same. */
export function onQuestion(state: State, from: NodeId, question: Asking): StoreNext {
  return next({ ...state, waiting: [...state.waiting, { from, question }] });
}

/** The end of each step: takes the first question that waits, unless the layer below has not yet done what another one asks for. */
export function takeWaiting(state: State): StoreNext {
  if (state.waiting.length === 0) return next(state);
  const [first, ...waiting] = state.waiting;
  const isBusy = state.asked.some(({ type }) => type === 'look' || type === 'replace');
  if (isBusy) return next(state);
  return look({ ...state, waiting }, { type: 'look', ...first }, firstKey(first.question));
}

function look(state: State, asked: Extract<Asked, { readonly type: 'look' }>, key: string): StoreNext {
  const { place, epoch } = asked.question;
  return next(asking(state, asked), indicate({ type: 'look', place, class: classOf(asked.question), key, epoch } as const));
}

function classOf(question: Question): number {
  return 'class' in question ? question.class : question.home.class;
}

function firstKey(question: Question): string {
  switch (question.type) {
    case 'promise':
    case 'propose':
    case 'forget':
      return dataKey(question.home.key);
    default:
      return dataKey(question.key);
  }
}

/** The layer below has answered the first question. */
export function onAnswered(state: State, answered: Answered): StoreNext {
  const [first, ...asked] = state.asked;
  const after = { ...state, asked };
  invariant(first?.type === 'look' || first?.type === 'replace', 'the layer below answers in the order of the questions');
  if (first.type === 'replace') {
    // Refused: the layer below has given the place away since it has shown it. Then the node is silent.
    return answered.type === 'kept' ? next(after, send(first.from, first.answer)) : next(after);
  }
  return answered.type === 'shown' ? onShown(after, first, answered) : next(after);
}

function onShown(state: State, asked: Extract<Asked, { readonly type: 'look' }>, shown: Shown): StoreNext {
  const { from, question } = asked;
  switch (question.type) {
    case 'read':
      return next(state, send(from, sight(question, shown)));
    case 'prepare':
      return vote(state, from, question, shown);
    case 'decide':
      return end(state, from, question, shown);
    case 'forget': {
      const { place, home } = question;
      // Without the record, the member must be able to say that the transaction is over.
      if (!isNewer(shown.version, home.base)) return next(state);
      const keys = [promiseKey(question.transaction), acceptanceKey(question.transaction)];
      return next(state, ...keys.map((key) => indicate({ type: 'remove', place, class: home.class, key, epoch: shown.epoch } as const)));
    }
    default:
      return seeRecord(state, asked, question, shown);
  }
}

/** A ballot: the home item is shown first, then the promise, then the acceptance. */
function seeRecord(
  state: State,
  asked: Extract<Asked, { readonly type: 'look' }>,
  question: PromiseRequest | Propose,
  shown: Shown,
): StoreNext {
  const { from, then } = asked;
  if (then === undefined) {
    const hasMovedOn = isNewer(shown.version, question.home.base);
    return look(state, { ...asked, then: { hasMovedOn, promised: null } }, promiseKey(question.transaction));
  }
  if (then.promised === null)
    return look(state, { ...asked, then: { ...then, promised: shown.version } }, acceptanceKey(question.transaction));
  return onBallot(state, from, question, { ...then, promised: then.promised }, shown);
}

function sight({ transaction, place, class: ofClass, key }: Read, { epoch, version, value, locks = [] }: Shown): Answer {
  const lockedOver = locks
    .filter(({ write }) => write !== null)
    .reduce<Version | null>((newest, { base }) => (newest === null || isNewer(base, newest) ? base : newest), null);
  return { type: 'held', transaction, place, class: ofClass, key, epoch, version, value, lockedOver };
}

/** Validates: nothing newer than what the transaction has read, and no lock of another one that minds. Locks, then votes. */
function vote(state: State, from: NodeId, asked: Prepare, shown: Shown): StoreNext {
  const { transaction, place, class: ofClass, key, home, base, write } = asked;
  const { epoch, version, value, locks = [] } = shown;
  const voted = (isPrepared: boolean): Answer => ({ type: 'voted', transaction, place, class: ofClass, key, epoch, isPrepared });
  const isOwn = (lock: Lock) => isSameTransaction(lock.transaction, transaction);
  // A claimant joins the locks of several members. Such a lock is a vote only if no other one minds it here, too.
  const minds = (lock: Lock) => !isOwn(lock) && (lock.write !== null || write !== null);
  if (isNewer(version, base) || locks.some(minds)) return next(state, send(from, voted(false)));
  if (locks.some(isOwn)) return next(state, send(from, voted(true)));
  if (locks.length >= (state.config.mostReaders ?? MOST_READERS)) return next(state, send(from, voted(false)));
  const kept = withLock(locks, { transaction, home, base, write });
  return replace(state, from, asked, { epoch, version, value, locks: kept }, voted(true));
}

/** Applies the outcome, and releases the lock. */
function end(state: State, from: NodeId, asked: Decide, shown: Shown): StoreNext {
  const { transaction, place, class: ofClass, key, outcome, write } = asked;
  const { epoch, locks = [] } = shown;
  const made = write ?? locks.find((lock) => isSameTransaction(lock.transaction, transaction))?.write ?? null;
  const isWritten = outcome === 'committed' && made !== null && isNewer(made.version, shown.version);
  const { version, value } = isWritten ? made : shown;
  const left = withoutLock(locks, transaction, version);
  const decided: Answer = { type: 'decided', transaction, place, class: ofClass, key, epoch };
  if (!isWritten && left.length === locks.length) return next(state, send(from, decided));
  return replace(state, from, asked, { epoch, version, value, locks: left }, decided);
}

function replace(
  state: State,
  from: NodeId,
  { place, class: ofClass, key }: Prepare | Decide,
  { epoch, version, value, locks }: Pick<Shown, 'epoch' | 'version' | 'value'> & { readonly locks: readonly Lock[] },
  answer: Answer,
): StoreNext {
  const kept = { version, value, ...(locks.length === 0 ? {} : { locks }) };
  const request = { type: 'replace', place, class: ofClass, key: dataKey(key), epoch, ...kept } as const;
  return next(asking(state, { type: 'replace', from, answer }), indicate(request));
}

/** An acceptor of the outcome. To accept a ballot is to promise it, too. */
function onBallot(
  state: State,
  from: NodeId,
  asked: PromiseRequest | Propose,
  { hasMovedOn, promised }: Seen & { readonly promised: Version },
  shown: Shown,
): StoreNext {
  const { transaction, place, home, ballot } = asked;
  const { epoch, version } = shown;
  const highest = ballotOf(isNewer(version, promised) ? version : promised);
  if (isHigher(highest, ballot)) return next(state, send(from, { type: 'outranked', transaction, place, ballot, promised: highest }));
  const about = { transaction, place, epoch, ballot };
  if (version.counter === 0 && hasMovedOn) {
    const removed = indicate({ type: 'remove', place, class: home.class, key: promiseKey(transaction), epoch } as const);
    return next(state, ...(promised.counter === 0 ? [] : [removed]), send(from, { type: 'over', ...about }));
  }
  if (asked.type === 'propose') {
    const kept = { key: acceptanceKey(transaction), value: acceptanceOf(asked, asked) };
    return keepBallot(state, from, asked, epoch, version, kept, { type: 'accepted', ...about, hasMovedOn });
  }
  const proposal = version.counter === 0 ? null : proposalIn(shown.value);
  // The record makes no sense: a place that cannot say what it has accepted says nothing.
  if (version.counter > 0 && proposal === null) return next(state);
  const accepted = proposal === null ? null : { ballot: ballotOf(version), ...proposal };
  const kept = { key: promiseKey(transaction), value: promiseOf(asked) };
  return keepBallot(state, from, asked, epoch, promised, kept, { type: 'promised', ...about, accepted, hasMovedOn });
}

function keepBallot(
  state: State,
  from: NodeId,
  { place, home, ballot }: PromiseRequest | Propose,
  epoch: number,
  before: Version,
  kept: { readonly key: string; readonly value: Value },
  answer: Answer,
): StoreNext {
  const version = versionOf(ballot);
  // It was asked before, and has kept that.
  if (!isNewer(version, before)) return next(state, send(from, answer));
  const request = { type: 'replace', place, class: home.class, epoch, version, ...kept } as const;
  return next(asking(state, { type: 'replace', from, answer }), indicate(request));
}
