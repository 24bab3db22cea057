/**
 * A manager as acceptor: its promises, and the votes that it has accepted. Any message about a transaction whose outcome is
 * known gets the decision as its answer.
 */
import { type NodeId, next, send } from '../kernel/protocol.ts';
import { withNumber } from '../kernel/sorted-set.ts';
import type { Ask, CastVotes, Lead, Propose } from './messages.ts';
import type { TransactionsNext } from './protocol.ts';
import { type Acceptor, type State, withEntry } from './state.ts';
import { outcomeOf } from './tally.ts';
import type { AcceptedVotes, Transaction, Votes } from './transaction.ts';

/**
 * Round 4: accepts votes in ballot 0. Round 5: once the accepted votes settle the outcome, reports them to the transaction
 * manager, a single time. "The rTMs collect votes from a majority of TPs per item and locally decide on abort or commit"
 * (the slides, step 5).
 */
export function onVote(state: State, from: NodeId, { transaction, votes }: CastVotes): TransactionsNext {
  if (transaction.id in state.outcomes) return decided(state, from, transaction);
  const acceptor = acceptorOf(state, transaction);
  const news = Object.keys(votes).filter((instance) => acceptor.accepted[instance] === undefined);
  // Not accepted: a promise excludes ballot 0 by now, or the votes are known already.
  if (acceptor.promised > 0 || news.length === 0) return next(withAcceptor(state, acceptor));
  const after = withAcceptor(state, { ...acceptor, accepted: { ...acceptor.accepted, ...inBallot(0, votes) } });
  const known = votesIn(after.acceptors[transaction.id].accepted);
  const wasClear = outcomeOf(state.config, transaction, votesIn(acceptor.accepted)) !== null;
  // No report: the outcome was clear before, and reported then; or it is not clear yet.
  if (wasClear || outcomeOf(state.config, transaction, known) === null) return next(after);
  return next(after, send(transaction.managers[0], { type: 'accepted', transaction: transaction.id, ballot: 0, votes: known }));
}

/** Takes in the votes, as in round 4, and remembers the asker until the outcome is known. */
export function onAsk(state: State, from: NodeId, { transaction, votes }: Ask): TransactionsNext {
  const { state: after, effects } = onVote(state, from, { type: 'vote', transaction, votes });
  if (transaction.id in after.outcomes) return next(after, ...effects);
  const askers = withNumber(after.askers[transaction.id] ?? [], from);
  return next({ ...after, askers: withEntry(after.askers, transaction.id, askers) }, ...effects);
}

/** Phase 1b of Paxos: promises to take no part in lower ballots, and reports the accepted votes. Refuses if it promised a higher one. */
export function onLead(state: State, from: NodeId, { transaction, ballot }: Lead): TransactionsNext {
  if (transaction.id in state.outcomes) return decided(state, from, transaction);
  const acceptor = acceptorOf(state, transaction);
  if (ballot < acceptor.promised) return refused(state, from, acceptor);
  const { accepted } = acceptor;
  return next(
    withAcceptor(state, { ...acceptor, promised: ballot }),
    send(from, { type: 'promised', transaction: transaction.id, ballot, accepted }),
  );
}

/** Phase 2b of Paxos: accepts all votes of the transaction in this ballot. Refuses if it promised a higher one. */
export function onPropose(state: State, from: NodeId, { transaction, ballot, votes }: Propose): TransactionsNext {
  if (transaction.id in state.outcomes) return decided(state, from, transaction);
  const acceptor = acceptorOf(state, transaction);
  if (ballot < acceptor.promised) return refused(state, from, acceptor);
  const after = { ...acceptor, promised: ballot, accepted: inBallot(ballot, votes) };
  return next(withAcceptor(state, after), send(from, { type: 'accepted', transaction: transaction.id, ballot, votes }));
}

/** The state with this acceptor; the same state if the acceptor has not changed. */
export function withAcceptor(state: State, acceptor: Acceptor): State {
  if (state.acceptors[acceptor.transaction.id] === acceptor) return state;
  return { ...state, acceptors: withEntry(state.acceptors, acceptor.transaction.id, acceptor) };
}

function acceptorOf({ acceptors }: State, transaction: Transaction): Acceptor {
  return acceptors[transaction.id] ?? { transaction, promised: 0, accepted: {} };
}

function refused(state: State, to: NodeId, { transaction, promised }: Acceptor): TransactionsNext {
  return next(state, send(to, { type: 'refused', transaction: transaction.id, ballot: promised }));
}

/** Answers with the decision: the transaction is over. */
function decided(state: State, to: NodeId, transaction: Transaction): TransactionsNext {
  return next(state, send(to, { type: 'decision', transaction, outcome: state.outcomes[transaction.id], places: [] }));
}

function inBallot(ballot: number, votes: Votes): AcceptedVotes {
  return Object.fromEntries(Object.entries(votes).map(([instance, vote]) => [instance, { ballot, vote }]));
}

function votesIn(accepted: AcceptedVotes): Votes {
  return Object.fromEntries(Object.entries(accepted).map(([instance, { vote }]) => [instance, vote]));
}
