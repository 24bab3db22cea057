/** The state of a node: the operations of its clients. The replicas are in the layer below. */
import type { Value } from '../kernel/plain-data.ts';
import type { NodeId } from '../kernel/protocol.ts';
import type { Version } from '../places/version.ts';
import type { Get, Put, Read, Write } from './messages.ts';

export interface Config {
  /** The replication factor f. */
  readonly degree: number;
  /** The time without an answer after which a message is sent again, in milliseconds. Omitted: never. */
  readonly retryMs?: number;
  /** How often an operation is sent again before it is given up. Omitted: for ever. */
  readonly giveUpAfter?: number;
}

/** The most operations that a node has open. One more is given up at once. */
export const MOST_OPEN = 1000;

/** The durable record of a node, written once per boot. */
export interface Durable {
  readonly boot: number;
}

export interface State extends Durable {
  readonly self: NodeId;
  readonly config: Config;
  /** By ascending number. */
  readonly operations: readonly Operation[];
  /** How many operations there have been since the boot. */
  readonly begun: number;
  /** The highest counter of a version that this node has made since the boot. */
  readonly clock: number;
  /** Questions to the layer below, in the order in which it answers. Empty between two events of the node. */
  readonly asked: readonly Question[];
}

export interface Operation {
  readonly number: number;
  readonly asked: Get | Put;
  /** The epoch whose answers count; −1: none was heard of yet. */
  readonly epoch: number;
  readonly round: Reading | Writing;
  /** How often it was sent again; 0 if it is never given up. */
  readonly retries: number;
}

export interface Reading {
  readonly phase: 'reading';
  /** By ascending place. */
  readonly answers: readonly Answer[];
}

export interface Answer {
  readonly place: number;
  readonly version: Version;
  readonly value: Value;
}

/** Once an operation writes, it writes the same version until it ends, under whatever epoch. */
export interface Writing {
  readonly phase: 'writing';
  readonly version: Version;
  readonly value: Value;
  /** The places that have kept it under this epoch; ascending. */
  readonly keptAt: readonly number[];
  /** The client has its answer; the other places get the value, too. */
  readonly isTold: boolean;
}

export type Question =
  | { readonly type: 'locate'; readonly number: number; readonly places: readonly number[] }
  | { readonly type: 'look' | 'keep'; readonly from: NodeId; readonly message: Read | Write };

/** A node at its boot number `boot`. */
export function booted(self: NodeId, config: Config, boot: number): State {
  return { self, config, operations: [], begun: 0, clock: 0, boot, asked: [] };
}

/** The places of a class: 0 … f − 1. */
export function placesOf({ config }: State): readonly number[] {
  return Array.from({ length: config.degree }, (_, place) => place);
}
