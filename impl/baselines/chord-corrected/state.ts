/**
 * Chord as corrected: P. Zave, "Reasoning about Identifier Spaces: How to Make Chord Correct", IEEE Transactions on
 * Software Engineering 43(12), 2017. Lookups are left out: the correction is of the ring, and a lookup is as before.
 */
import { distance } from '../../identifier-space/interval.ts';
import type { NodeId } from '../../kernel/protocol.ts';

export interface Config {
  readonly keys: number;
  /** A member through which to join. Without one, the node founds a ring alone. */
  readonly contact?: NodeId;
  /** The length r of successor lists, at least 2. A ring begins with r + 1 members. */
  readonly successors: number;
  /** The pause between two rounds of stabilisation, and before a join is tried again, in milliseconds. Without it there is none of either. */
  readonly pauseMs?: number;
}

export type State = Joining | Member;

export interface Joining {
  readonly status: 'joining';
  readonly self: NodeId;
  readonly config: Config;
  /** The member whose answer it waits for; null: it will try again. */
  readonly asked: NodeId | null;
  readonly failed: readonly NodeId[];
}

export interface Member {
  readonly status: 'member';
  readonly self: NodeId;
  readonly config: Config;
  /** Always r of them; some may have failed, and the last may be places that nobody has. */
  readonly successors: readonly NodeId[];
  /** Null: nobody has notified this node yet. */
  readonly predecessor: NodeId | null;
  readonly doing: Doing;
  /** Those that have once not answered; rising. */
  readonly failed: readonly NodeId[];
}

/** What a member does, one at a time. Until the answer is there its state may be out of date, and it shows it to nobody. */
export type Doing =
  | { readonly type: 'nothing' }
  /** A round of stabilisation: its successor is asked for predecessor and list. */
  | { readonly type: 'stabilising'; readonly asked: NodeId }
  /** The end of such a round: the closer one, of whom its successor spoke, is asked before it is adopted. */
  | { readonly type: 'adopting'; readonly asked: NodeId }
  /** Its predecessor is asked for a sign of life: the notifier takes its place if there is none. */
  | { readonly type: 'rectifying'; readonly asked: NodeId; readonly notifier: NodeId };

export const NOTHING: Doing = { type: 'nothing' };

/** A member with nothing pending: for beginning in the middle of a run. */
export function perfectMember(self: NodeId, predecessor: NodeId, successors: readonly NodeId[], config: Config): Member {
  return { status: 'member', self, config, predecessor, successors, doing: NOTHING, failed: [] };
}

/** The list without its head, which has failed. The place behind the last is put at its end, so that it keeps its length. */
export function withoutHead({ successors, config }: Member): readonly NodeId[] {
  const last = successors[successors.length - 1];
  return [...successors.slice(1), distance(config.keys - 1, last, config.keys)];
}
