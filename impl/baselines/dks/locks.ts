/**
 * One lock per node. With p–q–r, the holder of the locks of q and r may change q's pointers, r's predecessor and p's
 * successor. Node p changes its successor only for the holder of r's lock.
 *
 * Deadlock: if all nodes leave, each may hold its own lock and wait for its successor's. So one node takes its
 * successor's lock first: the node with the highest identifier, whose successor lies past 0.
 *
 * A join, or the leave of its successor, may change which node that is while a leaver waits. The leaver then begins again,
 * in the order that is right now. This rule is our reading.
 */
import { type NodeId, next, send } from '../../kernel/protocol.ts';
import { leaveRing } from './departure.ts';
import type { DksNext } from './protocol.ts';
import type { Member } from './state.ts';

/** Handles a leaver's request. Only the predecessor's counts; a leaver with another successor by now asks again there. */
export function onLockRequest(state: Member, from: NodeId): DksNext {
  return from === state.predecessor ? enqueue(state, from) : next(state);
}

export function enqueue(state: Member, node: NodeId): DksNext {
  return serve({ ...state, waiting: [...state.waiting, node] });
}

export function release(state: Member): DksNext {
  return serve({ ...state, heldBy: null });
}

/** Grants the lock, if it is free, to the first node that waits. */
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

/** Begins to take both locks, or begins again with another successor. The successor's lock is not held yet. */
export function seekLocks(state: Member): DksNext {
  // Nothing to do: it does not want to leave, or holds its successor's lock already; or its own join must end first.
  if (state.leave !== 'wanted' || state.isEntering) return next(state);
  if (takesSuccessorFirst(state)) return askSuccessor(withoutOwnLock(state));
  if (state.heldBy === state.self) return onOwnLock(state);
  return state.waiting.includes(state.self) ? next(state) : enqueue(state, state.self);
}

export function onLockGranted(state: Member): DksNext {
  const locked: Member = { ...state, leave: 'successorLocked' };
  return state.heldBy === state.self ? leaveRing(locked) : enqueue(locked, state.self);
}

/** The node holds its own lock. It leaves if it holds both; alone it is its own successor, so that one lock is both. */
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

/** Whether the circle passes 0 between this node and its successor. The only comparison of identifiers as numbers. */
function takesSuccessorFirst({ self, successor, config }: Member): boolean {
  return config.order === 'asymmetric' && self > successor;
}
