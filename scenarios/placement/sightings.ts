/** A ring of the spec as its nodes see it: with identifiers, neighbours and zones. */
import type { Sighting, Zoning } from '../../impl/placement/zones.ts';
import type { Identifier } from '../../spec/identifier-space/interval.ts';
import { type Frame, occupied, ownerOf, type RingState } from '../../spec/placement/ring.ts';

/** Identifiers per place: nodes at one place have the identifiers after its beginning, one after the other. */
const GRAIN = 16;

export function zoningOf({ places, factor }: Frame): Zoning {
  return { size: places * GRAIN, degree: factor, grain: GRAIN };
}

/** The place of a node, or of the beginning of a grain. */
export function placeOf(id: number): Identifier {
  return Math.floor(id / GRAIN);
}

/** All nodes of the ring, clockwise. */
export function everyNode(state: RingState, frame: Frame): readonly Sighting[] {
  const ids = occupied(state, frame).flatMap((place) => Array.from({ length: state.nodesAt[place] }, (_, i) => place * GRAIN + i));
  const neighbour = (index: number) => ids[(index + ids.length) % ids.length];
  return ids.map((node, i) => ({ node, predecessor: neighbour(i - 1), successor: neighbour(i + 1), machine: null }));
}

/** The owner at `place`. */
export function ownerAt(state: RingState, frame: Frame, place: Identifier): Sighting {
  const owner = everyNode(state, frame).find(({ node }) => placeOf(node) === place);
  if (owner === undefined) throw new Error(`place: got ${place}, expected one with a node`);
  return owner;
}

/** The answers to lookups of the last grains of all zones. */
export function anchorLookups(state: RingState, frame: Frame): readonly Sighting[] {
  return frame.anchors.map((place) => ownerAt(state, frame, ownerOf(state, frame, place)));
}
