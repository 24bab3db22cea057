/**
 * A member is gone, and this node has its places: it claims them, reads the other replicas of the same items, and speaks
 * for the places when enough have told. Until then it answers for none of them, and holds what comes.
 *
 * How many are enough: so many that they share one replica with every majority that a vote of the lost one belongs to.
 * That replica has voted before it was read, so that its lock is found; or it knows of the claim, and does not prepare
 * what counts on the lost one any more. And so many that two who restore different places share one besides: else each
 * may read who has been replaced by the other. For both it takes a majority, of the others alone.
 */

import type { Identifier } from '../identifier-space/interval.ts';
import { valuesOf } from '../kernel/by-key.ts';
import { andThen, next, send } from '../kernel/protocol.ts';
import { INITIAL, isHigher } from '../places/claim.ts';
import { majority } from '../places/placement.ts';
import { contains, inside, outside, outsideAll, overlap, type Range, turned } from '../places/range.ts';
import type { Replica, Restoration, Told } from './holdings.ts';
import { askFirst } from './leadership.ts';
import type { Fetch, Fetched, Held, Overtaken } from './messages.ts';
import { settled } from './participant.ts';
import type { TransactionsEffect, TransactionsNext } from './protocol.ts';
import { BLANK, merged } from './replicas.ts';
import type { Gone } from './requests.ts';
import { ownersOf, predecessorOf } from './routing.ts';
import { type Config, type State, withEntry } from './state.ts';
import { instanceOf, keyOf, placeOf } from './tally.ts';
import { highestIn, isSame, uniform, withTitle } from './titles.ts';
import type { Instance, Title, Transaction } from './transaction.ts';

/** Others may have taken over from it, too, so all are asked once more who have not told. */
export function onGone(state: State, { node }: Gone): TransactionsNext {
  const known = { ...state, members: state.members.filter((member) => member !== node) };
  const asked = askAgain(known);
  if (known.from === null || known.members.includes(known.from) || !known.members.includes(known.self)) return asked;
  const range = { from: predecessorOf(known), to: known.from };
  return andThen(asked, (after) => claim({ ...after, from: range.from }, range));
}

/** As who holds the asked places: what is there, and from then on no help for who counts on the lost one. */
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

/** What has come is taken in at once; `handle` is how the node takes what was held, when places are restored. */
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

export function onOvertaken(state: State, { title }: Overtaken): TransactionsNext {
  const heard = withTitle(state.heard, title, state.config.identifiers);
  return next(heard === state.heard ? state : { ...state, heard });
}

/** What was asked, or told, may have been lost. */
export function onRefetch(state: State): TransactionsNext {
  return andThen(askAgain(state), (after) => next(after, ...refetching(after)));
}

/** Asks again after a while. */
export function refetching({ config, restorations }: State): readonly TransactionsEffect[] {
  if (config.remindMs === undefined || restorations.length === 0) return [];
  return [{ type: 'setTimer', timer: { type: 'refetch' }, afterMs: config.remindMs }];
}

/** To all who have not told what they have. */
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

/** Under a title of its own, above all that it has heard of. */
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

/** The asker's places are those that lie a turn before `part`. */
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

/** Newer data, and all locks; whoever has them is asked about, unless its outcome is known. */
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

/** A transaction that has something locked here, though this node has no vote in it. */
function awaitOutcome(state: State, transaction: Transaction): TransactionsNext {
  const { id } = transaction;
  if (id in state.outcomes) return next(settled(state, transaction, state.outcomes[id]));
  if (id in state.cast) return next(state);
  const cast = withEntry(state.cast, id, { type: 'vote', transaction, votes: {} } as const);
  return next({ ...state, cast }, ...askFirst(state, transaction));
}

/** Asks all who have not told. What somebody else has claimed under a higher title is claimed anew: that one may be gone, too. */
function askAgain(state: State): TransactionsNext {
  const lost = state.restorations.filter((each) => isOvertaken(state, each));
  const others = state.restorations.filter((each) => !lost.includes(each));
  const asked: TransactionsNext = next(state, ...fetches(state, others));
  return lost.reduce((all, { from, to }) => andThen(all, (after) => claim(after, { from, to })), asked);
}

/** Not anew at once: two who both live would overtake each other for ever. */
function isOvertaken({ heard, config }: State, restoration: Restoration): boolean {
  return isHigher(highestIn(heard, restoration, config.identifiers), restoration.claim);
}

/** Speaks for what is restored. */
function proceed(state: State, handle: (state: State, message: Held) => TransactionsNext): TransactionsNext {
  const { config, restorations } = state;
  const { identifiers: size } = config;
  const isRestored = (each: Restoration) => !isOvertaken(state, each) && counting(state, each).length >= majority(config.degree);
  const done = restorations.filter(isRestored);
  const titles = done.reduce((all, { from, to, claim: claimed }) => withTitle(all, { from, to, claim: claimed }, size), state.titles);
  const left = restorations.filter((each) => !done.includes(each));
  if (done.length === 0) return next(state);
  const restored: TransactionsNext = next({ ...state, titles, restorations: left, held: [] });
  return state.held.reduce((all, message) => andThen(all, (after) => handle(after, message)), restored);
}

/** Those of whom it does not know that they have been replaced. */
function counting({ config, heard }: State, restoration: Restoration): readonly Told[] {
  return restoration.told.filter(({ turn, title }) => {
    const places = turned(restoration, stepsOf(config, { turn }), config.identifiers);
    return !isHigher(highestIn(heard, places, config.identifiers), title);
  });
}

function withTold(told: readonly Told[], news: Told): readonly Told[] {
  const known = told.find(({ turn }) => turn === news.turn)?.title ?? INITIAL;
  if (isHigher(known, news.title)) return told;
  return [...told.filter(({ turn }) => turn !== news.turn), news].sort((a, b) => a.turn - b.turn);
}

/** The same question, for those places that lie in `part`, a turn further. */
function forPart(config: Config, question: Fetch, { from, to }: Range): Fetch {
  return { ...question, range: turned({ from, to }, config.identifiers - stepsOf(config, question), config.identifiers) };
}

function stepsOf({ identifiers, degree }: Config, { turn }: Pick<Fetch, 'turn'>): number {
  return (turn * identifiers) / degree;
}

function byEnd<R extends Range>(ranges: readonly R[]): readonly R[] {
  return [...ranges].sort((a, b) => a.to - b.to);
}
