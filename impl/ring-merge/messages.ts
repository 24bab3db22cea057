/** What nodes say to each other so that two rings become one, and what the layer and the ring below it say to each other. */
import type { NodeId } from '../kernel/protocol.ts';

export type Message = MergeLookup | TryMerge | Candidate | Enqueue | SameRing;

/** "Where would `id` stand in your ring?" It walks along the ring until it is next to that place. */
export interface MergeLookup {
  readonly type: 'mlookup';
  readonly id: NodeId;
  /** To how many nodes more it may be spread, plus one. */
  readonly fanout: number;
  /** Who wants to hear that `id` is in this ring already; null: nobody. */
  readonly origin: NodeId | null;
  /** It was looked up before, and what was sent then may be lost. */
  readonly again: boolean;
}

/** "In my ring you would stand between these two." To the node that was looked up. */
export interface TryMerge {
  readonly type: 'trymerge';
  readonly predecessor: NodeId;
  readonly successor: NodeId;
  readonly again: boolean;
}

/** "You would stand before me: I may be your successor." */
export interface Candidate {
  readonly type: 'candidate';
  readonly again: boolean;
}

/** Gossip: "There is this node, maybe of another ring: look it up when you have time." */
export interface Enqueue {
  readonly type: 'enqueue';
  readonly id: NodeId;
  readonly fanout: number;
}

/** The end of a false alarm: "This node is in your ring." */
export interface SameRing {
  readonly type: 'sameRing';
  readonly id: NodeId;
}

export type Request = Neighbours | Merge | Contacts;

/** From the ring: one of the two has changed. */
export interface Neighbours {
  readonly type: 'neighbours';
  readonly predecessor: NodeId;
  /** Itself, when the node is alone; null, when it is isolated. */
  readonly successor: NodeId | null;
}

/** From an operator: "this node may be of another ring", when no node has noticed by itself. */
export interface Merge {
  readonly type: 'merge';
  readonly with: NodeId;
}

/** Nodes of its ring that this one can reach besides its neighbours, as fingers: they shorten the way, and spread gossip. */
export interface Contacts {
  readonly type: 'contacts';
  readonly nodes: readonly NodeId[];
}

/** To the ring: this node may be a closer successor. Whether it is, and is up, is for the ring to find out. */
export interface Output {
  readonly type: 'consider';
  readonly node: NodeId;
  readonly again: boolean;
}

/**
 * `tick`: time for the next detection in the queue. `retry`: time to detect again whom it has not found in its ring.
 * `lookForSelf`: time to see whether the ring goes round once only.
 */
export interface Timer {
  readonly type: 'tick' | 'retry' | 'lookForSelf';
}
