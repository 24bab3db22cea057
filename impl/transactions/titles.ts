/**
 * The epochs in which nodes hold places. A node that takes over from a gone one begins an epoch higher than all that it has
 * heard of. A node that receives places in a hand-over continues their epochs.
 *
 * A transaction names the epochs in which it relies on places. So a vote of a failed holder is never counted together
 * with one of a replica that the new holder has read since. `places/claim.ts` names the source of the idea.
 */
import type { Identifier } from '../identifier-space/interval.ts';
import { type Claim, higher, INITIAL, isHigher } from '../places/claim.ts';
import { contains, inside, outside, outsideAll, type Range } from '../places/range.ts';
import type { Title, Titles } from './transaction.ts';

/** The epoch of a place. `titles` are disjoint, by ascending `to`; places outside have the initial epoch. */
export function titleAt(titles: readonly Title[], place: Identifier, size: number): Claim {
  return titles.find((title) => contains(title, place, size))?.claim ?? INITIAL;
}

/** The highest epoch of any place in `range`. */
export function highestIn(titles: readonly Title[], range: Range, size: number): Claim {
  return uniform(titles, range, size).reduce((highest, { claim }) => higher(claim, highest), INITIAL);
}

/** `range`, in parts of one epoch each. */
export function uniform(titles: readonly Title[], range: Range, size: number): readonly Title[] {
  const named = titles.flatMap(({ claim, ...title }) => inside(range, title, size).map((part) => ({ ...part, claim })));
  return [...named, ...outsideAll(range, titles, size).map((part) => ({ ...part, claim: INITIAL }))];
}

/** The epochs with this one added, except where a higher one is known; the same list if that changes nothing. */
export function withTitle(titles: readonly Title[], { claim, ...range }: Title, size: number): readonly Title[] {
  const news = uniform(titles, range, size).filter((part) => isHigher(claim, part.claim));
  if (news.length === 0) return titles;
  const kept = news.reduce((all: readonly Title[], part) => withoutTitles(all, part, size), titles);
  return [...kept, ...news.map((part) => ({ ...part, claim }))].sort((a, b) => a.to - b.to);
}

/** The list without the places in `range`. */
export function withoutTitles<T extends Range>(titles: readonly T[], range: Range, size: number): readonly T[] {
  return titles.flatMap((title) => outside(title, range, size).map((part) => ({ ...title, ...part })));
}

export function isSame(a: Claim, b: Claim): boolean {
  return a.round === b.round && a.node === b.node;
}

/** The epoch in which a transaction relies on this place. */
export function namedFor(titles: Titles | undefined, place: Identifier): Claim {
  return titles?.[place] ?? INITIAL;
}

/** For each place, the higher epoch of the two. */
export function highestOf(a: Titles, b: Titles): Titles {
  const places = [...new Set([...Object.keys(a), ...Object.keys(b)])].map(Number);
  return Object.fromEntries(places.map((place) => [place, higher(namedFor(a, place), namedFor(b, place))]));
}

/** The epochs of `places`. Initial epochs are left out. */
export function titlesOf(titles: readonly Title[], places: readonly Identifier[], size: number): Titles {
  const named = places.map((place) => [place, titleAt(titles, place, size)] as const);
  return Object.fromEntries(named.filter(([, claim]) => isHigher(claim, INITIAL)));
}
