/**
 * One lock per node. With p–q–r, who holds the locks of q and r may change q's pointers, r's predecessor and p's
 * successor: p changes its successor for nobody but the holder of r's lock.
 *
 * Deadlock: when all leave, each may hold its own lock and wait for the next one's, all the way round. So the order of
 * the two locks is turned round at one place of the circle, where identifiers begin anew: the last node before it
 * takes its successor's lock first. Who is last may change while a leaver waits, by a join or by its successor's
 * leaving: then it begins anew, in the order that is right now. This rule is our reading.
 */
import { type NodeId, next, send } from '../../kernel/protocol.ts';
import { leaveRing } from './departure.ts';
import type { DksNext } from './protocol.ts';
import type { Member } from './state.ts';

/** A leaver's request is good for one successor: from anybody but the predecessor it is void, and will be made anew. */
export function onLockRequest(state: Member, from: NodeId): DksNext {
  return from === state.predecessor ? enqueue(state, from) : next(state);
}

export function enqueue(state: Member, node: NodeId): DksNext {
  return serve({ ...state, waiting: [...state.waiting, node] });
}

export function release(state: Member): DksNext {
  return serve({ ...state, heldBy: null });
}

/** The lock, if it is free, goes to the first who waits. */
function serve(state: Member): DksNext {
  const [first, ...others] = state.waiting;
  if (state.heldBy !== null || first === undefined) return next(state);
  const held: Member = { ...state, heldBy: first, waiting: others };
  return first === state.self ? onOwnLock(held) : next(held, send(first, { type: 'lockGranted' }));
}

export function onLeaveRequest(state: Member): DksNext {
  if (state.leave !== 'no') return next(state);
  return seekLocks({ ...state, leave: 'wanted' });
}

/** Begins to take both locks, or begins anew because the successor has changed; the successor's is not held yet. */
export function seekLocks(state: Member): DksNext {
  if (state.leave !== 'wanted' || state.isEntering) return next(state);
  if (takesSuccessorFirst(state)) return askSuccessor(withoutOwnLock(state));
  if (state.heldBy === state.self) return onOwnLock(state);
  return state.waiting.includes(state.self) ? next(state) : enqueue(state, state.self);
}

export function onLockGranted(state: Member): DksNext {
  const locked: Member = { ...state, leave: 'successorLocked' };
  return state.heldBy === state.self ? leaveRing(locked) : enqueue(locked, state.self);
}

/** A node alone is its own successor: it has both locks when it has one. */
function onOwnLock(state: Member): DksNext {
  const hasBoth = state.leave === 'successorLocked' || state.successor === state.self;
  return hasBoth ? leaveRing(state) : askSuccessor(next(state));
}

function askSuccessor({ state, effects }: DksNext): DksNext {
  return state.status === 'member' ? next(state, ...effects, send(state.successor, { type: 'lockRequest' })) : { state, effects };
}

function withoutOwnLock(state: Member): DksNext {
  const waiting = state.waiting.filter((node) => node !== state.self);
  return serve({ ...state, waiting, heldBy: state.heldBy === state.self ? null : state.heldBy });
}

/** The one place where identifiers are compared as numbers: between this node and its successor they begin anew. */
function takesSuccessorFirst({ self, successor, config }: Member): boolean {
  return config.order === 'asymmetric' && self > successor;
}
