/**
 * Churn: a perfect ring, and what happens to its nodes, when. One script is one run: all else follows from its seed.
 *
 * The checker tries every order of events with three to five nodes; scripts try some orders with up to a few dozen nodes.
 */
import { unreachable } from '../../../impl/kernel/invariant.ts';
import type { NodeId } from '../../../impl/kernel/protocol.ts';
import type { Config } from '../../../impl/relaxed-ring/state.ts';
import type { Delay } from '../../../model-check/simulator/delay.ts';
import type { SimulatedNetwork } from '../../../model-check/simulator/links.ts';

export interface Script {
  /** The settings that all nodes have in common. A node that waits to be let in asks again; the checker explores the ring without that. */
  readonly ring: Omit<Config, 'contacts'> & { readonly retryAfterMs: number };
  /** Those that form a perfect ring in the beginning; ascending, at least one. */
  readonly members: readonly NodeId[];
  readonly network: SimulatedNetwork;
  /** How long a crash goes unnoticed by a node that watches. */
  readonly detection: Delay;
  readonly seed: number;
  /** By time. An action at a node that is absent or down does not happen. */
  readonly actions: readonly Action[];
}

export type Action = Join | Crash | Leave | Suspect;

interface Timed {
  readonly atMs: number;
}

export interface Join extends Timed {
  readonly type: 'join';
  readonly node: NodeId;
  readonly contacts: readonly NodeId[];
}

interface Crash extends Timed {
  readonly type: 'crash';
  readonly node: NodeId;
}

interface Leave extends Timed {
  readonly type: 'leave';
  readonly node: NodeId;
}

/** A false suspicion, which is taken back. */
interface Suspect extends Timed {
  readonly type: 'suspect';
  readonly by: NodeId;
  /** This node if `by` watches it by then, else the next one clockwise that it watches. */
  readonly of: NodeId;
  readonly forMs: number;
}

/** When an action is over, as far as the outside is concerned. */
export function endMs(action: Action): number {
  return action.atMs + (action.type === 'suspect' ? action.forMs : 0);
}

/** How long the ring is given to notice what has happened, and to mend it. */
export function mendingMs({ network, detection }: Script): number {
  return longestMs(detection) + 10 * longestMs(network.delay);
}

/**
 * How long it takes until nothing of what has happened is left in any list of successors. Lists are renewed from
 * their far ends, one node in each round. A node that does not refresh hears of changes beyond its successor by
 * chance only.
 */
export function forgettingMs(script: Script): number {
  const { successorListLength, refreshAfterMs = Number.POSITIVE_INFINITY } = script.ring;
  return mendingMs(script) + (successorListLength + 2) * refreshAfterMs;
}

/** How many nodes the script speaks of. */
export function sizeOf({ members, actions }: Script): number {
  return members.length + actions.filter(({ type }) => type === 'join').length;
}

/** The longest time that such a delay takes, as good as always. */
function longestMs(delay: Delay): number {
  switch (delay.type) {
    case 'constant':
      return delay.ms;
    case 'uniform':
      return delay.toMs;
    case 'exponential':
      return 10 * delay.meanMs;
    default:
      return unreachable(delay);
  }
}
