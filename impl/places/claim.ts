/**
 * The epoch in which a node holds a place. A node that takes over from a crashed one begins a new epoch, higher than all
 * that it knows of. A node that receives the place in a hand-over continues the giver's epoch.
 *
 * To all that have heard of the new epoch, acknowledgements of the crashed node are void. Otherwise a write could complete
 * although the only replicas that acknowledged it have crashed, and nobody restored it. The idea is the crash vector of
 * E. Michael, D. Ports, N. Sharma and A. Szekeres, "Recovering Shared Objects Without Stable Storage", DISC 2017.
 */
import type { NodeId } from '../kernel/protocol.ts';

/** An epoch. The node that began it decides between two of one round. */
export interface Claim {
  readonly round: number;
  readonly node: NodeId;
}

/** The epoch of nodes that were members from the beginning. */
export const INITIAL: Claim = { round: 0, node: 0 };

export function isHigher(a: Claim, b: Claim): boolean {
  return a.round === b.round ? a.node > b.node : a.round > b.round;
}

export function higher(a: Claim, b: Claim): Claim {
  return isHigher(a, b) ? a : b;
}
