/**
 * Ranges of classes. A node holds much the same for many classes. So it keeps one piece for each maximal range of classes
 * with equal values. A piece is split where a message concerns a part of it, and equal neighbours are merged.
 *
 * Class c has the places c, c + N/f, c + 2N/f, …; they are counted from 0 to f − 1. Classes run from 0 to N/f − 1 and do
 * not wrap around, so ranges are plain intervals.
 */
import { areEqual } from '../kernel/plain-data.ts';

/** The classes c with from ≤ c < to; never empty. */
export interface Classes {
  readonly from: number;
  readonly to: number;
}

/** One place of a range of classes. */
export interface Piece extends Classes {
  /** 0 … f − 1. */
  readonly place: number;
}

/** The classes that both ranges have. Null: none. */
export function common(a: Classes, b: Classes): Classes | null {
  const from = Math.max(a.from, b.from);
  const to = Math.min(a.to, b.to);
  return from < to ? { from, to } : null;
}

export function includes({ from, to }: Classes, each: number): boolean {
  return from <= each && each < to;
}

/** The parts of `pieces` that lie in `classes`. */
export function inside<P extends Classes>(pieces: readonly P[], classes: Classes): readonly P[] {
  const found: P[] = [];
  for (const piece of pieces) {
    const shared = common(piece, classes);
    if (shared !== null) found.push(clipped(piece, shared));
  }
  return found;
}

/** The parts of `piece` that lie in none of `others`. */
export function outside<P extends Classes>(piece: P, others: readonly Classes[]): readonly P[] {
  const without = (left: readonly P[], other: Classes) => left.flatMap((each) => changed(each, other, () => []));
  return others.filter((other) => common(piece, other) !== null).reduce(without, [piece]);
}

/** The piece cut at the ends of `classes`: the part inside becomes what `change` makes of it, the others stay. */
export function changed<P extends Classes>(piece: P, classes: Classes, change: (part: P) => readonly P[]): readonly P[] {
  const shared = common(piece, classes);
  if (shared === null) return [piece];
  const before = piece.from < shared.from ? [clipped(piece, { from: piece.from, to: shared.from })] : [];
  const after = shared.to < piece.to ? [clipped(piece, { from: shared.to, to: piece.to })] : [];
  return [...before, ...change(clipped(piece, shared)), ...after];
}

/** Ascending by place, then by class, with equal neighbours merged. */
export function merged<P extends Classes & { readonly place?: number }>(pieces: readonly P[]): readonly P[] {
  if (pieces.length <= 1) return pieces;
  const all: P[] = [];
  for (const piece of [...pieces].sort((a, b) => (a.place ?? 0) - (b.place ?? 0) || a.from - b.from)) {
    const last = all.at(-1);
    if (last !== undefined && last.to === piece.from && areEqual(clipped(last, piece), piece))
      all[all.length - 1] = { ...last, to: piece.to };
    else all.push(piece);
  }
  return all;
}

function clipped<P extends Classes>(piece: P, { from, to }: Classes): P {
  return piece.from === from && piece.to === to ? piece : { ...piece, from, to };
}
