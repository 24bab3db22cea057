/**
 * Finding out the outcome of a transaction whose lock or record stays: its coordinator is slow, or gone. Any node that holds one may run
 * a ballot at the places of the home class. It takes over the outcome that was accepted in the highest ballot, and aborts if there is none.
 */
import { andThen, next } from '../kernel/protocol.ts';
import { byTransaction, isSameTransaction, type TransactionId } from '../places/lock.ts';
import { majority } from '../places/placement.ts';
import { ask } from './asking.ts';
import { gaveUp, homeOf, isOfItem, openIn, release, tell, told, withTransaction } from './coordinator.ts';
import type { Accepted, Decided, Outranked, Over, Promised, Question } from './messages.ts';
import { ABORT, type Ballot, isHigher, isSame, type Proposal } from './outcome.ts';
import { answersOf, counted, droppedBetween, NO_ANSWERS, type Poll, placesToAsk, placesUpTo } from './poll.ts';
import type { StoreNext } from './protocol.ts';
import { touch } from './reading.ts';
import { isDue, MOST_OUTRANKED, pauseAfter } from './retries.ts';
import { idOf, type PromiseOf, type Resolution, type State, type Transaction } from './state.ts';

/** A rival has a higher ballot on the outcome of this node's own transaction. Finds the outcome out, for the client. */
function resolveOwn(state: State, transaction: Transaction, above: Ballot): StoreNext {
  const parts = transaction.parts.map(({ class: ofClass, key, write }) => ({ class: ofClass, key, write, poll: NO_ANSWERS }));
  const waiting = withTransaction(state, { ...transaction, stage: { type: 'resolving' } });
  const about = { transaction: idOf(state, transaction), home: homeOf(transaction), isSweep: false, parts };
  return promise({ ...waiting, round: Math.max(waiting.round, above.round) }, about);
}

/** Begins a ballot that this node has never used. */
export function promise(state: State, about: Pick<Resolution, 'transaction' | 'home' | 'isSweep' | 'parts' | 'outranked'>): StoreNext {
  const { transaction, home, isSweep, parts, outranked } = about;
  const round = state.round + 1;
  const ballot = { round, node: state.self, boot: state.boot };
  const step = { type: 'promising', poll: NO_ANSWERS } as const;
  const before = outranked === undefined ? {} : { outranked };
  const resolution: Resolution = { transaction, home, isSweep, parts, ballot, over: NO_ANSWERS, step, ...before };
  return askStep(withResolution({ ...state, round }, resolution), resolution, false);
}

/** Asks all places again. For a client of its own, the node begins a higher ballot where a rival had one. */
export function askStepAgain(state: State, resolution: Resolution): StoreNext {
  if (resolution.step.type === 'outranked') return isOwn(state, resolution) ? beginAgain(state, resolution) : next(state);
  if (state.config.pausesDouble !== true) return askStep(state, resolution, true);
  const { retries = 0 } = resolution;
  const after = withResolution(state, { ...resolution, retries: retries + 1 });
  return isDue(state.config, retries) ? askStep(after, resolution, true) : next(after);
}

/** Whether a client of this node waits for the outcome. */
export function isOwn(state: State, { transaction }: Resolution): boolean {
  return openIn(state, transaction) !== undefined;
}

/** A higher ballot in place of the one that was outranked, unless it is too early. */
export function beginAgain(state: State, resolution: Resolution): StoreNext {
  const { retries = 0, outranked } = resolution;
  return retries + 1 < pauseAfter(state.config, outranked)
    ? next(withResolution(state, { ...resolution, retries: retries + 1 }))
    : promise(state, resolution);
}

/** Goes on with the next step, and asks all places. */
function enterStep(state: State, resolution: Resolution): StoreNext {
  const { retries: _, ...entered } = resolution;
  return askStep(withResolution(state, entered), entered, false);
}

/** Asks the places that have not answered; later, all of them. */
function askStep(state: State, resolution: Resolution, isRepeated: boolean): StoreNext {
  const { step, parts, home } = resolution;
  const { degree } = state.config;
  if (step.type === 'outranked') return next(state);
  if (step.type === 'telling') {
    return parts.reduce<StoreNext>((before, part) => {
      const questions = placesToAsk(part.poll, degree, isRepeated).map((place) => decision(resolution, part, step.proposal, place));
      return andThen(before, (after) => ask(after, part.class, part.poll.epoch, questions, isRepeated));
    }, next(state));
  }
  const questions = placesToAsk(step.poll, degree, isRepeated).map((place) => question(resolution, place));
  return ask(state, home.class, step.poll.epoch, questions, isRepeated);
}

function question({ transaction, home, ballot, step }: Resolution, place: number): Question {
  if (step.type === 'proposing' || step.type === 'settling') return { type: 'propose', transaction, place, home, ballot, ...step.proposal };
  return { type: 'promise', transaction, place, home, ballot };
}

function decision({ transaction }: Resolution, part: Resolution['parts'][number], { outcome }: Proposal, place: number): Question {
  return { type: 'decide', transaction, place, class: part.class, key: part.key, outcome, write: part.write };
}

/** With promises of a majority of one epoch: proposes what was accepted in the highest ballot, else to abort. */
export function onPromised(state: State, { transaction, place, epoch, ballot, accepted, hasMovedOn }: Promised): StoreNext {
  const resolution = ballotIn(state, transaction, ballot);
  if (resolution?.step.type !== 'promising') return next(state);
  const poll = counted(resolution.step.poll, place, epoch, { accepted, hasMovedOn });
  const after: Resolution = { ...resolution, step: { type: 'promising', poll } };
  if (poll.answers.length < majority(state.config.degree)) return askDropped(state, after, resolution.step.poll, poll);
  return enterStep(state, { ...after, step: { type: 'proposing', proposal: highestOf(poll), poll: NO_ANSWERS } });
}

function highestOf(poll: Poll<PromiseOf>): Proposal {
  const accepted = answersOf(poll).flatMap((each) => each.accepted ?? []);
  const blank = { ballot: { round: 0, node: 0, boot: 0 }, ...ABORT };
  const { outcome, items } = accepted.reduce((best, each) => (isHigher(each.ballot, best.ballot) ? each : best), blank);
  return { outcome, items };
}

/** With acceptances of a majority of one epoch the outcome stands. */
export function onAcceptedOther(state: State, { transaction, place, epoch, ballot, hasMovedOn }: Accepted): StoreNext {
  const resolution = ballotIn(state, transaction, ballot);
  if (resolution?.step.type === 'settling') return onSettled(state, resolution, place, epoch, hasMovedOn);
  if (resolution?.step.type !== 'proposing') return next(state);
  const { proposal } = resolution.step;
  const poll = counted(resolution.step.poll, place, epoch, true as const);
  const after: Resolution = { ...resolution, step: { type: 'proposing', proposal, poll } };
  if (poll.answers.length < majority(state.config.degree)) return askDropped(state, after, resolution.step.poll, poll);
  const own = openIn(state, transaction);
  if (own === undefined) return outcomeStands(state, after, proposal);
  return andThen(next(withoutResolution(state, transaction), ...told(own, proposal.outcome)), (each) => tell(each, own, proposal.outcome));
}

/** Tells the places that have locks. A sweeper tells all items of a commit, and the home of an abort: it must be written again. */
function outcomeStands(state: State, resolution: Resolution, proposal: Proposal): StoreNext {
  if (!resolution.isSweep) return enterStep(state, { ...resolution, step: { type: 'telling', proposal } });
  const { class: ofClass, key } = resolution.home;
  const items = proposal.outcome === 'committed' ? proposal.items : [{ class: ofClass, key }];
  const parts = items.map((item) => ({ ...item, write: null, poll: NO_ANSWERS }));
  return enterStep(state, { ...resolution, parts, step: { type: 'telling', proposal } });
}

/** A place tells that the transaction is over. When fewer than a majority of one epoch do not, its locks mean nothing more. */
export function onOver(state: State, { transaction, place, epoch, ballot }: Over): StoreNext {
  const own = openIn(state, transaction);
  if (own?.stage.type === 'proposing') return resolveOwn(state, own, ballot);
  const resolution = ballotIn(state, transaction, ballot);
  if (resolution === undefined || resolution.step.type === 'telling') return next(state);
  if (resolution.step.type === 'settling') return onSettled(state, resolution, place, epoch, true);
  const over = counted(resolution.over, place, epoch, true as const);
  const { degree } = state.config;
  if (over.answers.length <= degree - majority(degree)) return next(withResolution(state, { ...resolution, over }));
  if (own === undefined) {
    if (resolution.isSweep) return isBehind(resolution) ? writeAgain(state, resolution) : forget(state, resolution);
    return enterStep(state, { ...resolution, step: { type: 'telling', proposal: ABORT, isOver: true } });
  }
  // Others have found the outcome out, and have forgotten it.
  return andThen(next(withoutResolution(state, transaction), ...gaveUp(own, true)), (each) => release(each, own));
}

/** Counts a place that has accepted the outcome, or will accept nothing more. */
function onSettled(state: State, resolution: Resolution, place: number, epoch: number, hasMovedOn: boolean): StoreNext {
  const { step } = resolution;
  if (step.type !== 'settling') return next(state);
  const poll = counted(step.poll, place, epoch, hasMovedOn);
  const after: Resolution = { ...resolution, step: { ...step, poll } };
  if (poll.answers.length < state.config.degree) return askDropped(state, after, step.poll, poll);
  return answersOf(poll).every((each) => each) ? forget(state, resolution) : writeAgain(state, resolution);
}

/** Whether a place with a record has the version that was read, though others have a newer one. */
function isBehind({ step }: Resolution): boolean {
  return step.type === 'promising' && answersOf(step.poll).some(({ hasMovedOn }) => !hasMovedOn);
}

/** A place keeps the record while it has the version that was read. The record is swept again when there is a newer one. */
function writeAgain(state: State, { transaction, home }: Resolution): StoreNext {
  return touch(withoutResolution(state, transaction), home);
}

/** The record is needed no more. */
function forget(state: State, { transaction, home }: Resolution): StoreNext {
  const questions = placesUpTo(state.config.degree).map((place): Question => ({ type: 'forget', transaction, home, place }));
  return ask(withoutResolution(state, transaction), home.class, -1, questions);
}

/** The answers of an earlier epoch are void: asks their places again. */
function askDropped(state: State, resolution: Resolution, before: Poll<unknown>, after: Poll<unknown>): StoreNext {
  const questions = droppedBetween(before, after).map((place) => question(resolution, place));
  return ask(withResolution(state, resolution), resolution.home.class, after.epoch, questions);
}

export function onOutranked(state: State, { transaction, ballot, promised }: Outranked): StoreNext {
  const own = openIn(state, transaction);
  const resolution = ballotIn(state, transaction, ballot);
  const heard = { ...state, round: Math.max(state.round, promised.round) };
  if (resolution !== undefined && resolution.step.type !== 'telling') return next(withResolution(heard, waiting(heard, resolution)));
  return own?.stage.type === 'proposing' ? resolveOwn(state, own, promised) : next(state);
}

/** Several places may tell of one ballot that it was outranked. */
function waiting({ config }: State, resolution: Resolution): Resolution {
  if (resolution.step.type === 'outranked') return resolution;
  const outranked: Resolution = { ...resolution, step: { type: 'outranked' } };
  if (config.pausesDouble !== true) return outranked;
  return { ...outranked, retries: 0, outranked: Math.min((resolution.outranked ?? 0) + 1, MOST_OUTRANKED) };
}

/** Counts a place that has the outcome. */
export function onDecidedOther(state: State, { transaction, place, epoch, ...item }: Decided): StoreNext {
  const resolution = state.resolving.find((each) => isSameTransaction(each.transaction, transaction));
  if (resolution?.step.type !== 'telling') return next(state);
  const isThis = isOfItem(item);
  const parts = resolution.parts.map((part) => (isThis(part) ? { ...part, poll: counted(part.poll, place, epoch, true) } : part));
  const { degree } = state.config;
  const { proposal } = resolution.step;
  const after = { ...resolution, parts };
  if (parts.every(({ poll }) => poll.answers.length === degree)) {
    if (!resolution.isSweep) return next(withoutResolution(state, transaction));
    return enterStep(state, { ...after, step: { type: 'settling', proposal, poll: NO_ANSWERS } });
  }
  return resolution.parts.reduce<StoreNext>(
    (before, part, i) => {
      const again = droppedBetween(part.poll, parts[i].poll).map((each) => decision(after, part, proposal, each));
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
