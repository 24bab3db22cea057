/** Who is in a ring at one moment, and where each one's pointers lead. */
import type { Identifier } from '../../impl/identifier-space/interval.ts';
import type { NodeId } from '../../impl/kernel/protocol.ts';
import type { Pointers } from '../protocols/ring-protocol.ts';

export interface Member extends Pointers {
  readonly id: NodeId;
}

export interface Members {
  /** The number of identifiers on the circle. */
  readonly keys: number;
  /** In the order of their identifiers. */
  readonly all: readonly Member[];
}

/** The position of the first of these rising numbers that is at least `least`; their count when there is none. */
export function positionOf(least: Identifier, rising: readonly Identifier[]): number {
  let low = 0;
  let high = rising.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rising[middle] < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The first of these rising places that is met clockwise from `place`, itself included. */
export function ownerOf(place: Identifier, rising: readonly Identifier[]): NodeId {
  return rising[positionOf(place, rising) % rising.length];
}
