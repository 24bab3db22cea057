/**
 * The right table of a node, by enumeration. The circle is divided into parts, and each part has a node to be
 * contacted (SELFMAN slides, slide 13: "Interval, node to be contacted").
 */
import { halfOpen, type Identifier } from '../identifier-space/interval.ts';

/** Consecutive places, clockwise; and the node to be contacted for them: the first at or after the first of them. */
export interface Interval {
  readonly places: readonly Identifier[];
  readonly contact: Identifier;
}

/** The node that `self` contacts for each part of the circle, when these are the members; nearest part first. */
export function rightTable(self: Identifier, members: readonly Identifier[], size: number, arity: number): readonly Interval[] {
  const circle = [self, ...halfOpen(self, self, size).slice(0, -1)];
  return parts(circle, arity).map((places) => ({ places, contact: firstMemberFrom(places[0], members, size) }));
}

/** The nodes to be contacted, this one left out, clockwise. */
export function rightFingers(self: Identifier, members: readonly Identifier[], size: number, arity: number): readonly Identifier[] {
  const contacts = rightTable(self, members, size, arity).map(({ contact }) => contact);
  return [...new Set(contacts)].filter((contact) => contact !== self);
}

/** How often a circle is divided until its first part is a single place: ⌈log_arity size⌉. */
export function cuts(size: number, arity: number): number {
  return size === 1 ? 0 : 1 + cuts(longestPart(size, arity), arity);
}

/** The node that owns `key` when these are the members, and nothing is under way. */
export function firstMemberFrom(key: Identifier, members: readonly Identifier[], size: number): Identifier {
  return [key, ...halfOpen(key, key, size)].find((place) => members.includes(place)) ?? key;
}

/** `arity` parts of equal length, the last ones shorter where that is impossible; the first one is divided again, down to single places. */
function parts(places: readonly Identifier[], arity: number): readonly (readonly Identifier[])[] {
  if (places.length === 1) return [places];
  const length = longestPart(places.length, arity);
  const rest = Array.from({ length: arity }, (_, part) => places.slice(part * length, (part + 1) * length)).slice(1);
  return [...parts(places.slice(0, length), arity), ...rest.filter((part) => part.length > 0)];
}

function longestPart(length: number, arity: number): number {
  return Math.ceil(length / arity);
}
