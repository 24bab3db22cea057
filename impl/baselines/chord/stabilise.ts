/**
 * n.stabilize(): x = successor.predecessor; if x ∈ (n, successor) then successor = x; successor.notify(n).
 * n.notify(x): if predecessor is nil or x ∈ (predecessor, n) then predecessor = x.
 */
import { inOpen } from '../../identifier-space/interval.ts';
import { type NodeId, next, send } from '../../kernel/protocol.ts';
import type { Stabilise } from './messages.ts';
import type { MemberNext } from './protocol.ts';
import type { Config, Member } from './state.ts';

/** A round begins. A node that is its own successor asks itself. */
export function onStabilise(state: Member): MemberNext {
  if (state.successor === state.self) return onBeforeMe(state, state.predecessor);
  return next(state, send(state.successor, { type: 'whoIsBeforeYou' }));
}

export function onWhoIsBeforeYou(state: Member, asker: NodeId): MemberNext {
  return next(state, send(asker, { type: 'beforeMe', predecessor: state.predecessor }));
}

/** The round ends; only then is the next one planned, so that a node has one round going at a time. */
export function onBeforeMe(state: Member, x: NodeId | null): MemberNext {
  const { self, config } = state;
  const successor = x !== null && inOpen(x, self, state.successor, config.keys) ? x : state.successor;
  if (successor === self) return next(state, nextRound(config));
  return next({ ...state, successor }, send(successor, { type: 'notify' }), nextRound(config));
}

export function onNotify(state: Member, x: NodeId): MemberNext {
  const { predecessor, self, config } = state;
  const isCloser = predecessor === null || inOpen(x, predecessor, self, config.keys);
  return next(isCloser ? { ...state, predecessor: x } : state);
}

export function nextRound({ stabiliseAfterMs }: Config): {
  readonly type: 'setTimer';
  readonly timer: Stabilise;
  readonly afterMs: number;
} {
  return { type: 'setTimer', timer: { type: 'stabilise' }, afterMs: stabiliseAfterMs };
}
