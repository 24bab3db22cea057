/**
 * Symmetric replication: where the replicas of a key are. The places follow from the key alone. Keys with the same places
 * form a class.
 *
 * Sources: A. Ghodsi, L. Onana Alima and S. Haridi, "Symmetric Replication for Structured Peer-to-Peer Systems", DBISP2P
 * 2005; the SELFMAN slides. Their example has 16 identifiers and replication factor 4: item 1 is at 1, 5, 9 and 13.
 */
import type { Identifier } from '../identifier-space/interval.ts';

export interface Placement {
  /** The number of identifiers on the circle. */
  readonly size: number;
  /** The replication factor f: the number of replicas of each item. */
  readonly degree: number;
}

/** The replication factor does not divide the number of identifiers, or one of the two is not a whole number from 1 on. */
export class BadPlacement extends Error {
  override readonly name = 'BadPlacement';
}

/**
 * The placement of `degree` replicas on a circle of `size` identifiers. Throws `BadPlacement` unless `degree` divides
 * `size`. With rounded distances, as in Beernet 0.9, two keys that share one place need not share the others.
 */
export function placement(size: number, degree: number): Placement {
  const areCounts = Number.isSafeInteger(size) && Number.isSafeInteger(degree) && size > 0 && degree > 0;
  if (!areCounts) throw new BadPlacement(`size, degree: got ${size} and ${degree}, expected whole numbers from 1 on`);
  if (size % degree !== 0) throw new BadPlacement(`degree: got ${degree}, expected a divisor of ${size}, the size of the circle`);
  return { size, degree };
}

/** The place of replica `number` of `key`, counted from 1. The first is at the key itself. */
export function replicaPlace(placed: Placement, key: Identifier, number: number): Identifier {
  return (key + stepsToReplica(placed, number - 1)) % placed.size;
}

/** The steps clockwise from a place to the place of its class that is `turn` replicas further: turn · N/f. */
export function stepsToReplica({ size, degree }: Placement, turn: number): number {
  return (turn * size) / degree;
}

/** The places of all replicas of `key`, the key itself first. */
export function replicaPlaces(placed: Placement, key: Identifier): readonly Identifier[] {
  return Array.from({ length: placed.degree }, (_, i) => replicaPlace(placed, key, i + 1));
}

/** The places of the class of `key`, ascending: the same array for each key of the class. */
export function classOf(placed: Placement, key: Identifier): readonly Identifier[] {
  return replicaPlaces(placed, key % (placed.size / placed.degree));
}

/** ⌊f/2⌋ + 1. Any two sets of this size among f replicas share a replica. */
export function majority(degree: number): number {
  return Math.floor(degree / 2) + 1;
}

/**
 * How many of the other f − 1 replicas a restoration reads: ⌊f/2⌋ + 1. So it shares one with every write and with
 * every other restoration.
 *
 * To share one with every write, ⌊f/2⌋ would be enough for even f. But then A and B, two nodes that restore at once,
 * may each read the failed node that the other replaces. In that case they never hear of each other. A write
 * acknowledged by A and by the node that B replaces is then unknown to B and to the node that A replaces
 * (`replication/take-over/4/two`).
 *
 * With ⌊f/2⌋ + 1, of any two restored nodes one has heard of the other's epoch, because both have read one place. If one
 * holder answered both, it has told the later reader of the earlier one. If two holders answered, one of them replaces the
 * other and was restored first. That holder, too, shares a place with the node that read the older holder, and so on, back
 * to the beginning.
 *
 * With f = 2 there is one other replica, so that one has to be enough. It is not when each of two nodes replaces the
 * holder that the other reads (`replication/take-over/2/two`).
 */
export function restoringQuorum(degree: number): number {
  return degree === 2 ? 1 : majority(degree);
}
