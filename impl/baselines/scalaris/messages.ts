/** What a transaction's manager and the replicas say to each other. A manager has one transaction, so its id names it. */

/** What a client did to an item, and the version that it read before. */
export interface Operation {
  readonly type: 'read' | 'write';
  readonly item: string;
  readonly version: number;
}

export type Outcome = 'committed' | 'aborted';

export type Message =
  /** Manager to every replica of the item: "Can this be committed?" */
  | { readonly type: 'prepare'; readonly operation: Operation }
  /** Replica to manager. */
  | { readonly type: 'prepared' }
  | { readonly type: 'refused' }
  /** Manager to a replica whose vote it has: "It is decided." */
  | { readonly type: Outcome };

/** At most one operation per item. */
export interface Commit {
  readonly type: 'commit';
  readonly operations: readonly Operation[];
}

export interface Output {
  readonly type: Outcome;
  readonly operations: readonly Operation[];
}
