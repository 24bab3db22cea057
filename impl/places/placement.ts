/**
 * Symmetric replication: where the replicas of a key are. The places of a key's replicas follow from the key alone,
 * and keys fall into classes: who stores one key of a class stores all of them.
 *
 * Sources: A. Ghodsi, L. Onana Alima and S. Haridi, "Symmetric Replication for Structured Peer-to-Peer Systems", DBISP2P
 * 2005; the SELFMAN slides, whose example has 16 identifiers and degree 4: item 1 is at 1, 5, 9 and 13.
 */
import type { Identifier } from '../identifier-space/interval.ts';

export interface Placement {
  /** The number of identifiers on the circle. */
  readonly size: number;
  /** The number of replicas of each item: the slides' f. */
  readonly degree: number;
}

/** A degree that does not divide the identifier space, or is none. */
export class BadPlacement extends Error {
  override readonly name = 'BadPlacement';
}

/**
 * The placement of `degree` replicas on a circle of `size` identifiers. Throws `BadPlacement` unless the degree divides
 * the size: rounded distances, as in Beernet 0.9, make sets of places that depend on the key they are asked for, so
 * that two keys which share one place need not share the others.
 */
export function placement(size: number, degree: number): Placement {
  const areCounts = Number.isSafeInteger(size) && Number.isSafeInteger(degree) && size > 0 && degree > 0;
  if (!areCounts) throw new BadPlacement(`size and degree are whole numbers from 1 on, not ${size} and ${degree}`);
  if (size % degree !== 0) throw new BadPlacement(`degree ${degree} does not divide the ${size} identifiers of the circle`);
  return { size, degree };
}

/** The place of replica `number` of `key`, counted from 1: the first one is at the key itself. */
export function replicaPlace({ size, degree }: Placement, key: Identifier, number: number): Identifier {
  return (key + ((number - 1) * size) / degree) % size;
}

/** The places of all replicas of `key`, the key itself first. */
export function replicaPlaces(placed: Placement, key: Identifier): readonly Identifier[] {
  return Array.from({ length: placed.degree }, (_, i) => replicaPlace(placed, key, i + 1));
}

/** The same places ascending: one array per class, whichever of its keys is asked for. */
export function classOf(placed: Placement, key: Identifier): readonly Identifier[] {
  return replicaPlaces(placed, key % (placed.size / placed.degree));
}

/** Whether the two places are of one class. */
export function sameClass({ size, degree }: Placement, a: Identifier, b: Identifier): boolean {
  return a % (size / degree) === b % (size / degree);
}

/** So many of the replicas that any two such sets share one. */
export function majority(degree: number): number {
  return Math.floor(degree / 2) + 1;
}

/**
 * So many of the *other* replicas are read that any two who restore, and every write, have one in common: as many as a
 * majority of all. To have one in common with the rest of each majority, fewer are enough of an even number, one less. But
 * then two who restore at once may each read whom the other replaces, and never hear of each other: what is written to the
 * one and to whom the other replaces, the other and whom the one replaces do not know (`replication/take-over/4/two`).
 *
 * With so many, of two who have been restored one knew of the other, in words: both have read one place. If from one
 * holder, it has told the later reader of the earlier. If from two, one of these replaces the other and was restored
 * before; it, too, has read a place in common with whoever read the older one, and so on, back to the beginning.
 *
 * Of two replicas there is one other: it must be enough, and is not when each replaces the other
 * (`replication/take-over/2/two`).
 */
export function restoringQuorum(degree: number): number {
  return degree === 2 ? 1 : majority(degree);
}
