/** The messages between the manager of a transaction and the replicas. A manager has one transaction, so its identifier names it. */

/** An operation of a client on an item, with the version that the client has read. */
export interface Operation {
  readonly type: 'read' | 'write';
  readonly item: string;
  readonly version: number;
}

export type Outcome = 'committed' | 'aborted';

export type Message =
  /** Manager to each replica of the item: "Can you commit this?" */
  | { readonly type: 'prepare'; readonly operation: Operation }
  /** Replica to manager. */
  | { readonly type: 'prepared' }
  | { readonly type: 'refused' }
  /** Manager to a replica that has voted: the outcome. */
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
