/**
 * The relaxed ring's join as published, its faults included: B. Mejías and P. Van Roy, "The Relaxed-Ring: a
 * Fault-Tolerant Topology for Structured Overlay Networks", Parallel Processing Letters 18(3), 2008.
 *
 * Joins only: what the paper does about crashes is left out. `impl/relaxed-ring` is the protocol that works.
 */
import type { NodeId } from '../../kernel/protocol.ts';
import type { Lookup } from './messages.ts';

export interface Config {
  readonly keys: number;
  /** A member through which to join. */
  readonly contact: NodeId;
}

export type State = Joining | Member;

/** The paper's peer whose `succ` and `pred` are nil. */
export interface Joining {
  readonly status: 'joining';
  readonly self: NodeId;
  readonly config: Config;
  /** The paper does not say what a joining peer does with a lookup. It waits here, so that only the join is on trial. */
  readonly waiting: readonly Lookup[];
}

export interface Member {
  readonly status: 'member';
  readonly self: NodeId;
  readonly config: Config;
  readonly predecessor: NodeId;
  readonly successor: NodeId;
  /** The paper's `predlist`: ascending. */
  readonly oldPredecessors: readonly NodeId[];
}

/** A member with nothing pending: for beginning in the middle of a run. */
export function perfectMember(self: NodeId, predecessor: NodeId, successor: NodeId, config: Config): Member {
  return { status: 'member', self, config, predecessor, successor, oldPredecessors: [] };
}
