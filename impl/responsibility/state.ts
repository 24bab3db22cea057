/** The state of the layer between the ring, which knows identifiers, and the epochs, which know places of classes. */
import type { Identifier } from '../identifier-space/interval.ts';
import type { NodeId } from '../kernel/protocol.ts';
import { type Placement, stepsToReplica } from '../places/placement.ts';

export interface Config {
  readonly placed: Placement;
  /**
   * Whether a lookup for what one without an answer includes is left out. Only the 2nd, 4th, 8th, … of them asks the ring.
   * So a ring that is slow is not asked more and more. Omitted: each asks it.
   */
  readonly repeatsDouble?: boolean;
}

export interface State {
  readonly self: NodeId;
  readonly config: Config;
  /** This node owns (predecessor, self]. Null: it owns nothing. */
  readonly predecessor: NodeId | null;
  /** The node to which a leaver hands everything over; null: this node does not leave, or its heir is not known yet. */
  readonly heir: NodeId | null;
  /** Lookups without an answer; in order, the newest last. */
  readonly sought: readonly Sought[];
}

export interface Piece {
  /** 0 … f − 1. */
  readonly place: number;
  readonly from: number;
  readonly to: number;
}

export interface Sought extends Piece {
  readonly key: Identifier;
  /** How many lookups since then were for a part of it. Omitted: none, or nothing depends on it. */
  readonly repeated?: number;
}

/** The most lookups that a node remembers. The oldest are forgotten, and asked for again by the layer above. */
export const MOST_SOUGHT = 1000;

/** The pieces of (predecessor, self], by place. */
export function ownPieces({ self, predecessor, config }: State): readonly Piece[] {
  if (predecessor === null) return [];
  const { size } = config.placed;
  if (predecessor === self) return piecesOf(config.placed, 0, size);
  const first = predecessor + 1;
  return first <= self + 1 && predecessor < self
    ? piecesOf(config.placed, first, self + 1)
    : [...piecesOf(config.placed, 0, self + 1), ...piecesOf(config.placed, first, size)].sort(byPlace);
}

/** The pieces that are not its own, by place. */
export function otherPieces(state: State): readonly Piece[] {
  const { self, predecessor, config } = state;
  const { size } = config.placed;
  if (predecessor === null) return piecesOf(config.placed, 0, size);
  if (predecessor === self) return [];
  return ownPieces({ ...state, self: predecessor, predecessor: self });
}

/** The identifiers `from` ≤ i < `to`, with from < to ≤ N, as pieces. */
function piecesOf(placed: Placement, from: Identifier, to: Identifier): readonly Piece[] {
  const width = stepsToReplica(placed, 1);
  return Array.from({ length: placed.degree }, (_, place) => place).flatMap((place) => {
    const [first, last] = [Math.max(from - place * width, 0), Math.min(to - place * width, width)];
    return first < last ? [{ place, from: first, to: last }] : [];
  });
}

function byPlace(a: Piece, b: Piece): number {
  return a.place - b.place || a.from - b.from;
}
