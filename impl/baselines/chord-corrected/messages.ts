/** What the nodes of the corrected Chord say to each other. A question is answered, or the asked node has failed. */
import type { NodeId } from '../../kernel/protocol.ts';

export type Message =
  /** "I want to join: is my place right behind yours?" */
  | { readonly type: 'join' }
  /** "It is: this is my successor list, and now yours." */
  | { readonly type: 'welcome'; readonly successors: readonly NodeId[] }
  /** "It is not: ask that one." */
  | { readonly type: 'goOn'; readonly to: NodeId }
  | { readonly type: 'whoIsAroundYou' }
  | { readonly type: 'aroundMe'; readonly predecessor: NodeId | null; readonly successors: readonly NodeId[] }
  /** "I wait for an answer myself, and cannot tell you now." */
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
