/** What time brings: the end of patience with a transaction, with its outcome, with silence. No verdict depends on when. */
import { unreachable } from '../kernel/invariant.ts';
import { indicate, next } from '../kernel/protocol.ts';
import { answer, unread } from './client.ts';
import { lead, onRemind } from './leadership.ts';
import type { TransactionsNext } from './protocol.ts';
import type { Patience, Timer } from './requests.ts';
import { onLease } from './reservations.ts';
import { release } from './reserving.ts';
import { onRefetch } from './restoration.ts';
import { type State, withoutEntry } from './state.ts';
import { keysOf } from './tally.ts';
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
 * Before anybody was asked to prepare, nothing has happened, and nothing will. After that, votes that have not come are
 * closed in a ballot of the manager's own: the outcome is known, one way or the other, if a majority of managers answers.
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

/** The transaction goes on; only the client does not wait any longer. */
function onGiveUp(state: State, id: TransactionId): TransactionsNext {
  const client = state.clients[id];
  if (client?.phase !== 'committing') return next(state);
  return next({ ...state, clients: withoutEntry(state.clients, id) }, indicate({ type: 'unknown', name: client.name }));
}

function onRetry(state: State, id: TransactionId): TransactionsNext {
  return state.leading[id] === undefined ? next(state) : lead(state, state.acceptors[id]);
}
