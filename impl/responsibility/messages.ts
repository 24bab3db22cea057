/** The requests and outputs between the ring, the fingers, and the epochs. There are no messages between nodes. */
import type { Identifier } from '../identifier-space/interval.ts';
import type { NodeId } from '../kernel/protocol.ts';

/** The classes c with from ≤ c < to at one of the f places of each. */
interface Piece {
  readonly place: number;
  readonly from: number;
  readonly to: number;
}

export type Request =
  /** From the ring: this node owns (predecessor, self]. */
  | { readonly type: 'neighbours'; readonly predecessor: NodeId }
  /** From the ring: this node owns nothing any more. Null: its heir is not known yet. */
  | { readonly type: 'leaving'; readonly heir: NodeId | null }
  /** From the epochs: for these pieces this node speaks. */
  | { readonly type: 'speaks'; readonly pieces: readonly Piece[] }
  /** From the epochs: who may carry this piece? */
  | (Piece & { readonly type: 'lookup' })
  /** From the fingers. */
  | { readonly type: 'found'; readonly key: Identifier; readonly owner: NodeId };

export type Output =
  | (Piece & { readonly type: 'responsible' })
  | (Piece & { readonly type: 'give'; readonly heir: NodeId })
  | (Piece & { readonly type: 'route'; readonly node: NodeId })
  /** To the fingers. */
  | { readonly type: 'find'; readonly key: Identifier };
