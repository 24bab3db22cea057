/**
 * Leadership: which manager brings a transaction to an end when its leader is suspected, truly or falsely. The leader is the
 * owner of the ballot that a node has promised; at first that is the transaction manager. The first manager that is not
 * suspected takes over. If two lead at once, their ballots differ, since each manager has a residue class of its own.
 */
import { valuesOf } from '../kernel/by-key.ts';
import { invariant } from '../kernel/invariant.ts';
import { andThen, type NodeId, next, send } from '../kernel/protocol.ts';
import { ascending } from '../kernel/sorted-set.ts';
import { arm } from '../kernel/timers.ts';
import { withAcceptor } from './acceptor.ts';
import { instancesOf } from './instances.ts';
import type { Promised, Refused } from './messages.ts';
import { repeatVotes } from './participant.ts';
import type { TransactionsEffect, TransactionsNext } from './protocol.ts';
import { type Acceptor, type State, withEntry, withoutEntry } from './state.ts';
import { areMajority, safeVotes } from './tally.ts';
import type { Transaction, TransactionId } from './transaction.ts';

/** Phase 1a of Paxos: begins a ballot of this node's own, higher than all that it knows of, and asks for promises. */
export function lead(state: State, { transaction, promised }: Acceptor): TransactionsNext {
  const ballot = nextBallot(transaction, state.self, promised);
  const leading = withEntry(state.leading, transaction.id, { phase: 'asking', ballot, promises: {} } as const);
  const questions = managersOf(transaction).map((manager) => send(manager, { type: 'lead', transaction, ballot } as const));
  return next({ ...state, leading }, ...questions, ...retry(state, transaction));
}

/** Phase 2a of Paxos: once a majority of the managers has promised, proposes the safe votes. */
export function onPromised(state: State, from: NodeId, { transaction: id, ballot, accepted }: Promised): TransactionsNext {
  const leading = state.leading[id];
  if (leading?.phase !== 'asking' || leading.ballot !== ballot) return next(state);
  const { transaction } = state.acceptors[id];
  const promises = withEntry(leading.promises, from, accepted);
  const having = managersOf(transaction).filter((manager) => promises[manager] !== undefined);
  if (!areMajority(transaction, having)) return next({ ...state, leading: withEntry(state.leading, id, { ...leading, promises }) });
  const votes = safeVotes(instancesOf(state.config, transaction), Object.values(promises));
  const proposing = withEntry(state.leading, id, { phase: 'proposing', ballot, votes, acceptedBy: [] } as const);
  return next(
    { ...state, leading: proposing },
    ...managersOf(transaction).map((manager) => send(manager, { type: 'propose', transaction, ballot, votes } as const)),
  );
}

/** An acceptor has promised a higher ballot: another manager leads, and this one gives up its ballot. */
export function onRefused(state: State, { transaction: id, ballot }: Refused): TransactionsNext {
  const leading = state.leading[id];
  const acceptor = state.acceptors[id];
  // Ignored: this node does not lead; it leads in ballot 0, which needs no promises; or it has a higher ballot by now.
  if (leading === undefined || leading.phase === 'counting' || leading.ballot >= ballot) return next(state);
  const after = withAcceptor(state, { ...acceptor, promised: Math.max(acceptor.promised, ballot) });
  return next({ ...after, leading: withoutEntry(state.leading, id) });
}

/** The first transaction that this node has to lead; undefined if there is none. */
export function orphan(state: State): Acceptor | undefined {
  return valuesOf(state.acceptors).find((acceptor) => mustLead(state, acceptor));
}

function mustLead({ self, suspected }: State, { transaction, promised }: Acceptor): boolean {
  const leader = leaderOf(transaction, promised);
  const before = managersOf(transaction).slice(0, managersOf(transaction).indexOf(self));
  const isFirst = before.every((manager) => suspected.includes(manager));
  // The leader is suspected, so it is another node; and so is each manager in line ahead of this node.
  return suspected.includes(leader) && isFirst;
}

/**
 * After a restart: begins its own ballots again, with higher numbers. To other leaders it repeats its last answer,
 * which may not have left before the crash. It also asks for outcomes, which may have been lost.
 */
export function resume(state: State): TransactionsNext {
  const begun: TransactionsNext = next(state, ...openTransactions(state).flatMap((transaction) => reminder(state, transaction)));
  return valuesOf(state.acceptors).reduce((all, acceptor) => {
    const { transaction, promised } = acceptor;
    const isMine = leaderOf(transaction, promised) === state.self;
    return andThen(all, (after) => (isMine ? lead(after, acceptor) : next(after, repeatAnswer(acceptor), ...askFirst(after, transaction))));
  }, begun);
}

/**
 * A manager is suspected, which may have been announcing an outcome. For each open transaction of that manager this node asks
 * the first manager that it does not suspect, and sends its votes along. That manager knows the outcome, or will bring it
 * about. Without this, a manager that crashes during its announcements would leave the other nodes waiting for ever.
 */
export function askAround(state: State, node: NodeId): readonly TransactionsEffect[] {
  // Only transactions of the suspected manager, and not those that this node has to lead itself.
  return openTransactions(state)
    .filter(({ managers, id }) => managers.includes(node) && !(id in state.acceptors && mustLead(state, state.acceptors[id])))
    .flatMap((transaction) => askFirst(state, transaction));
}

/** Repeats the votes of this node. If it waits for an outcome without a vote, asks for the outcome. */
export function pursue(state: State, id: TransactionId): readonly TransactionsEffect[] {
  const mine = state.cast[id];
  if (mine === undefined) return [];
  return Object.keys(mine.votes).length === 0 ? askFirst(state, mine.transaction) : repeatVotes(state, id);
}

/** Asks the first other manager that is not suspected for the outcome. */
export function askFirst({ self, suspected, cast }: State, transaction: Transaction): readonly TransactionsEffect[] {
  const first = transaction.managers.find((manager) => manager !== self && !suspected.includes(manager));
  const votes = cast[transaction.id]?.votes ?? {};
  return first === undefined ? [] : [send(first, { type: 'ask', transaction, votes })];
}

/** The nodes that the failure detector watches: the managers of all transactions whose outcome this node waits for. */
export function watchedBy(state: State): readonly NodeId[] {
  const others = openTransactions(state).flatMap(({ managers }) => managers);
  return ascending(others).filter((node) => node !== state.self);
}

/** The last answer that an acceptor owes to its leader. */
function repeatAnswer({ transaction, promised: ballot, accepted }: Acceptor): TransactionsEffect {
  const inBallot = Object.entries(accepted).filter(([, vote]) => vote.ballot === ballot);
  const votes = Object.fromEntries(inBallot.map(([instance, { vote }]) => [instance, vote]));
  const id = transaction.id;
  const isPromise = ballot > 0 && inBallot.length === 0;
  return send(
    leaderOf(transaction, ballot),
    isPromise ? { type: 'promised', transaction: id, ballot, accepted } : { type: 'accepted', transaction: id, ballot, votes },
  );
}

/** The transactions whose outcome this node waits for, as a manager or as a participant. */
export function openTransactions({ acceptors, cast }: State): readonly Transaction[] {
  const managed = valuesOf(acceptors).map(({ transaction }) => transaction);
  const voted = valuesOf(cast).map(({ transaction }) => transaction);
  return [...managed, ...voted.filter(({ id }) => acceptors[id] === undefined)];
}

function leaderOf({ managers }: Transaction, ballot: number): NodeId {
  return managers[ballot % managers.length];
}

/** The smallest ballot above `known` in the residue class of `node`. Ballot 0 belongs to the participants. */
function nextBallot({ managers }: Transaction, node: NodeId, known: number): number {
  const rank = managers.indexOf(node);
  invariant(rank >= 0, 'only managers lead');
  const turn = Math.floor(known / managers.length) * managers.length + rank;
  return turn > known ? turn : turn + managers.length;
}

function managersOf({ managers }: Transaction): readonly NodeId[] {
  return [...new Set(managers)];
}

/** Arms the reminder after which this node asks for the outcome. */
export function reminder({ config }: State, { id }: Transaction): readonly TransactionsEffect[] {
  return arm({ type: 'remind', transaction: id }, config.remindMs);
}

export function onRemind(state: State, id: TransactionId): TransactionsNext {
  const transaction = openTransactions(state).find((each) => each.id === id);
  return transaction === undefined ? next(state) : next(state, ...askFirst(state, transaction), ...reminder(state, transaction));
}

function retry({ config }: State, { id }: Transaction): readonly TransactionsEffect[] {
  return arm({ type: 'retry', transaction: id }, config.retryMs);
}
