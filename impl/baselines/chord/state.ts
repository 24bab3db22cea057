/**
 * Chord, joins only, without fingers: I. Stoica, R. Morris, D. Karger, M. F. Kaashoek and H. Balakrishnan, "Chord: A
 * Scalable Peer-to-peer Lookup Service for Internet Applications", SIGCOMM 2001, figures 4 and 7.
 */
import type { NodeId } from '../../kernel/protocol.ts';

export interface Config {
  readonly keys: number;
  /** A member through which to join. Without one, the node founds a ring alone. */
  readonly contact?: NodeId;
  /** The pause between two rounds of stabilisation, in milliseconds. */
  readonly stabiliseAfterMs: number;
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
  readonly successor: NodeId;
  /** The paper's nil is null: nobody has notified this node yet. */
  readonly predecessor: NodeId | null;
}

/** A member with nothing pending: for beginning in the middle of a run. */
export function perfectMember(self: NodeId, predecessor: NodeId, successor: NodeId, config: Config): Member {
  return { status: 'member', self, config, predecessor, successor };
}
