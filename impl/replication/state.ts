/** What a node knows: its replicas, where others are, and what it is about to do for its clients and itself. */
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
   * Whether a reader whose majority does not agree writes back the newest value that it has read, before it answers. A
   * plain majority read may be followed by one that finds an older value.
   */
  readonly reads: 'plain' | 'writtenBack';
  /** Whether acknowledgements of who has been replaced since are void. `plain`: they count, as in the slides. */
  readonly acknowledgements: 'plain' | 'fenced';
  /** What a place answers before it is restored. `absent`: a fault, for comparison. */
  readonly restoring: 'unknown' | 'absent';
  /** After so many milliseconds without an answer, owners are looked up and asked again. Left out: never. */
  readonly askAgainAfterMs?: number;
}

export interface State {
  readonly self: NodeId;
  readonly config: Config;
  readonly store: Store;
  /** Where lookups led last; by rising places. */
  readonly routes: readonly Route[];
  /** By rising tickets. */
  readonly operations: readonly Operation[];
  readonly restorations: readonly Restoration[];
  /** What was handed over before this node was told that it is responsible. */
  readonly gifts: readonly Gift[];
  /** The highest counter that this node has given to a version: no two of its writes get the same. */
  readonly clock: number;
}

export interface Route {
  readonly place: Identifier;
  readonly owner: NodeId;
}

export type Operation = Reading | Writing;

export interface Reading {
  readonly phase: 'reading';
  readonly ticket: Ticket;
  readonly asked: Get | Put;
  /** At most one for each place; by rising places. */
  readonly answers: readonly Reply[];
}

export interface Reply extends Standing {
  readonly value: Value | null;
  readonly version: Version;
}

export interface Writing {
  readonly phase: 'writing';
  readonly ticket: Ticket;
  readonly asked: Get | Put;
  readonly value: Value | null;
  readonly version: Version;
  readonly answers: readonly Standing[];
}

/** A range that this node has become responsible for, and what it has read of the other replicas. */
export interface Restoration extends Range {
  readonly claim: Claim;
  /** One for each other replica, by turns from 1 on. */
  readonly readings: readonly TurnReading[];
}

export interface TurnReading {
  readonly turn: number;
  /** What is still to be read, from its upper end down. Null: nothing. */
  readonly left: Range | null;
  /** Whose answers have been taken in: their places, and under which titles they spoke. */
  readonly parts: readonly Heard[];
}

/** Throws `BadPlacement` when the degree does not divide the circle. */
export function newcomer(self: NodeId, config: Config): State {
  placement(config.placed.size, config.placed.degree);
  return { self, config, store: EMPTY, routes: [], operations: [], restorations: [], gifts: [], clock: 0 };
}

/** The entry that `operation` leaves at `place`. */
export function entryAt({ asked, value, version }: Writing, place: Identifier): Entry {
  return { place, key: asked.key, value, version };
}
