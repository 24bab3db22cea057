/** What the coordinator and the participants say to each other. */

export type Decision = 'commit' | 'abort';

export type Message =
  /** Coordinator to participants: "Can you commit?" */
  | { readonly type: 'prepare' }
  /** A participant that says yes has given up the right to abort by itself. */
  | { readonly type: 'yes' }
  | { readonly type: 'no' }
  /** Coordinator to participants: the outcome. */
  | { readonly type: Decision };

/** A client asks the coordinator to commit. */
export interface Begin {
  readonly type: 'begin';
}

export interface Output {
  readonly type: 'committed' | 'aborted';
}
