/** What the nodes say to each other about replicas, what clients and the overlay below ask of them, and what they are told. */
import type { Identifier } from '../identifier-space/interval.ts';
import type { NodeId } from '../kernel/protocol.ts';
import type { Claim } from '../places/claim.ts';
import type { Range } from '../places/range.ts';
import type { Entry, Gift, Heard, Value, Version } from './store.ts';

export type Message = Read | Held | Write | Written | Unknown | Fetch | Fetched | HandOver;

/** "What have you at this place?" First round of every operation. */
export interface Read {
  readonly type: 'read';
  readonly ticket: Ticket;
  readonly place: Identifier;
  readonly key: Identifier;
}

export interface Held extends Standing {
  readonly type: 'held';
  readonly ticket: Ticket;
  /** Null: deleted, or never written. */
  readonly value: Value | null;
  readonly version: Version;
}

/** "Keep this, unless you have something newer." Second round. */
export interface Write {
  readonly type: 'write';
  readonly ticket: Ticket;
  readonly entry: Entry;
}

export interface Written extends Standing {
  readonly type: 'written';
  readonly ticket: Ticket;
}

/** "I do not speak for this place": not responsible, or still restoring. */
export interface Unknown {
  readonly type: 'unknown';
  readonly ticket: Ticket;
  readonly place: Identifier;
}

/** For which place a replica speaks, under which title, and what it has heard of titles for the other places of the class. */
export interface Standing {
  readonly place: Identifier;
  readonly claim: Claim;
  /** Only those that are not the first ones; by rising places. */
  readonly others: readonly Titled[];
}

export interface Titled {
  readonly place: Identifier;
  readonly claim: Claim;
}

/** "I have become responsible for this range, under this claim. What is in yours, so many turns further?" */
export interface Fetch {
  readonly type: 'fetch';
  readonly range: Range;
  /** 1: a degree-th of the circle further. */
  readonly turn: number;
  readonly claim: Claim;
}

/** What the receiver of `fetch` has for the upper end of the range, as far down as it is responsible. */
export interface Fetched {
  readonly type: 'fetched';
  readonly part: Range;
  readonly turn: number;
  /** That of the fetch. */
  readonly claim: Claim;
  /** That of the sender, for its own places. */
  readonly title: Claim;
  /** As replicas for the asker's places. */
  readonly entries: readonly Entry[];
  readonly heard: readonly Heard[];
}

/** "This is yours now; I do not speak for it any more." */
export interface HandOver {
  readonly type: 'handOver';
  readonly gift: Gift;
}

/** What a client calls its operation; no two at one node have the same. */
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

/** From below: this node is responsible for (predecessor, itself] from now on. */
export interface Responsible {
  readonly type: 'responsible';
  readonly predecessor: NodeId;
}

/** From below: a lookup for the place has led to this node. It need not be right. */
export interface FoundOwner {
  readonly type: 'found';
  readonly place: Identifier;
  readonly owner: NodeId;
}

/** From below: this node is responsible for nothing any more; its successor takes over. */
export interface Leave {
  readonly type: 'leave';
  readonly heir: NodeId;
}

export type Output =
  | { readonly type: 'got'; readonly ticket: Ticket; readonly value: Value | null; readonly version: Version }
  | { readonly type: 'stored'; readonly ticket: Ticket; readonly version: Version }
  /** To below: who is responsible for this place? */
  | { readonly type: 'lookup'; readonly place: Identifier }
  /** All places that this node is responsible for are restored. */
  | { readonly type: 'restored' };

/** No answer has come for a while: look up again, and ask again. */
export interface Timer {
  readonly type: 'askAgain';
}
