/**
 * The state by which a node merges its ring with another one.
 *
 * Sources: the SELFMAN slides, "Ring merge algorithm"; T. M. Shafaat, A. Ghodsi, S. Haridi, "Dealing with network
 * partitions in structured overlay networks", Peer-to-Peer Networking and Applications 2(4), 2009.
 */
import { invariant } from '../kernel/invariant.ts';
import type { NodeId } from '../kernel/protocol.ts';
import { ascending } from '../kernel/sorted-set.ts';
import type { MergeLookup, Neighbours, Timer } from './messages.ts';

export interface Config {
  /** The number of identifiers on the ring. */
  readonly keys: number;
  /** F: each look-up is spread to F − 1 nodes. 1 is the simple algorithm, without gossip. */
  readonly fanout: number;
  /** The largest number of nodes in the passive list. */
  readonly passiveListLength: number;
  /** γ: the pause between two look-ups from the queue, in milliseconds. */
  readonly tickMs: number;
  /** The pause before nodes of the passive list are queued again, in milliseconds. Omitted: a node is queued once each time it answers. */
  readonly retryMs?: number;
  /** The pause between two look-ups of this node itself, in milliseconds. Omitted: never. */
  readonly lookForSelfMs?: number;
  /** The "external mechanism" of the slides: at each retry, if no node of the passive list is up, the next of these is queued. */
  readonly bootstrap: readonly NodeId[];
}

export interface State {
  readonly self: NodeId;
  readonly config: Config;
  /** Null: this node is not a member yet. */
  readonly neighbours: Pick<Neighbours, 'predecessor' | 'successor'> | null;
  /** Other nodes of its ring that it can reach; ascending. */
  readonly contacts: readonly NodeId[];
  /**
   * The passive list, newest first: nodes that were suspected while this node pointed to them, until they are known to be in
   * its ring.
   */
  readonly passive: readonly NodeId[];
  /** The watched nodes that are suspected; ascending. */
  readonly suspected: readonly NodeId[];
  /** Nodes that may be of another ring and are still to be looked up; in order, without duplicates. */
  readonly queue: readonly Detection[];
  /** Nodes looked up to continue a merge since the neighbours last changed, or since the last retry; ascending. */
  readonly sought: readonly NodeId[];
  /** Look-ups to carry on in this step. */
  readonly agenda: readonly MergeLookup[];
  /** The timers that are armed. */
  readonly armed: readonly Timer['type'][];
  /** The index of the next node of the bootstrap list. */
  readonly turn: number;
}

export interface Detection {
  readonly node: NodeId;
  readonly fanout: number;
  /** Whether the node was looked up before, in vain. */
  readonly again: boolean;
}

/** The state of a node at boot. Throws `InvariantViolation` if the fanout is less than 1 or the bootstrap list names the node itself. */
export function outsider(self: NodeId, config: Config): State {
  invariant(config.fanout >= 1, 'a look-up goes to one node at least');
  invariant(!config.bootstrap.includes(self), 'no node detects itself');
  return {
    self,
    config,
    neighbours: null,
    contacts: [],
    passive: [],
    suspected: [],
    queue: [],
    sought: [],
    agenda: [],
    armed: [],
    turn: 0,
  };
}

/** A member with nothing to do, as the start of a scenario in the middle of a run. */
export function settled(self: NodeId, predecessor: NodeId, successor: NodeId, config: Config): State {
  return { ...outsider(self, config), neighbours: { predecessor, successor } };
}

/** The nodes that this node points to: its neighbours and contacts. It notices when one of them crashes or is cut off. */
export function pointedTo({ self, neighbours, contacts }: State): readonly NodeId[] {
  const beside = neighbours === null ? [] : [neighbours.predecessor, ...(neighbours.successor === null ? [] : [neighbours.successor])];
  return ascending([...beside, ...contacts]).filter((node) => node !== self);
}

/** The nodes that the failure detector is to watch. Watching the passive list is how its nodes are pinged from time to time. */
export function watchedBy(state: State): readonly NodeId[] {
  return ascending([...pointedTo(state), ...state.passive]);
}
