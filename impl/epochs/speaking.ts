/** Speaking: a node votes and answers for a carried role that is not sealed, under the epoch that it knows. */
import { andThen, indicate, next } from '../kernel/protocol.ts';
import { isNewer, UNWRITTEN } from '../places/version.ts';
import { entryAt, type Item, type Store, unsettledIn, withItem, withItems, withoutItem } from './entries.ts';
import type { Keep, Locate, Look, Refusal, Remove, Replace, Speaking } from './messages.ts';
import { includes, merged } from './pieces.ts';
import type { EpochsEffect, EpochsNext } from './protocol.ts';
import { askAboutEpoch, carrierOf, pieceAround } from './routing.ts';
import { knownIn, type Member, membersAt, placesOf, type State } from './state.ts';

/** All for which this node speaks; ascending by place, then class. */
export function speakingIn(state: State): readonly Speaking[] {
  const members = state.carried.flatMap((each) => membersAt(state, each));
  return merged(members.filter(speaks).map(({ place, from, to, epoch }) => ({ place, from, to, epoch })));
}

/** Keeps a value: the vote of a replica. It counts only under the epoch that was named. */
export function onKeep(state: State, { type: _, place, epoch, ...item }: Keep): EpochsNext {
  const newest = entryAt(state.store, place, item.class, item.key)?.version ?? UNWRITTEN;
  return put(state, { place, epoch }, item, isNewer(item.version, newest) ? (store) => withItems(store, place, [item]) : null);
}

/** Keeps this instead of what is there. */
export function onReplace(state: State, { type: _, place, epoch, ...item }: Replace): EpochsNext {
  return put(state, { place, epoch }, item, (store) => withItem(store, place, item));
}

/** `change`: null if the version is refused. */
function put(
  state: State,
  { place, epoch }: Pick<Replace, 'place' | 'epoch'>,
  { class: ofClass, key, version }: Item,
  change: ((store: Store) => Store) | null,
): EpochsNext {
  const refused = (because: Refusal): EpochsNext => next(state, refusal(state, { place, class: ofClass, key }, because));
  const member = memberOf(state, place, ofClass);
  if (member === undefined) return refused('notMine');
  if (member.epoch < epoch) return andThen(refused('otherEpoch'), (after) => next(after, ...questionsAbout(state, member)));
  if (member.epoch > epoch) return refused('otherEpoch');
  if (!speaks(member)) return refused('sealed');
  if (change === null) return refused('olderVersion');
  return next({ ...state, store: change(state.store) }, indicate({ type: 'kept', place, class: ofClass, key, version }));
}

export function onRemove(state: State, { place, class: ofClass, key, epoch }: Remove): EpochsNext {
  const member = memberOf(state, place, ofClass);
  if (member === undefined || !speaks(member) || member.epoch !== epoch) return next(state);
  return next({ ...state, store: withoutItem(state.store, place, ofClass, key) });
}

/** Shows the values with locks, and the records of transactions, for which this node speaks. */
export function onUnsettled(state: State): EpochsNext {
  const spoken = unsettledIn(state.store).filter((entry) => {
    const member = memberOf(state, entry.place, entry.class);
    return member !== undefined && speaks(member);
  });
  return next(state, indicate({ type: 'unsettledHere', entries: spoken.map(({ change: _, ...entry }) => entry) } as const));
}

/** Shows a value, and the epoch under which it is shown. A reader counts answers of one epoch only. */
export function onLook(state: State, { place, class: ofClass, key, epoch }: Look): EpochsNext {
  const member = memberOf(state, place, ofClass);
  const asked = member !== undefined && member.epoch < epoch ? questionsAbout(state, member) : [];
  const refused = (because: Refusal): EpochsNext => next(state, refusal(state, { place, class: ofClass, key }, because), ...asked);
  if (member === undefined) return refused('notMine');
  if (!speaks(member)) return refused('sealed');
  const entry = entryAt(state.store, place, ofClass, key);
  const { version, value } = entry ?? { version: UNWRITTEN, value: null };
  const locks = entry?.locks === undefined ? {} : { locks: entry.locks };
  const shown = indicate({ type: 'shown', place, class: ofClass, key, epoch: member.epoch, version, value, ...locks } as const);
  return next(state, shown, ...asked);
}

/** Names the nodes that may carry the places of a class. They are hints: each node says itself for what it speaks. */
export function onLocate(state: State, { class: ofClass, epoch, missing }: Locate): EpochsNext {
  const places = placesOf(state.config);
  const nodes = places.map((place) => carrierOf(state, place, ofClass));
  const sought = places.filter((place) => nodes[place] === null || missing.includes(place));
  const known = knownIn(state, { from: ofClass, to: ofClass + 1 })[0].epoch;
  return next(
    state,
    indicate({ type: 'located', class: ofClass, epoch: Math.max(known, epoch), nodes } as const),
    ...sought.map((place) => indicate({ type: 'lookup', ...pieceAround(state, place, ofClass), from: ofClass } as const)),
    ...(known < epoch ? places.flatMap((place) => askAboutEpoch(state, pieceAround(state, place, ofClass))) : []),
  );
}

function refusal(state: State, { place, class: ofClass, key }: Omit<Look, 'type' | 'epoch'>, because: Refusal): EpochsEffect {
  const [{ epoch }] = knownIn(state, { from: ofClass, to: ofClass + 1 });
  return indicate({ type: 'refused', place, class: ofClass, key, because, epoch });
}

/** A later epoch than this node knows was named: asks the carriers of the other places about it. */
function questionsAbout(state: State, { place, from, to }: Member): readonly EpochsEffect[] {
  const others = placesOf(state.config).filter((each) => each !== place);
  return others.flatMap((each) => askAboutEpoch(state, { place: each, from, to }));
}

function speaks({ promised }: Member): boolean {
  return promised === null;
}

/** As `membersAt` for one class, without lists: each question and each vote comes here. */
function memberOf({ carried, known }: State, place: number, ofClass: number): Member | undefined {
  const role = carried.find((each) => each.place === place && includes(each, ofClass));
  const epoch = known.find((each) => includes(each, ofClass));
  return role === undefined || epoch === undefined ? undefined : { ...role, ...epoch, from: ofClass, to: ofClass + 1 };
}
