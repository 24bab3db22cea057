/** Rings that may be partitioned, and merge, as an observer of the whole network sees them. */
import type { Identifier } from '../identifier-space/interval.ts';
import type { Ring } from '../relaxed-ring/ring.ts';

export interface Merging {
  /** All peers that are up, and their pointers, whichever ring these lead round. */
  readonly ring: Ring;
  /** For each peer that is up, all nodes that it could still contact. */
  readonly knows: readonly { readonly by: Identifier; readonly nodes: readonly Identifier[] }[];
  /** Every message in flight, with the nodes that are named in it. */
  readonly inFlight: readonly { readonly from: Identifier; readonly to: Identifier; readonly names: readonly Identifier[] }[];
  /** Of these the look-ups: `id` is the node whose place is looked for. */
  readonly lookups: readonly { readonly from: Identifier; readonly to: Identifier; readonly id: Identifier }[];
  /** No message is in flight, and nobody has a detection to look into. */
  readonly silent: boolean;
  /** The nodes that a peer would look up again: it does not know yet that they are in its ring. */
  readonly searches: readonly { readonly by: Identifier; readonly of: Identifier }[];
  /** The groups that cannot reach each other now; null while the network is whole. */
  readonly groups: readonly (readonly Identifier[])[] | null;
}
