/**
 * The relaxed ring of Beernet 0.9, its faults included: B. Mejías, github.com/bmejias/beernet,
 * `src/son/relaxed-ring/RlxRing.oz`. It repairs failures by messages of its own, where the paper uses joins again.
 *
 * Left out: fingers, the data layer, `updSuccList`, and `hint`, which does nothing in the source. A joining peer is one
 * to which no `joinOk` has given a ring, as the source tells by the name of its ring.
 */
import type { NodeId } from '../../kernel/protocol.ts';

export interface Config {
  readonly keys: number;
  /** A member, to which the join is sent. */
  readonly contact: NodeId;
  /** The most entries of a successor list; 7, Beernet's own, when left out. */
  readonly listLength?: number;
}

export interface State {
  readonly status: 'joining' | 'member';
  readonly self: NodeId;
  readonly config: Config;
  /** The peer itself, until it knows another one. */
  readonly predecessor: NodeId;
  /** Never nil: the peer itself, until it knows another one, and when it knows none any more. */
  readonly successor: NodeId;
  /** The source's `SuccList`: in clockwise order, the successor included. */
  readonly successors: readonly NodeId[];
  /** The source's `PredList`, which is not the paper's: all that are taken to have this peer as successor; clockwise. */
  readonly followers: readonly NodeId[];
  /** Those that were ever suspected. As in the source, nobody is taken off. */
  readonly crashed: readonly NodeId[];
}

export function newcomer(self: NodeId, config: Config): State {
  return { status: 'joining', self, config, predecessor: self, successor: self, successors: [], followers: [], crashed: [] };
}

/** One of these members of a perfect ring, in clockwise order, with nothing pending: for beginning in the middle of a run. */
export function perfectMember(self: NodeId, members: readonly NodeId[], config: Config): State {
  const place = members.indexOf(self);
  const others = [...members.slice(place + 1), ...members.slice(0, place)];
  const successors = others.slice(0, config.listLength ?? 7);
  const [successor = self] = others;
  const predecessor = others.at(-1) ?? self;
  return { status: 'member', self, config, predecessor, successor, successors, followers: [predecessor], crashed: [] };
}
