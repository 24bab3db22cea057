/** Arcs of the circle, (from, to], their intersections and differences. */
import { type Identifier, inHalfOpen, inOpen } from '../identifier-space/interval.ts';
import { clockwiseFrom } from '../identifier-space/nearest.ts';

/** The places clockwise of `from`, up to and including `to`. (a, a] is the whole circle. */
export interface Range {
  readonly from: Identifier;
  readonly to: Identifier;
}

export function contains({ from, to }: Range, place: Identifier, size: number): boolean {
  return inHalfOpen(place, from, to, size);
}

/** The parts of `range` that lie in `other`. */
export function inside(range: Range, other: Range, size: number): readonly Range[] {
  return pieces(range, other, size).filter(({ to }) => contains(other, to, size));
}

/** The parts of `range` that do not lie in `other`. */
export function outside(range: Range, other: Range, size: number): readonly Range[] {
  return pieces(range, other, size).filter(({ to }) => !contains(other, to, size));
}

/** The parts of `range` that lie in none of `others`. */
export function outsideAll(range: Range, others: readonly Range[], size: number): readonly Range[] {
  return others.reduce((left: readonly Range[], other) => left.flatMap((each) => outside(each, other, size)), [range]);
}

export function overlap(a: Range, b: Range, size: number): boolean {
  return inside(a, b, size).length > 0;
}

export function covers(outer: Range, inner: Range, size: number): boolean {
  return outside(inner, outer, size).length === 0;
}

/** The range turned clockwise by `steps`. */
export function turned({ from, to }: Range, steps: number, size: number): Range {
  return { from: (from + steps) % size, to: (to + steps) % size };
}

/** `range` in pieces: each, turned by any multiple of `steps`, lies either wholly inside `range` or wholly outside. */
export function cutByTurns(range: Range, steps: number, size: number): readonly Range[] {
  const turns = Array.from({ length: size / steps - 1 }, (_, i) => turned(range, (i + 1) * steps, size));
  const cut = (parts: readonly Range[], other: Range) =>
    parts.flatMap((part) => [...inside(part, other, size), ...outside(part, other, size)]);
  return turns.reduce(cut, [range]);
}

/**
 * `range` cut at the ends of `other`. Each piece lies inside `other` if its last place does, and else outside. Of two adjacent
 * pieces one lies inside and one outside, because the whole circle has no ends to cut at.
 */
function pieces({ from, to }: Range, other: Range, size: number): readonly Range[] {
  const cuts = other.from === other.to ? [] : [other.from, other.to].filter((cut) => inOpen(cut, from, to, size));
  const ends = [...clockwiseFrom(from, cuts, size), to];
  return ends.map((end, i) => ({ from: i === 0 ? from : ends[i - 1], to: end }));
}
