/**
 * Under which title a node speaks for a place. Who takes over from a node that is gone claims its places under a title
 * higher than all that it has heard of; who is handed places over gets their title with them. A transaction names the
 * titles under which it counts on places, so that a vote of the dead and a vote of whoever lets its successor read are
 * never counted together. `places/claim.ts` says where the idea comes from.
 */
import type { Identifier } from '../identifier-space/interval.ts';
import { type Claim, higher, INITIAL, isHigher } from '../places/claim.ts';
import { contains, inside, outside, outsideAll, type Range } from '../places/range.ts';
import type { Title, Titles } from './transaction.ts';

/** Those of `titles`, which are disjoint and by rising ends, and the first title for all places that are not in them. */
export function titleAt(titles: readonly Title[], place: Identifier, size: number): Claim {
  return titles.find((title) => contains(title, place, size))?.claim ?? INITIAL;
}

/** The highest one of any place in `range`. */
export function highestIn(titles: readonly Title[], range: Range, size: number): Claim {
  return uniform(titles, range, size).reduce((highest, { claim }) => higher(claim, highest), INITIAL);
}

/** `range`, in parts of which each has one title. */
export function uniform(titles: readonly Title[], range: Range, size: number): readonly Title[] {
  const named = titles.flatMap(({ claim, ...title }) => inside(range, title, size).map((part) => ({ ...part, claim })));
  return [...named, ...outsideAll(range, titles, size).map((part) => ({ ...part, claim: INITIAL }))];
}

/** With this title for its places, except where there is a higher one; the same titles where that changes nothing. */
export function withTitle(titles: readonly Title[], { claim, ...range }: Title, size: number): readonly Title[] {
  const news = uniform(titles, range, size).filter((part) => isHigher(claim, part.claim));
  if (news.length === 0) return titles;
  const kept = news.reduce((all: readonly Title[], part) => withoutTitles(all, part, size), titles);
  return [...kept, ...news.map((part) => ({ ...part, claim }))].sort((a, b) => a.to - b.to);
}

/** Without those of places in `range`. */
export function withoutTitles<T extends Range>(titles: readonly T[], range: Range, size: number): readonly T[] {
  return titles.flatMap((title) => outside(title, range, size).map((part) => ({ ...title, ...part })));
}

export function isSame(a: Claim, b: Claim): boolean {
  return a.round === b.round && a.node === b.node;
}

/** The title under which a transaction counts on this place. */
export function namedFor(titles: Titles | undefined, place: Identifier): Claim {
  return titles?.[place] ?? INITIAL;
}

/** Of each place the higher one of the two. */
export function highestOf(a: Titles, b: Titles): Titles {
  const places = [...new Set([...Object.keys(a), ...Object.keys(b)])].map(Number);
  return Object.fromEntries(places.map((place) => [place, higher(namedFor(a, place), namedFor(b, place))]));
}

/** What these titles are for those places; the first ones are left out. */
export function titlesOf(titles: readonly Title[], places: readonly Identifier[], size: number): Titles {
  const named = places.map((place) => [place, titleAt(titles, place, size)] as const);
  return Object.fromEntries(named.filter(([, claim]) => isHigher(claim, INITIAL)));
}
