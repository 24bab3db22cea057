/** A way to place replicas on nodes that come and go. */
import type { Identifier } from '../../impl/identifier-space/interval.ts';
import type { RandomStream } from '../../model-check/chance/random.ts';
import type { Position, Positions } from './positions.ts';

export interface Scheme {
  readonly name: string;
  /** The positions of a newcomer, on a machine if it is given. */
  enter(positions: Positions, node: number, stream: RandomStream, machine?: string): readonly Position[];
  /** One move that repairs the placement. Null: there is nothing to move. Left out: nobody moves. */
  repair?(positions: Positions, stream: RandomStream): Positions | null;
  /** Keys whose places differ by a multiple of this have the same replicas. */
  readonly period: number;
  /** The node that holds each of the f replicas of a key at `place`; null: nobody does. */
  holders(positions: Positions, place: Identifier): readonly (number | null)[];
  /** Ends of arcs in which all keys have the same holders, besides the identifiers themselves. */
  readonly borders?: readonly Identifier[];
}
