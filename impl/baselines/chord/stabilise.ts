/**
 * n.stabilize(): x = successor.predecessor; if x ∈ (n, successor) then successor = x; successor.notify(n).
 * n.notify(x): if predecessor is nil or x ∈ (predecessor, n) then predecessor = x.
 * Reconcile: the list is the successor, and the successor's list without its last entry.
 *
 * The published fault: `x` replaces the successor that has just answered, though no node knows whether `x` is up.
 */
import { inOpen } from '../../identifier-space/interval.ts';
import { type NodeId, next, send } from '../../kernel/protocol.ts';
import { arm } from '../../kernel/timers.ts';
import type { MemberEffects, MemberNext } from './protocol.ts';
import { type Config, type Member, watchedBy } from './state.ts';

/** Begins a round. A node that is its own successor asks itself. A node without a successor asks none, for ever. */
export function onStabilise(state: Member): MemberNext {
  const [successor] = state.successors;
  if (successor === undefined) return next(state);
  if (successor === state.self) return onTellPredecessor(state, state.self, state.predecessor);
  return next(state, send(successor, { type: 'askPredecessor' }));
}

export function onAskPredecessor(state: Member, asker: NodeId): MemberNext {
  return next(state, send(asker, { type: 'tellPredecessor', predecessor: state.predecessor }));
}

/** Takes in the successor's predecessor. The answer of a former successor is too late, and ignored: its round has ended. */
export function onTellPredecessor(state: Member, from: NodeId, x: NodeId | null): MemberNext {
  const { self, config, successors } = state;
  if (from !== successors[0]) return next(state);
  const successor = x !== null && inOpen(x, self, from, config.keys) ? x : from;
  if (successor === self) return next(state, ...nextRound(config));
  return pointing(state, { ...state, successors: [successor, ...successors.slice(1)] }, [
    send(successor, { type: 'notify' }),
    ...(config.successors > 1 ? [send(successor, { type: 'askSuccessors' } as const)] : nextRound(config)),
  ]);
}

export function onNotify(state: Member, x: NodeId): MemberNext {
  const { predecessor, self, config } = state;
  const isCloser = predecessor === null || inOpen(x, predecessor, self, config.keys);
  return isCloser ? pointing(state, { ...state, predecessor: x }) : next(state);
}

export function onAskSuccessors(state: Member, asker: NodeId): MemberNext {
  return next(state, send(asker, { type: 'tellSuccessors', successors: state.successors }));
}

/** Ends the round, and only then plans the next one, so that a node has one round at a time. */
export function onTellSuccessors(state: Member, from: NodeId, successors: readonly NodeId[]): MemberNext {
  if (from !== state.successors[0]) return next(state);
  return next({ ...state, successors: [from, ...successors].slice(0, state.config.successors) }, ...nextRound(state.config));
}

/** The step from `before` to `after`: first the changes for the failure detector, then `effects`. */
export function pointing(before: Member, after: Member, effects: MemberEffects = []): MemberNext {
  const [old, now] = [watchedBy(before), watchedBy(after)];
  const unwatch = old.filter((node) => !now.includes(node)).map((node) => ({ type: 'unmonitor', node }) as const);
  const watch = now.filter((node) => !old.includes(node)).map((node) => ({ type: 'monitor', node }) as const);
  return next(after, ...unwatch, ...watch, ...effects);
}

export function nextRound({ stabiliseAfterMs }: Config): MemberEffects {
  return arm({ type: 'stabilise' }, stabiliseAfterMs);
}
