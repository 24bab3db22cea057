/** Speaking: a node votes and answers for a carried role that is not sealed, under the epoch that it knows. */
import { andThen, indicate, next } from '../kernel/protocol.ts';
import { isNewer, UNWRITTEN } from '../places/version.ts';
import { entryAt, withItems } from './entries.ts';
import type { Keep, Look, Refusal, Speaking } from './messages.ts';
import { merged } from './pieces.ts';
import type { EpochsEffect, EpochsNext } from './protocol.ts';
import { askAboutEpoch } from './routing.ts';
import { type Member, membersAt, placesOf, type State } from './state.ts';

/** All for which this node speaks; ascending by place, then class. */
export function speakingIn(state: State): readonly Speaking[] {
  const members = state.carried.flatMap((each) => membersAt(state, each));
  return merged(members.filter(speaks).map(({ place, from, to, epoch }) => ({ place, from, to, epoch })));
}

/** Keeps a value: the vote of a replica. It counts only under the epoch that was named. */
export function onKeep(state: State, { type: _, place, epoch, ...item }: Keep): EpochsNext {
  const { class: ofClass, key, version } = item;
  const refused = (because: Refusal): EpochsNext =>
    next(state, indicate({ type: 'refused', place, class: ofClass, key, because } as const));
  const member = memberOf(state, place, ofClass);
  if (member === undefined) return refused('notMine');
  if (member.epoch < epoch) return andThen(refused('otherEpoch'), (after) => next(after, ...questionsAbout(state, member)));
  if (member.epoch > epoch) return refused('otherEpoch');
  if (!speaks(member)) return refused('sealed');
  if (!isNewer(version, entryAt(state.store, place, ofClass, key)?.version ?? UNWRITTEN)) return refused('olderVersion');
  const kept = { ...state, store: withItems(state.store, place, [item]) };
  return next(kept, indicate({ type: 'kept', place, class: ofClass, key, version }));
}

/** Shows a value, and the epoch under which it is shown. A reader counts answers of one epoch only. */
export function onLook(state: State, { place, class: ofClass, key }: Look): EpochsNext {
  const refused = (because: Refusal): EpochsNext =>
    next(state, indicate({ type: 'refused', place, class: ofClass, key, because } as const));
  const member = memberOf(state, place, ofClass);
  if (member === undefined) return refused('notMine');
  if (!speaks(member)) return refused('sealed');
  const entry = entryAt(state.store, place, ofClass, key);
  const { version, value } = entry ?? { version: UNWRITTEN, value: null };
  return next(state, indicate({ type: 'shown', place, class: ofClass, key, epoch: member.epoch, version, value }));
}

/** A later epoch than this node knows was named: asks the carriers of the other places about it. */
function questionsAbout(state: State, { place, from, to }: Member): readonly EpochsEffect[] {
  const others = placesOf(state.config).filter((each) => each !== place);
  return others.flatMap((each) => askAboutEpoch(state, { place: each, from, to }));
}

function speaks({ promised }: Member): boolean {
  return promised === null;
}

function memberOf(state: State, place: number, ofClass: number): Member | undefined {
  return membersAt(state, { place, from: ofClass, to: ofClass + 1 })[0];
}
