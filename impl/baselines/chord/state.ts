/**
 * Chord as published, without fingers: I. Stoica, R. Morris, D. Karger, M. F. Kaashoek and H. Balakrishnan, "Chord: A
 * Scalable Peer-to-peer Lookup Service for Internet Applications", SIGCOMM 2001, figures 4 and 7. The successor lists
 * are those of the later version, IEEE/ACM Transactions on Networking 11(1), 2003, section IV-E.3.
 */
import type { NodeId } from '../../kernel/protocol.ts';

export interface Config {
  readonly keys: number;
  /** A member through which to join. Omitted: the node founds a ring alone. */
  readonly contact?: NodeId;
  /** The length r of successor lists, at least 1. With 1 there is no list to copy, and the ring survives no failure. */
  readonly successors: number;
  /** The pause between two rounds of stabilisation, in milliseconds. Omitted: rounds begin on request only. */
  readonly stabiliseAfterMs?: number;
}

export type State = Joining | Member;

export interface Joining {
  readonly status: 'joining';
  readonly self: NodeId;
  readonly config: Config;
}

export interface Member {
  readonly status: 'member';
  readonly self: NodeId;
  readonly config: Config;
  /** The successor, then further nodes clockwise, as far as known. Empty: all have failed, and the node cannot recover. */
  readonly successors: readonly NodeId[];
  /** Null is the paper's nil: no node has notified this one yet, or the one that did has failed. */
  readonly predecessor: NodeId | null;
}

/** A member with nothing pending, as the start of a scenario in the middle of a run. */
export function perfectMember(self: NodeId, predecessor: NodeId, successors: readonly NodeId[], config: Config): Member {
  return { status: 'member', self, config, predecessor, successors };
}

/** The nodes that the failure detector watches: successor and predecessor only. */
export function watchedBy({ self, successors, predecessor }: Member): readonly NodeId[] {
  return [...successors.slice(0, 1), predecessor].filter((node) => node !== null).filter((node) => node !== self);
}
