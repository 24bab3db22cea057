/** A leave, as r sees it. The leaver q holds r's lock. */
import { type NodeId, next, send } from '../../kernel/protocol.ts';
import { release } from './locks.ts';
import type { DksNext, MemberNext } from './protocol.ts';
import type { Member } from './state.ts';

/** r takes over q's keys and the nodes that wait for q's lock, and tells p. */
export function onLeavePoint(state: Member, leaver: NodeId, predecessor: NodeId, newcomers: readonly NodeId[]): MemberNext {
  if (state.heldBy !== leaver) return next(state);
  return next({ ...state, predecessor, waiting: [...state.waiting, ...newcomers] }, send(predecessor, { type: 'newSuccessor' }));
}

export function onLeaveDone(state: Member, leaver: NodeId): DksNext {
  return state.heldBy === leaver ? release(state) : next(state);
}
