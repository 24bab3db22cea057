/**
 * The relaxed ring of Beernet 0.9, its faults included: B. Mejías, github.com/bmejias/beernet,
 * `src/son/relaxed-ring/RlxRing.oz`. It repairs failures by messages of its own, where the paper uses joins again.
 *
 * Left out: fingers, the data layer, `updSuccList`, and `hint`, which does nothing in the source. A peer is joining until a
 * `joinOk` gives it a ring; the source tells by the name of its ring.
 */
import type { NodeId } from '../../kernel/protocol.ts';

export interface Config {
  readonly keys: number;
  /** The member to which the join is sent. */
  readonly contact: NodeId;
  /** The largest length of a successor list. Omitted: 7, as in Beernet. */
  readonly listLength?: number;
}

export interface State {
  readonly status: 'joining' | 'member';
  readonly self: NodeId;
  readonly config: Config;
  /** The peer itself, until it knows another peer. */
  readonly predecessor: NodeId;
  /** Never nil: the peer itself as long as it knows no other peer, or none any more. */
  readonly successor: NodeId;
  /** The source's `SuccList`, clockwise, with the successor. */
  readonly successors: readonly NodeId[];
  /** The source's `PredList`, which differs from the paper's: the peers believed to have this one as successor; clockwise. */
  readonly followers: readonly NodeId[];
  /** The peers that were ever suspected. As in the source, none is ever removed. */
  readonly crashed: readonly NodeId[];
}

export function newcomer(self: NodeId, config: Config): State {
  return { status: 'joining', self, config, predecessor: self, successor: self, successors: [], followers: [], crashed: [] };
}

/** The member `self` of a perfect ring of the clockwise `members`, with nothing pending, as the start of a scenario. */
export function perfectMember(self: NodeId, members: readonly NodeId[], config: Config): State {
  const place = members.indexOf(self);
  const others = [...members.slice(place + 1), ...members.slice(0, place)];
  const successors = others.slice(0, config.listLength ?? 7);
  const [successor = self] = others;
  const predecessor = others.at(-1) ?? self;
  return { status: 'member', self, config, predecessor, successor, successors, followers: [predecessor], crashed: [] };
}
