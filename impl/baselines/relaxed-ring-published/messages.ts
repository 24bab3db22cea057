/** What the nodes of the published join say to each other, under the names of the paper. */
import type { Identifier } from '../../identifier-space/interval.ts';
import type { NodeId } from '../../kernel/protocol.ts';

export type Message =
  | Lookup
  /** "I am responsible for the key that you asked for." */
  | { readonly type: 'replyLookup' }
  | { readonly type: 'join' }
  | { readonly type: 'joinOk'; readonly predecessor: NodeId }
  | { readonly type: 'newSucc'; readonly oldSuccessor: NodeId }
  | { readonly type: 'joinAck' }
  /** "Your place is not with me: try there." */
  | { readonly type: 'goto'; readonly node: NodeId }
  /** "I am joining myself." */
  | { readonly type: 'tryLater' };

export interface Lookup {
  readonly type: 'lookup';
  readonly source: NodeId;
  readonly key: Identifier;
  /** The last hop has passed the key: from here on only predecessors are asked. */
  readonly last: boolean;
}

/** Time to ask `through` again. */
export interface Later {
  readonly type: 'later';
  readonly through: NodeId;
}
