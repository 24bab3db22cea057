/**
 * Under which title a node speaks for a place. Who takes over from a node that has crashed claims the place under a
 * title of its own, higher than all that it knows of; who is handed a place over inherits the title with it.
 *
 * What the dead node has acknowledged is then void for all who have heard of the new claim. Without that, a write that
 * was acknowledged by the dead, and restored by nobody, completes. The idea is the crash vector of E. Michael, D. Ports,
 * N. Sharma and A. Szekeres, "Recovering Shared Objects Without Stable Storage", DISC 2017.
 */
import type { NodeId } from '../kernel/protocol.ts';

export interface Claim {
  readonly round: number;
  readonly node: NodeId;
}

/** The title of those who were there from the beginning. */
export const INITIAL: Claim = { round: 0, node: 0 };

export function isHigher(a: Claim, b: Claim): boolean {
  return a.round === b.round ? a.node > b.node : a.round > b.round;
}

export function higher(a: Claim, b: Claim): Claim {
  return isHigher(a, b) ? a : b;
}
