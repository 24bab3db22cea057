/** The messages between the coordinator and the participants. */

export type Decision = 'commit' | 'abort';

export type Message =
  /** Coordinator to participants: "Can you commit?" */
  | { readonly type: 'prepare' }
  /** "I can." From here on the participant may no longer abort by itself. */
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
