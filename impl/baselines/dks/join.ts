/** A join between p and r, as r and p see it. The newcomer q holds r's lock, and tells p. */
import { inOpen } from '../../identifier-space/interval.ts';
import { type NodeId, next, send } from '../../kernel/protocol.ts';
import { release, seekLocks } from './locks.ts';
import type { DksNext, MemberNext } from './protocol.ts';
import type { Member } from './state.ts';

/**
 * r hands over the keys up to q, with the nodes that wait and belong on q's side. A request of p's own is void, because p
 * will be told of another successor.
 */
export function onJoin(state: Member, newcomer: NodeId): MemberNext {
  const { self, predecessor, waiting, heldBy, config } = state;
  if (heldBy !== newcomer) return next(state);
  const staying = waiting.filter((node) => node === self || inOpen(node, newcomer, self, config.keys));
  const moving = waiting.filter((node) => inOpen(node, predecessor, newcomer, config.keys));
  return next(
    { ...state, predecessor: newcomer, oldPredecessor: predecessor, waiting: staying },
    send(newcomer, { type: 'joinPoint', predecessor, waiting: moving }),
  );
}

/** p has a new successor, by a join or a leave. The former successor is told that p sends it nothing more. */
export function onNewSuccessor(state: Member, successor: NodeId): DksNext {
  const told = send(state.successor, { type: 'successorChanged' } as const);
  const { state: after, effects } = seekLocks({ ...state, successor });
  return next(after, told, ...effects);
}

/** r: all that p sent to r has arrived and been forwarded, because links keep order. The join is over at r. */
export function onSuccessorChanged(state: Member): DksNext {
  if (state.oldPredecessor === null) return next(state);
  const { state: after, effects } = release({ ...state, oldPredecessor: null });
  return next(after, send(state.predecessor, { type: 'joinDone' }), ...effects);
}

/** q: the join is over. q releases its own lock, which it has held since it began to join. */
export function onJoinDone(state: Member): DksNext {
  if (!state.isEntering) return next(state);
  const { state: inside, effects } = release({ ...state, isEntering: false });
  if (inside.status !== 'member') return { state: inside, effects };
  const { state: after, effects: more } = seekLocks(inside);
  return next(after, ...effects, ...more);
}
