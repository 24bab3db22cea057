/**
 * What a node remembers so that its ring can be merged with another one.
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
  /** F: each look-up is spread to so many nodes, less one. 1: the simple algorithm, without gossip. */
  readonly fanout: number;
  /** How many nodes the passive list holds. */
  readonly passiveListLength: number;
  /** γ: how long to wait between two detections, in milliseconds. */
  readonly tickMs: number;
  /** How long to wait before a node of the passive list is detected again, in milliseconds; without it, each is once whenever it answers. */
  readonly retryMs?: number;
  /** How often to look for oneself, in milliseconds; without it, never. */
  readonly lookForSelfMs?: number;
  /** Nodes that are detected in turn, at each retry, while the passive list has none that is up: the "external mechanism" of the slides. */
  readonly bootstrap: readonly NodeId[];
}

export interface State {
  readonly self: NodeId;
  readonly config: Config;
  /** Null: not a member yet. */
  readonly neighbours: Pick<Neighbours, 'predecessor' | 'successor'> | null;
  /** Others of its ring that it can reach; ascending. */
  readonly contacts: readonly NodeId[];
  /** The passive list: nodes to which it pointed when they were taken to be down, the newest first, until it knows them to be in its ring. */
  readonly passive: readonly NodeId[];
  /** Of those that it watches the ones that are taken to be down; ascending. */
  readonly suspected: readonly NodeId[];
  /** Those that were detected, and are still to be looked up, the next one first. None twice. */
  readonly queue: readonly Detection[];
  /** Those that it has looked up to continue a merger since its neighbours last changed, or it last tried again; ascending. */
  readonly sought: readonly NodeId[];
  /** Look-ups that are to go on in this step. */
  readonly agenda: readonly MergeLookup[];
  /** The timers that are armed. */
  readonly armed: readonly Timer['type'][];
  /** Which node of the bootstrap list is next. */
  readonly turn: number;
}

export interface Detection {
  readonly node: NodeId;
  readonly fanout: number;
  /** It was looked up before, in vain. */
  readonly again: boolean;
}

/** A node as it boots. */
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

/** A member with nothing to do, for beginning in the middle of a run. */
export function settled(self: NodeId, predecessor: NodeId, successor: NodeId, config: Config): State {
  return { ...outsider(self, config), neighbours: { predecessor, successor } };
}

/** Whom it points to: those whose crash, or loss, it notices. */
export function pointedTo({ self, neighbours, contacts }: State): readonly NodeId[] {
  const beside = neighbours === null ? [] : [neighbours.predecessor, ...(neighbours.successor === null ? [] : [neighbours.successor])];
  return ascending([...beside, ...contacts]).filter((node) => node !== self);
}

/** Whom the failure detector is to watch. To watch those of the passive list is to ping them from time to time. */
export function watchedBy(state: State): readonly NodeId[] {
  return ascending([...pointedTo(state), ...state.passive]);
}
