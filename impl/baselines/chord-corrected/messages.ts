/** The messages of the corrected Chord. Each question gets an answer, unless the asked node has failed. */
import type { NodeId } from '../../kernel/protocol.ts';

export type Message =
  /** "I want to join: do I belong between you and your successor?" */
  | { readonly type: 'join' }
  /** "You do: this is my successor list, and now yours." */
  | { readonly type: 'welcome'; readonly successors: readonly NodeId[] }
  /** "You do not: ask this member." */
  | { readonly type: 'goOn'; readonly to: NodeId }
  | { readonly type: 'whoIsAroundYou' }
  | { readonly type: 'aroundMe'; readonly predecessor: NodeId | null; readonly successors: readonly NodeId[] }
  /** "I cannot answer now: I wait for an answer myself." */
  | { readonly type: 'busy' }
  /** "I might be your predecessor." */
  | { readonly type: 'notify' }
  | { readonly type: 'areYouThere' }
  | { readonly type: 'hereIAm' };

export interface Stabilise {
  readonly type: 'stabilise';
}

export interface TryAgain {
  readonly type: 'tryAgain';
}

export interface Output {
  readonly type: 'joined';
}
