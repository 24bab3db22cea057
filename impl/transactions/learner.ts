/** How a manager learns the outcome: the transaction manager in ballot 0, a leader in its own ballot. Then it announces it. */
import { type NodeId, next, send } from '../kernel/protocol.ts';
import { withNumber } from '../kernel/sorted-set.ts';
import { allPlaces } from './instances.ts';
import type { Accepted } from './messages.ts';
import type { TransactionsEffect, TransactionsNext } from './protocol.ts';
import { ownerOf, toOwners } from './routing.ts';
import { type Counting, type Proposing, type State, withEntry, withoutEntry } from './state.ts';
import { agreedOutcome, areMajority, outcomeOf } from './tally.ts';
import type { Outcome, Transaction } from './transaction.ts';

export function onAccepted(state: State, from: NodeId, accepted: Accepted): TransactionsNext {
  const { transaction, ballot } = accepted;
  const leading = state.leading[transaction];
  if (leading?.phase === 'counting' && ballot === 0) return onReport(state, from, accepted, leading);
  if (leading?.phase === 'proposing' && ballot === leading.ballot) return onAccepting(state, from, accepted, leading);
  return next(state);
}

/** End of round 5, in ballot 0: decides once a majority of the managers has the same outcome. */
function onReport(state: State, from: NodeId, { transaction: id, votes }: Accepted, { reports }: Counting): TransactionsNext {
  const { transaction } = state.acceptors[id];
  const known = withEntry(reports, from, votes);
  const outcome = agreedOutcome(state.config, transaction, known);
  if (outcome !== null) return tellAll(state, transaction, outcome);
  return next({ ...state, leading: withEntry(state.leading, id, { phase: 'counting', reports: known } as const) });
}

/** End of a later ballot: decides once a majority of the managers has accepted the proposed votes. */
function onAccepting(state: State, from: NodeId, { transaction: id }: Accepted, leading: Proposing): TransactionsNext {
  const { transaction } = state.acceptors[id];
  const acceptedBy = withNumber(leading.acceptedBy, from);
  const outcome = outcomeOf(state.config, transaction, leading.votes);
  if (outcome !== null && areMajority(transaction, acceptedBy)) return tellAll(state, transaction, outcome);
  return next({ ...state, leading: withEntry(state.leading, id, { ...leading, acceptedBy }) });
}

/**
 * Round 6: announces the outcome, and stops leading. The askers are told with all others, so none is left for this node's own
 * decision to tell.
 */
function tellAll(state: State, transaction: Transaction, outcome: Outcome): TransactionsNext {
  const { leading, askers } = state;
  const after = { ...state, leading: withoutEntry(leading, transaction.id), askers: withoutEntry(askers, transaction.id) };
  return next(after, ...announce(state, transaction, outcome));
}

/**
 * Round 6: the decision goes to all participants, whatever their votes, to the other managers, which then stop watching, and
 * to the askers. Each node is told once.
 */
export function announce(state: State, transaction: Transaction, outcome: Outcome): readonly TransactionsEffect[] {
  const keys = transaction.operations.map(({ key }) => key);
  const decision = { type: 'decision', transaction, outcome, places: allPlaces(state.config, keys) } as const;
  const toParticipants = toOwners(state, decision);
  const told = decision.places.map((place) => ownerOf(state, place));
  const waiting = [...transaction.managers, state.self, ...(state.askers[transaction.id] ?? [])];
  const others = [...new Set(waiting)].filter((manager) => !told.includes(manager));
  return [...toParticipants, ...others.map((manager) => send(manager, { ...decision, places: [] }))];
}
