/** The data of a node for the places that it is responsible for: replicas, reservations and restorations. */
import type { Identifier } from '../identifier-space/interval.ts';
import type { NodeId } from '../kernel/protocol.ts';
import type { Claim } from '../places/claim.ts';
import type { Title, TransactionId, Value, Version } from './transaction.ts';

/** The version and value of the replica at `place`. */
export interface Copy {
  readonly key: Identifier;
  readonly place: Identifier;
  readonly version: Version;
  readonly value: Value | null;
}

/** A replica of an item, with its locks. */
export interface Replica {
  readonly version: Version;
  /** Null: never written, or deleted. */
  readonly value: Value | null;
  /** The transactions that it has prepared and that read it; ascending. */
  readonly readers: readonly TransactionId[];
  /** The transactions that it has prepared and that write it; ascending. Only a restoration finds several, of which at most one commits. */
  readonly writers: readonly TransactionId[];
}

/** The reservation of a replica: its holder, and the transactions that wait for it. */
export interface Reservation {
  /** The number of reservations so far. It is the token of the present holder, which alone may prepare by it. */
  readonly token: number;
  readonly holder: Holder | null;
  /** In order of arrival. */
  readonly waiting: readonly Holder[];
}

export interface Holder {
  readonly transaction: TransactionId;
  readonly manager: NodeId;
}

/** Places taken over in an epoch, and not restored yet. */
export interface Restoration extends Title {
  /** The replicas that have answered, by ascending `turn`. */
  readonly told: readonly Told[];
}

/** An answer of the replicas `turn` · size/f clockwise, whose holder has its places in the epoch `title`. */
export interface Told {
  readonly turn: number;
  readonly title: Claim;
}
