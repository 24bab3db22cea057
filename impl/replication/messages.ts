/** The messages about replicas, the requests of clients and of the overlay below, and the outputs to both. */
import type { Identifier } from '../identifier-space/interval.ts';
import type { NodeId } from '../kernel/protocol.ts';
import type { Claim } from '../places/claim.ts';
import type { Range } from '../places/range.ts';
import type { Entry, Gift, Heard, Value, Version } from './store.ts';

export type Message = Read | Held | Write | Written | Unknown | Fetch | Fetched | HandOver;

/** "Send me your value at this place." First round of each operation, to all f replicas. */
export interface Read {
  readonly type: 'read';
  readonly ticket: Ticket;
  readonly place: Identifier;
  readonly key: Identifier;
}

/** The answer to `read`: this replica's value and version. */
export interface Held extends Standing {
  readonly type: 'held';
  readonly ticket: Ticket;
  /** Null: deleted, or never written. */
  readonly value: Value | null;
  readonly version: Version;
}

/** "Keep this, unless you have a newer version." Second round, to all f replicas. */
export interface Write {
  readonly type: 'write';
  readonly ticket: Ticket;
  readonly entry: Entry;
}

/** The answer to `write`: this replica has the version, or a newer one. */
export interface Written extends Standing {
  readonly type: 'written';
  readonly ticket: Ticket;
}

/** "I cannot answer for this place": the sender is not responsible, or is still restoring. */
export interface Unknown {
  readonly type: 'unknown';
  readonly ticket: Ticket;
  readonly place: Identifier;
}

/** The place that a replica answers for, the epoch in which it holds that place, and the epochs heard of for the class's other places. */
export interface Standing {
  readonly place: Identifier;
  readonly claim: Claim;
  /** Epochs above the initial one only; by ascending place. */
  readonly others: readonly Titled[];
}

/** The epoch of one place. */
export interface Titled {
  readonly place: Identifier;
  readonly claim: Claim;
}

/** "I have become responsible for this range, in this epoch. Send me your data for the range `turn` · size/f further clockwise." */
export interface Fetch {
  readonly type: 'fetch';
  readonly range: Range;
  /** The offset in units of size/f, 1 … f − 1. */
  readonly turn: number;
  readonly claim: Claim;
}

/** The answer to `fetch`: the receiver's data for the clockwise end of the range, back to where its own responsibility begins. */
export interface Fetched {
  readonly type: 'fetched';
  readonly part: Range;
  readonly turn: number;
  /** The epoch in the fetch. */
  readonly claim: Claim;
  /** The epoch in which the sender holds its own places. */
  readonly title: Claim;
  /** With their places moved to those of the asker. */
  readonly entries: readonly Entry[];
  readonly heard: readonly Heard[];
}

/** "These places are yours now; I no longer answer for them." */
export interface HandOver {
  readonly type: 'handOver';
  readonly gift: Gift;
}

/** The number that a client gives to its operation; each number once at one node. */
export type Ticket = number;

export type Request = Get | Put | Responsible | FoundOwner | Leave;

export interface Get {
  readonly type: 'get';
  readonly ticket: Ticket;
  readonly key: Identifier;
}

export interface Put {
  readonly type: 'put';
  readonly ticket: Ticket;
  readonly key: Identifier;
  /** Null: delete. */
  readonly value: Value | null;
}

/** From below: this node is responsible for (predecessor, self] from now on. */
export interface Responsible {
  readonly type: 'responsible';
  readonly predecessor: NodeId;
}

/** From below: a lookup has found `owner` for the place. The answer may be outdated. */
export interface FoundOwner {
  readonly type: 'found';
  readonly place: Identifier;
  readonly owner: NodeId;
}

/** From below: this node leaves, and is responsible for nothing any more. All its places go to `heir`. */
export interface Leave {
  readonly type: 'leave';
  readonly heir: NodeId;
}

export type Output =
  | { readonly type: 'got'; readonly ticket: Ticket; readonly value: Value | null; readonly version: Version }
  | { readonly type: 'stored'; readonly ticket: Ticket; readonly version: Version }
  /** To below: find the owner of this place. */
  | { readonly type: 'lookup'; readonly place: Identifier }
  /** All places that this node is responsible for are restored. */
  | { readonly type: 'restored' };

/** No answer for a while: find the owners again, and ask them again. */
export interface Timer {
  readonly type: 'askAgain';
}
