/** The state of a node: its replicas, the owners that it knows, the operations of its clients, and its restorations. */
import type { Identifier } from '../identifier-space/interval.ts';
import type { NodeId } from '../kernel/protocol.ts';
import type { Claim } from '../places/claim.ts';
import { type Placement, placement } from '../places/placement.ts';
import type { Range } from '../places/range.ts';
import type { Get, Put, Standing, Ticket } from './messages.ts';
import { EMPTY, type Entry, type Gift, type Heard, type Store, type Value, type Version } from './store.ts';

export interface Config {
  readonly placed: Placement;
  /**
   * Whether a reader whose majority does not agree writes the newest value back before it answers. Without that (`plain`),
   * a later read may find an older value.
   */
  readonly reads: 'plain' | 'writtenBack';
  /** Whether acknowledgements of a node that has been replaced since are void (`fenced`), or count (`plain`), as in the slides. */
  readonly acknowledgements: 'plain' | 'fenced';
  /** The answer of a place that is still restoring. `absent` is a deliberate mistake, for comparison. */
  readonly restoring: 'unknown' | 'absent';
  /** The time without an answer after which owners are looked up and asked again, in milliseconds. Omitted: never. */
  readonly askAgainAfterMs?: number;
}

export interface State {
  readonly self: NodeId;
  readonly config: Config;
  readonly store: Store;
  /** The owner that the last lookup of each place found; by ascending place. */
  readonly routes: readonly Route[];
  /** By ascending ticket. */
  readonly operations: readonly Operation[];
  readonly restorations: readonly Restoration[];
  /** Gifts that arrived before this node learned that it is responsible for their places. */
  readonly gifts: readonly Gift[];
  /** The highest counter that this node has given to a version, so that no two of its writes get the same. */
  readonly clock: number;
}

export interface Route {
  readonly place: Identifier;
  readonly owner: NodeId;
}

export type Operation = Reading | Writing;

/** An operation in its first round. */
export interface Reading {
  readonly phase: 'reading';
  readonly ticket: Ticket;
  readonly asked: Get | Put;
  /** At most one for each place; by ascending place. */
  readonly answers: readonly Reply[];
}

export interface Reply extends Standing {
  readonly value: Value | null;
  readonly version: Version;
}

/** An operation in its second round: the write of a `put`, or the write-back of a `get`. */
export interface Writing {
  readonly phase: 'writing';
  readonly ticket: Ticket;
  readonly asked: Get | Put;
  readonly value: Value | null;
  readonly version: Version;
  readonly answers: readonly Standing[];
}

/** A range that this node is restoring, and its progress with each of the other replicas. */
export interface Restoration extends Range {
  readonly claim: Claim;
  /** One for each of the other f − 1 replicas, by ascending `turn` from 1 on. */
  readonly readings: readonly TurnReading[];
}

/** The progress with the replicas at one offset: `turn` · size/f clockwise. */
export interface TurnReading {
  readonly turn: number;
  /** The part not read yet; it is read from its clockwise end. Null: all is read. */
  readonly left: Range | null;
  /** The parts read so far: their places, and the epoch in which the holder that answered holds them. */
  readonly parts: readonly Heard[];
}

/** A node without replicas. Throws `BadPlacement` unless the replication factor divides the size of the circle. */
export function newcomer(self: NodeId, config: Config): State {
  placement(config.placed.size, config.placed.degree);
  return { self, config, store: EMPTY, routes: [], operations: [], restorations: [], gifts: [], clock: 0 };
}

/** The entry that the operation writes at `place`. */
export function entryAt({ asked, value, version }: Writing, place: Identifier): Entry {
  return { place, key: asked.key, value, version };
}
