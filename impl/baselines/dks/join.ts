/** A join, seen by the two members that it concerns: r, whose lock the newcomer q holds, and p, which is told by q. */
import { inOpen } from '../../identifier-space/interval.ts';
import { type NodeId, next, send } from '../../kernel/protocol.ts';
import { release, seekLocks } from './locks.ts';
import type { DksNext, MemberNext } from './protocol.ts';
import type { Member } from './state.ts';

/**
 * r gives the keys up to q, and who waits for the lock of the node behind them. The predecessor's own request is void:
 * it will be told of another successor.
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

/** p has a new successor, by a join or by a leaving; the one of before hears that nothing more comes from p. */
export function onNewSuccessor(state: Member, successor: NodeId): DksNext {
  const told = send(state.successor, { type: 'successorChanged' } as const);
  const { state: after, effects } = seekLocks({ ...state, successor });
  return next(after, told, ...effects);
}

/** r: all that p had sent here has arrived and been passed on, for links keep order. */
export function onSuccessorChanged(state: Member): DksNext {
  if (state.oldPredecessor === null) return next(state);
  const { state: after, effects } = release({ ...state, oldPredecessor: null });
  return next(after, send(state.predecessor, { type: 'joinDone' }), ...effects);
}

/** q: it has its lock, until here its own, to give. */
export function onJoinDone(state: Member): DksNext {
  if (!state.isEntering) return next(state);
  const { state: inside, effects } = release({ ...state, isEntering: false });
  if (inside.status !== 'member') return { state: inside, effects };
  const { state: after, effects: more } = seekLocks(inside);
  return next(after, ...effects, ...more);
}
