/**
 * Chord as published, without fingers: I. Stoica, R. Morris, D. Karger, M. F. Kaashoek and H. Balakrishnan, "Chord: A
 * Scalable Peer-to-peer Lookup Service for Internet Applications", SIGCOMM 2001, figures 4 and 7. The successor lists
 * are those of the later version, IEEE/ACM Transactions on Networking 11(1), 2003, section IV-E.3.
 */
import type { NodeId } from '../../kernel/protocol.ts';

export interface Config {
  readonly keys: number;
  /** A member through which to join. Without one, the node founds a ring alone. */
  readonly contact?: NodeId;
  /** The length r of successor lists, at least 1. With 1 there is no list to copy, and no failure is survived. */
  readonly successors: number;
  /** The pause between two rounds of stabilisation, in milliseconds. Without it, rounds begin only when asked for. */
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
  /** The successor, then those behind it, as far as they are known. Empty: all of them have failed, and nothing helps. */
  readonly successors: readonly NodeId[];
  /** The paper's nil is null: nobody has notified this node yet, or who did has failed. */
  readonly predecessor: NodeId | null;
}

/** A member with nothing pending: for beginning in the middle of a run. */
export function perfectMember(self: NodeId, predecessor: NodeId, successors: readonly NodeId[], config: Config): Member {
  return { status: 'member', self, config, predecessor, successors };
}

/** Whom a member's failure detector watches: its successor and its predecessor. Nobody else is asked for a sign of life. */
export function watchedBy({ self, successors, predecessor }: Member): readonly NodeId[] {
  return [...successors.slice(0, 1), predecessor].filter((node) => node !== null).filter((node) => node !== self);
}
