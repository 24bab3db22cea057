/** The members of a ring at one moment, and their pointers. */
import type { Identifier } from '../../impl/identifier-space/interval.ts';
import type { NodeId } from '../../impl/kernel/protocol.ts';
import type { Pointers } from '../protocols/ring-protocol.ts';

export interface Member extends Pointers {
  readonly id: NodeId;
}

export interface Members {
  /** The number of identifiers on the circle. */
  readonly keys: number;
  /** Ascending by identifier. */
  readonly all: readonly Member[];
}

/** The position of the first number that is at least `least`, in an ascending list; the length of the list when there is none. */
export function positionOf(least: Identifier, ascending: readonly Identifier[]): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle] < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The first of these ascending places clockwise from `place`, itself included. */
export function ownerOf(place: Identifier, ascending: readonly Identifier[]): NodeId {
  return ascending[positionOf(place, ascending) % ascending.length];
}
