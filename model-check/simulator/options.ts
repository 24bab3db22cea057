/** The options of a simulation and of its runs. */
import type { NodeId, Protocol, ProtocolTypes } from '../../impl/kernel/protocol.ts';
import type { Delay } from './delay.ts';
import type { SimulatedNetwork } from './links.ts';
import type { Observer } from './observer.ts';

export interface SimulationOptions<X extends ProtocolTypes> {
  readonly protocol: Protocol<X>;
  readonly seed: number;
  readonly network: SimulatedNetwork;
  /** How long watchers take to notice that a node is down or out of reach; left out: they never do. */
  readonly suspectsAfterMs?: number | Delay;
  /** How long a detector takes to withdraw its suspicions after a partition has healed; left out: `suspectsAfterMs`. */
  readonly trustsAfterMs?: number | Delay;
  /** How long a disk takes to sync a record. A crash loses what is not synced, and nothing that follows leaves the node before. Left out: no time. */
  readonly syncsAfterMs?: number | Delay;
  readonly observers?: readonly Observer<X>[];
}

/** The state of a node that has been running for a while. */
export interface Settled<X extends ProtocolTypes> {
  readonly state: X['state'];
  readonly timers?: readonly X['timer'][];
  readonly monitored?: readonly NodeId[];
}

/** Where to stop. Without a limit, a run goes on until no event is due. */
export interface Limits {
  readonly untilMs?: number;
  readonly events?: number;
}

export interface Run {
  readonly end: 'quiet' | 'time' | 'events';
  /** Events taken in this run. */
  readonly events: number;
}
