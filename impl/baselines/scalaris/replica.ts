/** A replica votes, and remembers each vote until its transaction is decided. */
import { type NodeId, next, send } from '../../kernel/protocol.ts';
import type { Operation, Outcome } from './messages.ts';
import type { ReplicaNext } from './protocol.ts';
import { decided, prepared } from './rules.ts';
import type { OpenOperation, Replica } from './state.ts';

export function onPrepare(state: Replica, manager: NodeId, operation: Operation): ReplicaNext {
  const entry = prepared(state.entry, operation, state.rules);
  if (entry === null) return next(opened(state, { manager, operation, wasPrepared: false }), send(manager, { type: 'refused' }));
  return next(opened({ ...state, entry }, { manager, operation, wasPrepared: true }), send(manager, { type: 'prepared' }));
}

function opened(state: Replica, operation: OpenOperation): Replica {
  return { ...state, open: [...state.open, operation].sort((a, b) => a.manager - b.manager) };
}

/** Applies the outcome. It comes once, and after the vote of this replica. */
export function onDecision(state: Replica, manager: NodeId, outcome: Outcome): ReplicaNext {
  const mine = state.open.find((each) => each.manager === manager);
  if (mine === undefined) return next(state);
  const open = state.open.filter((each) => each !== mine);
  return next({ ...state, entry: decided(state.entry, mine.operation, mine.wasPrepared, outcome), open });
}
