/**
 * Restoration after a member is gone. Its successor takes over the places in a new epoch, and reads the other replicas of the
 * same items. It answers for the places once ⌊f/2⌋ + 1 of the other f − 1 replicas have answered. Until then it holds all
 * messages for them.
 *
 * That many share a replica with every majority that contains a vote of the failed owner. That replica voted before it was
 * read, and then its lock is found. Or it votes after, and then it knows of the epoch and does not prepare a transaction
 * that relies on the failed owner.
 *
 * That many also share a replica with every other restoration. Otherwise two restorations could each read the holder that
 * the other replaces.
 */

import type { Identifier } from '../identifier-space/interval.ts';
import { valuesOf } from '../kernel/by-key.ts';
import { withRecord } from '../kernel/by-number.ts';
import { andThen, next, send } from '../kernel/protocol.ts';
import { arm } from '../kernel/timers.ts';
import { INITIAL, isHigher } from '../places/claim.ts';
import { majority, stepsToReplica } from '../places/placement.ts';
import { contains, inside, outside, outsideAll, overlap, type Range, turned } from '../places/range.ts';
import type { Replica, Restoration, Told } from './holdings.ts';
import { instanceOf, keyOf, placeOf } from './instances.ts';
import { askFirst } from './leadership.ts';
import type { Fetch, Fetched, Held, Overtaken } from './messages.ts';
import { settled } from './participant.ts';
import type { TransactionsEffect, TransactionsNext } from './protocol.ts';
import { BLANK, merged } from './replicas.ts';
import type { Gone } from './requests.ts';
import { ownersOf, predecessorOf } from './routing.ts';
import { type Config, type State, withEntry } from './state.ts';
import { highestIn, isSame, uniform, withTitle } from './titles.ts';
import type { Instance, Title, Transaction } from './transaction.ts';

/**
 * A member is gone. If it was this node's predecessor, this node takes over its places. Unanswered fetches are sent again,
 * because other places of that member have new owners, too.
 */
export function onGone(state: State, { node }: Gone): TransactionsNext {
  const known = { ...state, members: state.members.filter((member) => member !== node) };
  const asked = askAgain(known);
  // Nothing to take over: this node has no places; its range begins at a member; or it is not a member itself.
  if (known.from === null || known.members.includes(known.from) || !known.members.includes(known.self)) return asked;
  const range = { from: predecessorOf(known), to: known.from };
  return andThen(asked, (after) => claim({ ...after, from: range.from }, range));
}

/**
 * Handles a fetch as the owner: sends its replicas, and from now on votes abort for transactions that rely on the failed
 * owner. Parts that this node restores itself, or waits for, are held; parts of other owners are passed on.
 */
export function onFetch(state: State, question: Fetch): TransactionsNext {
  const { identifiers: size } = state.config;
  const asked = turned(question.range, stepsOf(state.config, question), size);
  const own = state.from === null ? [] : inside(asked, { from: state.from, to: state.self }, size);
  const restoring = own.flatMap((part) => state.restorations.flatMap((each) => inside(part, each, size)));
  const owners = outsideAll(asked, own, size).flatMap((part) => ownersOf(state, part));
  const awaited = [...restoring, ...owners.filter(({ owner }) => owner === state.self)];
  const held: readonly Held[] = [...state.held, ...awaited.map((part) => forPart(state.config, question, part))];
  const elsewhere = owners.filter(({ owner }) => owner !== state.self);
  const passedOn = elsewhere.map(({ owner, ...part }) => send(owner, forPart(state.config, question, part)));
  const here = own.flatMap((part) => outsideAll(part, state.restorations, size)).flatMap((part) => uniform(state.titles, part, size));
  const waiting: TransactionsNext = next(awaited.length === 0 ? state : { ...state, held }, ...passedOn);
  return here.reduce((all, part) => andThen(all, (after) => letRead(after, question, part)), waiting);
}

/** Takes in an answer. If that completes a restoration, the held messages go to `handle`. */
export function onFetched(state: State, fetched: Fetched, handle: (state: State, message: Held) => TransactionsNext): TransactionsNext {
  const { range, turn, claim: claimed, title } = fetched;
  const { identifiers: size } = state.config;
  const isAwaited = (each: Restoration) => isSame(each.claim, claimed) && overlap(each, range, size);
  const parts = state.restorations
    .filter(isAwaited)
    .flatMap((each) => inside(each, range, size).map((part) => ({ ...each, ...part, told: withTold(each.told, { turn, title }) })));
  if (parts.length === 0) return next(state);
  const rest = state.restorations.flatMap((each) =>
    isAwaited(each) ? outside(each, range, size).map((part) => ({ ...each, ...part })) : [each],
  );
  const heard = fetched.heard.reduce((all, each) => withTitle(all, each, size), state.heard);
  const known = { ...state, heard, restorations: byEnd([...rest, ...parts]) };
  return andThen(takeIn(known, fetched, parts), (after) => proceed(after, handle));
}

/** Another node has a higher epoch for these places. This node remembers it, and begins again when it asks again. */
export function onOvertaken(state: State, { title }: Overtaken): TransactionsNext {
  const heard = withTitle(state.heard, title, state.config.identifiers);
  return next(heard === state.heard ? state : { ...state, heard });
}

/** No answer for a while: a fetch or its answer may be lost, so the fetches are sent again. */
export function onRefetch(state: State): TransactionsNext {
  return andThen(askAgain(state), (after) => next(after, ...refetching(after)));
}

/** Arms the timer after which unanswered fetches are sent again. */
export function refetching({ config, restorations }: State): readonly TransactionsEffect[] {
  return restorations.length === 0 ? [] : arm({ type: 'refetch' }, config.remindMs);
}

/** Fetches for all replicas that have not answered validly. */
export function fetches(state: State, restorations: readonly Restoration[]): readonly TransactionsEffect[] {
  const turns = Array.from({ length: state.config.degree - 1 }, (_, i) => i + 1);
  return restorations.flatMap((restoration) => {
    const { claim: claimed, from, to } = restoration;
    const missing = turns.filter((turn) => !counting(state, restoration).some((told) => told.turn === turn));
    return missing.flatMap((turn) => {
      const question: Fetch = { type: 'fetch', asker: state.self, range: { from, to }, turn, claim: claimed };
      const asked = turned(question.range, stepsOf(state.config, question), state.config.identifiers);
      return ownersOf(state, asked).map(({ owner, ...part }) => send(owner, forPart(state.config, question, part)));
    });
  });
}

/** Takes over the range, in an epoch higher than all that this node has heard of, and begins to restore it. */
function claim(state: State, range: Range): TransactionsNext {
  const { identifiers: size } = state.config;
  const title: Title = { ...range, claim: { round: highestIn(state.heard, range, size).round + 1, node: state.self } };
  const restoration: Restoration = { ...title, told: [] };
  const claimed = {
    ...state,
    heard: withTitle(state.heard, title, size),
    restorations: byEnd([...state.restorations.filter((each) => !overlap(each, range, size)), restoration]),
  };
  return next(claimed, ...fetches(claimed, [restoration]));
}

/** Answers a fetch for `part`, whose places correspond to the asker's places `turn` · size/f counter-clockwise. */
function letRead(state: State, question: Fetch, { claim: title, ...part }: Title): TransactionsNext {
  const { asker, turn, claim: claimed } = question;
  const { identifiers: size } = state.config;
  const { range } = forPart(state.config, question, part);
  const highest = highestIn(state.heard, range, size);
  if (isHigher(highest, claimed)) return next(state, send(asker, { type: 'overtaken', title: { ...range, claim: highest } }));
  const there = Object.entries(state.replicas).filter(([instance]) => contains(part, placeOf(instance), size));
  const back = size - stepsOf(state.config, question);
  const replicas = there.map(([instance, replica]) => [instanceOf(keyOf(instance), (placeOf(instance) + back) % size), replica] as const);
  const locking = new Set(there.flatMap(([, { readers, writers }]) => [...readers, ...writers]));
  const open = valuesOf(state.cast).flatMap(({ transaction }) => (locking.has(transaction.id) ? [transaction] : []));
  return next(
    { ...state, heard: withTitle(state.heard, { ...range, claim: claimed }, size) },
    send(asker, {
      type: 'fetched',
      range,
      turn,
      claim: claimed,
      title,
      replicas: Object.fromEntries(replicas),
      open,
      heard: state.heard,
    }),
  );
}

/** Takes in newer data, and all locks. For each transaction that holds a lock, waits for the outcome, if it is not known. */
function takeIn(state: State, { replicas, open }: Fetched, parts: readonly Range[]): TransactionsNext {
  const isMine = (place: Identifier) => parts.some((part) => contains(part, place, state.config.identifiers));
  const taken = Object.entries(replicas)
    .filter(([instance]) => isMine(placeOf(instance)))
    .reduce((all, [instance, replica]) => withMerged(all, instance, replica), state);
  return open.reduce((all, transaction) => andThen(all, (after) => awaitOutcome(after, transaction)), next(taken) as TransactionsNext);
}

function withMerged(state: State, instance: Instance, replica: Replica): State {
  return { ...state, replicas: withEntry(state.replicas, instance, merged(state.replicas[instance] ?? BLANK, replica)) };
}

/** Waits for the outcome of a transaction that holds a lock here without a vote of this node, and asks for it. */
function awaitOutcome(state: State, transaction: Transaction): TransactionsNext {
  const { id } = transaction;
  if (id in state.outcomes) return next(settled(state, transaction, state.outcomes[id]));
  if (id in state.cast) return next(state);
  const cast = withEntry(state.cast, id, { type: 'vote', transaction, votes: {} } as const);
  return next({ ...state, cast }, ...askFirst(state, transaction));
}

/**
 * Sends the unanswered fetches again. A restoration overtaken by a higher epoch begins again in a still higher one, because
 * the node with that epoch may be gone, too.
 */
function askAgain(state: State): TransactionsNext {
  const lost = state.restorations.filter((each) => isOvertaken(state, each));
  const others = state.restorations.filter((each) => !lost.includes(each));
  const asked: TransactionsNext = next(state, ...fetches(state, others));
  return lost.reduce((all, { from, to }) => andThen(all, (after) => claim(after, { from, to })), asked);
}

/** Whether a higher epoch is known. The restoration does not begin again at once: two live nodes would overtake each other for ever. */
function isOvertaken({ heard, config }: State, restoration: Restoration): boolean {
  return isHigher(highestIn(heard, restoration, config.identifiers), restoration.claim);
}

/** Ends each complete restoration: this node answers for the places now, and handles the held messages. */
function proceed(state: State, handle: (state: State, message: Held) => TransactionsNext): TransactionsNext {
  const { config, restorations } = state;
  const { identifiers: size } = config;
  // Restored: no higher epoch is known, and ⌊f/2⌋ + 1 of the other replicas have answered validly.
  const isRestored = (each: Restoration) => !isOvertaken(state, each) && counting(state, each).length >= majority(config.degree);
  const done = restorations.filter(isRestored);
  const titles = done.reduce((all, { from, to, claim: claimed }) => withTitle(all, { from, to, claim: claimed }, size), state.titles);
  const left = restorations.filter((each) => !done.includes(each));
  if (done.length === 0) return next(state);
  const restored: TransactionsNext = next({ ...state, titles, restorations: left, held: [] });
  return state.held.reduce((all, message) => andThen(all, (after) => handle(after, message)), restored);
}

/** The answers that count: no higher epoch is known for the holder that gave them. */
function counting({ config, heard }: State, restoration: Restoration): readonly Told[] {
  return restoration.told.filter(({ turn, title }) => {
    const places = turned(restoration, stepsOf(config, { turn }), config.identifiers);
    return !isHigher(highestIn(heard, places, config.identifiers), title);
  });
}

function withTold(told: readonly Told[], news: Told): readonly Told[] {
  const known = told.find(({ turn }) => turn === news.turn)?.title ?? INITIAL;
  if (isHigher(known, news.title)) return told;
  return withRecord(told, news, 'turn');
}

/** The same fetch, only for the asker's places that correspond to `part`. */
function forPart(config: Config, question: Fetch, { from, to }: Range): Fetch {
  return { ...question, range: turned({ from, to }, config.identifiers - stepsOf(config, question), config.identifiers) };
}

function stepsOf({ identifiers, degree }: Config, { turn }: Pick<Fetch, 'turn'>): number {
  return stepsToReplica({ size: identifiers, degree }, turn);
}

function byEnd<R extends Range>(ranges: readonly R[]): readonly R[] {
  return [...ranges].sort((a, b) => a.to - b.to);
}
