/** What a node holds for the places that it is responsible for: replicas, who has reserved them, and what is still missing. */
import type { Identifier } from '../identifier-space/interval.ts';
import type { NodeId } from '../kernel/protocol.ts';
import type { Claim } from '../places/claim.ts';
import type { Title, TransactionId, Value, Version } from './transaction.ts';

/** What the replica at `place` holds. */
export interface Copy {
  readonly key: Identifier;
  readonly place: Identifier;
  readonly version: Version;
  readonly value: Value | null;
}

/** A replica of an item, and who has it locked. */
export interface Replica {
  readonly version: Version;
  /** Null: never written, or deleted. */
  readonly value: Value | null;
  /** Transactions that it has prepared and that read it; ascending. */
  readonly readers: readonly TransactionId[];
  /** Transactions that it has prepared and that write it; ascending. Only who restores a replica may find several, of which one at most commits. */
  readonly writers: readonly TransactionId[];
}

/** Who has reserved a replica, and who waits for it. */
export interface Reservation {
  /** How often it has been reserved: the token of the present holder, who is the only one that may vote by it. */
  readonly token: number;
  readonly holder: Holder | null;
  /** In order of arrival. */
  readonly waiting: readonly Holder[];
}

export interface Holder {
  readonly transaction: TransactionId;
  readonly manager: NodeId;
}

/** Places that are claimed, and not restored yet. */
export interface Restoration extends Title {
  /** Who has told what it has: so many degree-ths of the circle further, and under which title; ascending. */
  readonly told: readonly Told[];
}

export interface Told {
  readonly turn: number;
  readonly title: Claim;
}
