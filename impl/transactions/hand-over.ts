/**
 * A hand-over moves responsibility together with data, locks, votes and epochs, in one message. An owner that did not know
 * the locks of its replica could vote for two transactions of which only one may commit.
 */

import { type Identifier, inHalfOpen } from '../identifier-space/interval.ts';
import { valuesOf } from '../kernel/by-key.ts';
import { andThen, type NodeId, next, send } from '../kernel/protocol.ts';
import { isHigher } from '../places/claim.ts';
import { contains, inside, outside, type Range } from '../places/range.ts';
import type { Replica } from './holdings.ts';
import { placeOf } from './instances.ts';
import { pursue } from './leadership.ts';
import type { CastVotes, HandOver, Held } from './messages.ts';
import { settled } from './participant.ts';
import type { TransactionsEffect, TransactionsNext } from './protocol.ts';
import { BLANK, merged } from './replicas.ts';
import { leases } from './reservations.ts';
import { fetches } from './restoration.ts';
import { ownerOf, predecessorOf } from './routing.ts';
import { type State, withEntry } from './state.ts';
import { highestIn, uniform, withoutTitles, withTitle } from './titles.ts';
import type { Instance, Votes } from './transaction.ts';

export function onMembers(state: State, members: readonly NodeId[]): TransactionsNext {
  return giveAway({ ...state, members });
}

/** Takes in the places that a giver hands over. Messages that came too early for them are handled now, by `handle`. */
export function onHandOver(state: State, gift: HandOver, handle: (state: State, message: Held) => TransactionsNext): TransactionsNext {
  const { identifiers: size } = state.config;
  const fresh = freshIn(state, gift);
  const [{ replicas, reservations, cast, titles, restorations }] = parted(gift, fresh, size);
  const taken = cast.reduce(withVotes, {
    ...state,
    from: state.from !== null && outside(gift, { from: state.from, to: state.self }, size).length === 0 ? state.from : gift.from,
    replicas: Object.entries(replicas).reduce(withReplica, state.replicas),
    reservations: { ...state.reservations, ...reservations },
    outcomes: { ...gift.outcomes, ...state.outcomes },
    titles: titles.reduce((all, title) => withTitle(all, title, size), state.titles),
    heard: [...gift.heard, ...titles].reduce((all, title) => withTitle(all, title, size), state.heard),
    restorations: [...state.restorations, ...restorations].sort((a, b) => a.to - b.to),
    held: [],
  });
  const known = Object.values(taken.cast).reduce((all, { transaction }) => {
    const outcome = all.outcomes[transaction.id];
    return outcome === undefined ? all : settled(all, transaction, outcome);
  }, taken);
  const repeated: TransactionsNext = next(
    known,
    ...cast.flatMap(({ transaction }) => pursue(known, transaction.id)),
    ...newsOf(known),
    ...leases({ ...known, reservations }),
    ...fetches(known, restorations),
  );
  const heard = state.held.reduce((all, message) => andThen(all, (after) => handle(after, message)), repeated);
  return andThen(heard, giveAway);
}

/** The giver's outcomes that concern this node as a manager, as decisions that it sends to itself. */
function newsOf({ self, acceptors, outcomes }: State): readonly TransactionsEffect[] {
  return Object.values(acceptors).flatMap(({ transaction }) => {
    const outcome = outcomes[transaction.id];
    return outcome === undefined ? [] : [send(self, { type: 'decision', transaction, outcome, places: [] })];
  });
}

/** The parts of a hand-over that count. For places that this node has taken over since, in a higher epoch, it is too late. */
function freshIn({ from, self, config, titles, restorations }: State, gift: HandOver): readonly Range[] {
  if (from === null) return [gift];
  const { identifiers: size } = config;
  const own = { from, to: self };
  const isNewer = (part: Range) =>
    isHigher(highestIn([...gift.titles, ...gift.restorations], part, size), highestIn([...titles, ...restorations], part, size));
  return uniform(gift.titles, gift, size).flatMap((part) => [...outside(part, own, size), ...inside(part, own, size).filter(isNewer)]);
}

/**
 * Hands over what this node no longer owns. To its predecessor goes the range up to the predecessor's identifier. If this
 * node is not a member any more, everything goes to the owner of its place.
 */
function giveAway(state: State): TransactionsNext {
  const { self, from, members, config } = state;
  if (from === null) return next(state);
  const isMember = members.includes(self);
  const before = predecessorOf(state);
  const heir = isMember ? before : ownerOf(state, self);
  // A member has nothing to give if its range begins at its predecessor, or if it is alone. If the predecessor lies
  // outside its range, it gains places.
  if (isMember && (before === from || !inHalfOpen(before, from, self, config.identifiers) || before === self)) return next(state);
  const range = { from, to: isMember ? heir : self };
  const [gone, kept] = parted({ ...state, cast: valuesOf(state.cast) }, [range], config.identifiers);
  const { cast, ...left } = kept;
  const { outcomes, heard } = state;
  return next(
    {
      ...state,
      ...left,
      cast: Object.fromEntries(cast.map((mine) => [mine.transaction.id, mine])),
      from: isMember ? heir : null,
    },
    send(heir, { type: 'handOver', ...range, ...gone, outcomes, heard }),
  );
}

type Property = Pick<HandOver, 'replicas' | 'reservations' | 'cast' | 'titles' | 'restorations'>;

/** The property of the places in these ranges, and the property of all other places. */
function parted(property: Property, ranges: readonly Range[], size: number): readonly [Property, Property] {
  const isOne = (place: Identifier) => ranges.some((range) => contains(range, place, size));
  const [replicas, otherReplicas] = split(property.replicas, isOne);
  const [reservations, otherReservations] = split(property.reservations, isOne);
  const inRanges = <R extends Range>(all: readonly R[]) =>
    all.flatMap((each) => ranges.flatMap((range) => inside(each, range, size).map((part) => ({ ...each, ...part }))));
  const outOfRanges = <R extends Range>(all: readonly R[]) => ranges.reduce((left, range) => withoutTitles(left, range, size), all);
  const { titles, restorations } = property;
  return [
    {
      replicas,
      reservations,
      cast: castAt(property.cast, replicas, isOne),
      titles: inRanges(titles),
      restorations: inRanges(restorations),
    },
    {
      replicas: otherReplicas,
      reservations: otherReservations,
      cast: castAt(property.cast, otherReplicas, (place) => !isOne(place)),
      titles: outOfRanges(titles),
      restorations: outOfRanges(restorations),
    },
  ];
}

/** The votes at these places. A transaction that holds a lock there without a vote is listed with no votes. */
function castAt(cast: readonly CastVotes[], replicas: HandOver['replicas'], isOne: (place: Identifier) => boolean): readonly CastVotes[] {
  const locking = new Set(Object.values(replicas).flatMap(({ readers, writers }) => [...readers, ...writers]));
  return cast.flatMap((mine): readonly CastVotes[] => {
    const [votes] = split(mine.votes, isOne);
    return Object.keys(votes).length === 0 && !locking.has(mine.transaction.id) ? [] : [{ ...mine, votes }];
  });
}

function withReplica(replicas: HandOver['replicas'], [instance, replica]: readonly [Instance, Replica]): HandOver['replicas'] {
  return withEntry(replicas, instance, merged(replicas[instance] ?? BLANK, replica));
}

function withVotes(state: State, { transaction, votes }: CastVotes): State {
  const all: Votes = { ...state.cast[transaction.id]?.votes, ...votes };
  return { ...state, cast: withEntry(state.cast, transaction.id, { type: 'vote', transaction, votes: all } as const) };
}

/** The entries whose places are among those, and the other entries. */
function split<T>(
  entries: Readonly<Record<Instance, T>>,
  isOne: (place: Identifier) => boolean,
): readonly [Record<Instance, T>, Record<Instance, T>] {
  const all = Object.entries(entries);
  return [
    Object.fromEntries(all.filter(([instance]) => isOne(placeOf(instance)))),
    Object.fromEntries(all.filter(([instance]) => !isOne(placeOf(instance)))),
  ];
}
