/** The timers: deadlines of clients, reminders, retries and leases. No property depends on when they run out. */
import { unreachable } from '../kernel/invariant.ts';
import { indicate, next } from '../kernel/protocol.ts';
import { answer, unread } from './client.ts';
import { keysOf } from './instances.ts';
import { lead, onRemind } from './leadership.ts';
import type { TransactionsNext } from './protocol.ts';
import type { Patience, Timer } from './requests.ts';
import { onLease } from './reservations.ts';
import { release } from './reserving.ts';
import { onRefetch } from './restoration.ts';
import { type State, withoutEntry } from './state.ts';
import type { TransactionId } from './transaction.ts';

export function onTimeout(state: State, timer: Timer): TransactionsNext {
  if (timer.type === 'lease') return onLease(state, timer);
  return timer.type === 'refetch' ? onRefetch(state) : onImpatience(state, timer);
}

function onImpatience(state: State, { type, transaction }: Patience): TransactionsNext {
  switch (type) {
    case 'deadline':
      return onDeadline(state, transaction);
    case 'giveUp':
      return onGiveUp(state, transaction);
    case 'remind':
      return onRemind(state, transaction);
    case 'retry':
      return onRetry(state, transaction);
    default:
      return unreachable(type);
  }
}

/**
 * The client's deadline. Before round 3 no replica has prepared, so the transaction is aborted. After that, a ballot of the
 * manager's own closes the missing votes. Its outcome is known if a majority of the managers answers.
 */
function onDeadline(state: State, id: TransactionId): TransactionsNext {
  const client = state.clients[id];
  if (client === undefined) return next(state);
  if (client.phase !== 'committing') {
    const { state: after, effects } = answer(state, id, { type: 'aborted', keys: unread(state, client) });
    return next(after, ...effects, ...(client.phase === 'reserving' ? release(state, id, keysOf(client.run)) : []));
  }
  const { state: after, effects } = lead(state, state.acceptors[id]);
  const { giveUpAfterMs } = state.config;
  if (giveUpAfterMs === undefined) return next(after, ...effects);
  return next(after, ...effects, { type: 'setTimer', timer: { type: 'giveUp', transaction: id }, afterMs: giveUpAfterMs });
}

/** The client stops waiting, and hears `unknown`. The transaction goes on. */
function onGiveUp(state: State, id: TransactionId): TransactionsNext {
  const client = state.clients[id];
  if (client?.phase !== 'committing') return next(state);
  return next({ ...state, clients: withoutEntry(state.clients, id) }, indicate({ type: 'unknown', name: client.name }));
}

/** No answer to a leader for a while: it begins a new ballot, if it still leads. */
function onRetry(state: State, id: TransactionId): TransactionsNext {
  return state.leading[id] === undefined ? next(state) : lead(state, state.acceptors[id]);
}
