/** The messages of the placer, its requests, outputs and timer. */
import type { Identifier } from '../identifier-space/interval.ts';
import type { NodeId } from '../kernel/protocol.ts';

export type Message =
  /** "Name your neighbours." */
  | { readonly type: 'probe' }
  /** "I own the identifiers from my predecessor's on, up to mine." */
  | { readonly type: 'seen'; readonly predecessor: NodeId; readonly successor: NodeId }
  /** "Move to this grain: its zone has no anchor." */
  | { readonly type: 'move'; readonly place: Identifier };

export type Request =
  /** From the ring: one of the two has changed. */
  | { readonly type: 'neighbours'; readonly predecessor: NodeId; readonly successor: NodeId | null }
  /** From the ring: this node owns nothing any more. */
  | { readonly type: 'leaving' }
  /** From the ring, or from the fingers on it: the answer to `find`. */
  | { readonly type: 'found'; readonly key: Identifier; readonly owner: NodeId };

export type Output =
  /** To the layer that looks up: which node owns this key? */
  | { readonly type: 'find'; readonly key: Identifier }
  /** To the runtime: start another life in the grain that begins at `place`. Once it has joined, let this one leave. */
  | { readonly type: 'move'; readonly place: Identifier };

/** The range is still too long: look at the anchors again. */
export interface Timer {
  readonly type: 'again';
}
