/** The messages of Chord. Each remote call of the pseudo-code is a question and an answer here. */
import type { Identifier } from '../../identifier-space/interval.ts';
import type { NodeId } from '../../kernel/protocol.ts';

export type Message =
  | FindSuccessor
  /** The answer, given by the last node counter-clockwise of the key on behalf of its successor. */
  | { readonly type: 'successorFound'; readonly key: Identifier; readonly purpose: Purpose; readonly successor: NodeId }
  /** Stabilise: "who is your predecessor?" */
  | { readonly type: 'askPredecessor' }
  | { readonly type: 'tellPredecessor'; readonly predecessor: NodeId | null }
  /** "I might be your predecessor." */
  | { readonly type: 'notify' }
  /** Reconcile: "what is your successor list?" */
  | { readonly type: 'askSuccessors' }
  | { readonly type: 'tellSuccessors'; readonly successors: readonly NodeId[] };

export type Purpose = 'join' | 'lookup';

export interface FindSuccessor {
  readonly type: 'findSuccessor';
  readonly key: Identifier;
  readonly origin: NodeId;
  readonly purpose: Purpose;
}

export interface Stabilise {
  readonly type: 'stabilise';
}

export type Request =
  | { readonly type: 'lookup'; readonly key: Identifier }
  /** Begin a round now. A scenario in the middle of a run uses it, because no timer is armed there. */
  | Stabilise;

export type Output =
  | { readonly type: 'joined'; readonly successor: NodeId }
  | { readonly type: 'found'; readonly key: Identifier; readonly owner: NodeId };
