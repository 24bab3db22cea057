/** The messages that make one ring of two, and the requests and outputs between this layer and the ring below. */
import type { NodeId } from '../kernel/protocol.ts';

export type Message = MergeLookup | TryMerge | Candidate | Enqueue | SameRing;

/** "Where does `id` belong in your ring?" The look-up walks along the ring until it is next to that place. */
export interface MergeLookup {
  readonly type: 'mlookup';
  readonly id: NodeId;
  /** One more than the number of nodes to which it may still be spread. */
  readonly fanout: number;
  /** The node to tell if `id` is in this ring already; null: none. */
  readonly origin: NodeId | null;
  /** Whether this repeats an earlier look-up, whose messages may have been lost. */
  readonly again: boolean;
}

/** "In my ring you belong between these two." Sent to the node that was looked up. */
export interface TryMerge {
  readonly type: 'trymerge';
  readonly predecessor: NodeId;
  readonly successor: NodeId;
  readonly again: boolean;
}

/** "You belong on my predecessor's side: I may be your successor." */
export interface Candidate {
  readonly type: 'candidate';
  readonly again: boolean;
}

/** Gossip: "This node may be of another ring: put it into your queue." */
export interface Enqueue {
  readonly type: 'enqueue';
  readonly id: NodeId;
  readonly fanout: number;
}

/** "The node that you looked up is in your ring": there is nothing to merge. */
export interface SameRing {
  readonly type: 'sameRing';
  readonly id: NodeId;
}

export type Request = Neighbours | Merge | Contacts;

/** From the ring below: one of the two neighbours has changed. */
export interface Neighbours {
  readonly type: 'neighbours';
  readonly predecessor: NodeId;
  /** This node itself if it is alone; null if it is isolated. */
  readonly successor: NodeId | null;
}

/** From an operator: "this node may be of another ring". For a partition that no node has noticed. */
export interface Merge {
  readonly type: 'merge';
  readonly with: NodeId;
}

/** Other nodes of its ring that this node can reach, such as fingers. They shorten look-ups, and spread gossip. */
export interface Contacts {
  readonly type: 'contacts';
  readonly nodes: readonly NodeId[];
}

/** To the ring below: this node may be a closer successor. The ring finds out whether it is, and whether it is up. */
export interface Output {
  readonly type: 'consider';
  readonly node: NodeId;
  readonly again: boolean;
}

/**
 * `tick`: look up the next node of the queue. `retry`: queue the nodes of the passive list again. `lookForSelf`: check that
 * the ring goes round the circle only once.
 */
export interface Timer {
  readonly type: 'tick' | 'retry' | 'lookForSelf';
}
