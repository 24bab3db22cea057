/** Nodes on the circle. A position is an identifier of a node; a node may have several. */
import type { Identifier } from '../../impl/identifier-space/interval.ts';
import { CIRCLE } from '../../impl/places/identifiers.ts';
import type { RandomStream } from '../../model-check/chance/random.ts';

export interface Position {
  readonly id: Identifier;
  readonly node: number;
  /** The label of the node's machine; left out if it has none. */
  readonly machine?: string | undefined;
}

/** All positions, in ascending order of identifiers. */
export type Positions = readonly Position[];

export function withPosition(positions: Positions, position: Position): Positions {
  return [...positions, position].sort((a, b) => a.id - b.id);
}

export function withoutNode(positions: Positions, node: number): Positions {
  return positions.filter((each) => each.node !== node);
}

export function nodesOf(positions: Positions): readonly number[] {
  return [...new Set(positions.map(({ node }) => node))];
}

/** The index of the first position clockwise of `place`, `place` included. */
export function indexAt(positions: Positions, place: Identifier): number {
  let [low, high] = [0, positions.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (positions[middle].id < place) low = middle + 1;
    else high = middle;
  }
  return low % positions.length;
}

/** An identifier, each equally likely to within 2⁻⁵². */
export function randomIdentifier(stream: RandomStream): Identifier {
  return Math.floor((((stream() >>> 0) * 2 ** 20 + (stream() >>> 12)) / 2 ** 52) * CIRCLE);
}

/** The lengths of the arcs that end at the positions, in the same order. */
export function arcsOf(positions: Positions): readonly number[] {
  return positions.map(({ id }, i) => {
    const { id: previous } = positions[(i + positions.length - 1) % positions.length];
    return (id - previous + CIRCLE) % CIRCLE || CIRCLE;
  });
}
