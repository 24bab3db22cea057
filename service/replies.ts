/** The bodies of answers. Their JSON Schemas, and those in the OpenAPI document, are generated from these types. */

/** A key as it is. */
export interface KeyReply {
  readonly key: string;
  /** @pattern ^\d{1,16}\.\d{1,16}\.\d{1,16}$ */
  readonly version: string;
  /** Any JSON value; left out: the key has none. */
  readonly value?: unknown;
}

export interface ReadReply {
  /** In the order of the keys that were asked for. */
  readonly values: readonly KeyReply[];
}

export interface TransactionReply {
  readonly committed: true;
  /** In the order of the writes. */
  readonly versions: readonly {
    readonly key: string;
    /** @pattern ^\d{1,16}\.\d{1,16}\.\d{1,16}$ */
    readonly version: string;
  }[];
}

/**
 * What is known of a request with an id. `open`: it has not happened so far, and still may. `aborted`: it was given up, and never
 * happens. `forgotten`: it may have happened, or may not.
 */
export interface FateReply {
  readonly id: string;
  readonly state: 'committed' | 'aborted' | 'open' | 'forgotten';
  /** For `committed`: those of its writes, in their order. */
  readonly versions?: readonly string[];
}

/** A page of the keys that a node keeps. */
export interface KeyPage {
  /** Keys that have, or had, a value. */
  readonly keys: readonly string[];
  /** The cursor of the next page; null: this is the last one. */
  readonly next: string | null;
}

/** The node hands its places over, and ends then. */
export interface LeaveReply {
  readonly leaving: true;
}

export interface LivenessReply {
  readonly live: true;
}

/** Whether the node serves clients. */
export interface ReadinessReply {
  readonly ready: boolean;
}
