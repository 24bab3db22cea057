/**
 * Chord as corrected: P. Zave, "Reasoning about Identifier Spaces: How to Make Chord Correct", IEEE Transactions on
 * Software Engineering 43(12), 2017. Lookups are left out: the correction concerns the ring, and lookups are as in Chord.
 */
import { distance } from '../../identifier-space/interval.ts';
import type { NodeId } from '../../kernel/protocol.ts';

export interface Config {
  readonly keys: number;
  /** A member through which to join. Omitted: the node founds a ring alone. */
  readonly contact?: NodeId;
  /** The length r of successor lists, at least 2. A ring begins with r + 1 members. */
  readonly successors: number;
  /** The pause between two rounds of stabilisation, and between two attempts to join, in milliseconds. Omitted: neither is repeated. */
  readonly pauseMs?: number;
}

export type State = Joining | Member;

export interface Joining {
  readonly status: 'joining';
  readonly self: NodeId;
  readonly config: Config;
  /** The member whose answer is due; null: none is, and the newcomer will try again. */
  readonly asked: NodeId | null;
  readonly failed: readonly NodeId[];
}

export interface Member {
  readonly status: 'member';
  readonly self: NodeId;
  readonly config: Config;
  /** Always r entries. Some may have failed, and the last ones may be places without a node. */
  readonly successors: readonly NodeId[];
  /** Null: no node has notified this one yet. */
  readonly predecessor: NodeId | null;
  readonly doing: Doing;
  /** The nodes that have failed to answer once; ascending. */
  readonly failed: readonly NodeId[];
}

/** The question that a member waits on; one at a time. Until the answer its state may be outdated, and it shows it to no node. */
export type Doing =
  | { readonly type: 'nothing' }
  /** A round of stabilisation: the successor is asked for predecessor and list. */
  | { readonly type: 'stabilising'; readonly asked: NodeId }
  /** The second half of the round: a closer successor is asked before it is adopted. */
  | { readonly type: 'adopting'; readonly asked: NodeId }
  /** The predecessor is asked for a sign of life. If none comes, the notifier takes its place. */
  | { readonly type: 'rectifying'; readonly asked: NodeId; readonly notifier: NodeId };

export const NOTHING: Doing = { type: 'nothing' };

/** A member with nothing pending, as the start of a scenario in the middle of a run. */
export function perfectMember(self: NodeId, predecessor: NodeId, successors: readonly NodeId[], config: Config): Member {
  return { status: 'member', self, config, predecessor, successors, doing: NOTHING, failed: [] };
}

/** The list without its failed head. The place clockwise of its last entry is added, so that the length stays r. */
export function withoutHead({ successors, config }: Member): readonly NodeId[] {
  const last = successors[successors.length - 1];
  return [...successors.slice(1), distance(config.keys - 1, last, config.keys)];
}
