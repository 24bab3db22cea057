/**
 * The answers that an acceptor owes, and the messages that it sends unasked: Paxos commit over replicas, message by
 * message. Sources: the SELFMAN slides, "Atomic commit on a SON", step 5; L. Lamport, "Paxos Made Simple", 2001.
 */
import { equal } from '../kernel/canonical.ts';
import type { Properties } from '../kernel/spec.ts';
import type { Accepting, Managed, PeerState, Votes } from './peer.ts';
import { allKept, eachTurn, isSent, type LetterOf, lettersIn, replicasOf, type Said, type Talk, type Turn } from './turn.ts';
import { type Items, settledBy } from './votes.ts';

type Question = LetterOf<'vote' | 'ask' | 'lead' | 'propose'>;

/** Without it, a manager or participant that comes late would wait for ever. */
const lateQuestionsAreAnswered = eachTurn(({ before, heard, sent }) => {
  return questionsIn(heard).every(({ from, message: { transaction } }) => {
    const outcome = before.outcomes[transaction.id];
    return outcome === undefined || isTold(sent, from, transaction, outcome.type);
  });
}, 'A node that is asked about a transaction whose outcome it knows answers with the outcome.');

const votesAreAccepted = eachTurn(({ before, after, heard }) => {
  return lettersIn(heard, 'vote', 'ask').every(({ message: { transaction, votes } }) => {
    if (isOver(before, after, transaction)) return true;
    const { promised, accepted } = acceptorIn(before, transaction);
    const now = acceptorIn(after, transaction).accepted;
    if (promised > 0) return equal(now, accepted);
    const mayBeNews = { ...inBallot(0, votes), ...accepted };
    return equal(now, mayBeNews);
  });
}, 'An acceptor that has promised nothing accepts the first vote of each replica. Once it has promised, it accepts no votes of participants.');

const promisesAreGiven = eachTurn((turn) => {
  const { before, after, heard, sent } = turn;
  return lettersIn(heard, 'lead').every(({ from, message: { transaction, ballot } }) => {
    if (isOver(before, after, transaction)) return true;
    const { promised, accepted } = acceptorIn(before, transaction);
    if (ballot < promised) return isRefused(turn, transaction, from);
    const answer = { type: 'promised', transaction: transaction.id, ballot, accepted };
    const isFollowed = equal(acceptorIn(after, transaction), { transaction, promised: ballot, accepted });
    return isSent(sent, from, answer) && (isFollowed || isAhead(after, transaction, ballot));
  });
}, 'An acceptor that is asked to follow a ballot no lower than its own promises it, and tells what it has accepted. It refuses lower ones.');

const proposalsAreAccepted = eachTurn((turn) => {
  const { before, after, heard, sent } = turn;
  return lettersIn(heard, 'propose').every(({ from, message: { transaction, ballot, votes } }) => {
    if (isOver(before, after, transaction)) return true;
    if (ballot < acceptorIn(before, transaction).promised) return isRefused(turn, transaction, from);
    const answer = { type: 'accepted', transaction: transaction.id, ballot, votes };
    const accepted = inBallot(ballot, votes);
    const isFollowed = equal(acceptorIn(after, transaction), { transaction, promised: ballot, accepted });
    return isSent(sent, from, answer) && (isFollowed || isAhead(after, transaction, ballot));
  });
}, 'An acceptor accepts a proposal in a ballot no lower than its own, and says so. It refuses other proposals.');

/** In ballot 0 nobody proposes: the transaction manager counts those managers whose votes settle the outcome. */
const clearVotesAreReported = eachTurn(({ id, before, after, sent }) => {
  return Object.values(after.acceptors).every(({ transaction }) => {
    const [first] = transaction.managers;
    const votes = votesOf(acceptorIn(after, transaction));
    if (first === id || !isSettled(after, transaction) || isSettled(before, transaction)) return true;
    return isSent(sent, first, { type: 'accepted', transaction: transaction.id, ballot: 0, votes });
  });
}, 'When the votes that a replicated manager has accepted settle the outcome, it tells the transaction manager.');

const reportsAreMeant = eachTurn(({ before, after, starts, heard, sent }) => {
  return lettersIn(sent, 'accepted').every(({ to, message: { transaction: id, ballot, votes } }) => {
    if (starts) return true;
    if (ballot > 0) return lettersIn(heard, 'propose').some(({ from, message }) => from === to && message.ballot === ballot);
    const acceptor = after.acceptors[id];
    if (acceptor === undefined || !equal(votes, votesOf(acceptor))) return false;
    return acceptor.transaction.managers[0] === to && isSettled(after, acceptor.transaction) && !isSettled(before, acceptor.transaction);
  });
}, 'An acceptor reports votes once, when they settle the outcome, and proposals when it accepts them; or both after a restart.');

const answersAreMeant = eachTurn(({ starts, heard, sent, after }) => {
  const asked = (to: number, ...types: readonly Question['type'][]) =>
    questionsIn(heard).flatMap(({ from, message }) => (from === to && types.includes(message.type) ? [message] : []));
  const promises = lettersIn(sent, 'promised').every(({ to, message }) => {
    return starts || asked(to, 'lead').some((lead) => 'ballot' in lead && lead.ballot === message.ballot);
  });
  const refusals = lettersIn(sent, 'refused').every(({ to, message }) => {
    const isHigher = (question: Question) => 'ballot' in question && question.ballot < message.ballot;
    return asked(to, 'lead', 'propose').some(isHigher) && after.acceptors[message.transaction]?.promised === message.ballot;
  });
  return promises && refusals;
}, 'An acceptor promises or refuses only when a leader asks, or promises again after a restart. It refuses only because of a higher ballot.');

/** Its last messages may have been lost with the crash. In ballot 0 it owes a report once its votes settle the outcome. */
const answersAreRepeated = eachTurn(({ id: self, before, after, starts, sent }) => {
  return Object.values(before.acceptors).every(({ transaction, promised: ballot, accepted }) => {
    const { id, managers } = transaction;
    const leader = managers[ballot % managers.length];
    if (!starts || leader === self || id in after.outcomes) return true;
    const votes = votesOf({ transaction, promised: ballot, accepted });
    const hasAccepted = Object.values(accepted).some((vote) => vote.ballot === ballot);
    if (ballot > 0 && !hasAccepted) return isSent(sent, leader, { type: 'promised', transaction: id, ballot, accepted });
    if (ballot === 0 && !isSettled(before, transaction)) return true;
    return isSent(sent, leader, { type: 'accepted', transaction: id, ballot, votes });
  });
}, 'After a restart an acceptor repeats its last answer to the leader: its promise, or what it has accepted in that ballot.');

const askersWait = eachTurn(({ before, after, heard, sent }) => {
  const asks = lettersIn(heard, 'ask').map(({ from, message }) => ({ id: message.transaction.id, from, message }));
  const areKept = asks.every(({ id, from, message }) => {
    if (id in before.outcomes) return true;
    if (id in after.outcomes) return isTold(sent, from, message.transaction, after.outcomes[id].type);
    return after.askers[id]?.includes(from) === true;
  });
  const areNoOthers = Object.entries(after.askers).every(([id, nodes]) => {
    return nodes.every((node) => before.askers[id]?.includes(node) || asks.some((ask) => ask.id === id && ask.from === node));
  });
  return areKept && areNoOthers;
}, 'A manager remembers who asks for an outcome that it does not know yet, and nobody else.');

const askersAreTold = eachTurn(({ id: self, before, after, sent }) => {
  return Object.entries(before.askers).every(([id, nodes]) => {
    const outcome = after.outcomes[id];
    const transaction = before.acceptors[id]?.transaction;
    if (outcome === undefined || transaction === undefined) return true;
    return nodes.every((node) => node === self || isTold(sent, node, transaction, outcome.type));
  });
}, 'When a manager learns an outcome, it tells each node that has asked for it.');

export const acceptorSteps: Properties<Talk> = {
  acceptorsDoTheirPart: allKept(
    {
      lateQuestionsAreAnswered,
      votesAreAccepted,
      promisesAreGiven,
      proposalsAreAccepted,
      clearVotesAreReported,
      reportsAreMeant,
      answersAreMeant,
      answersAreRepeated,
      askersWait,
      askersAreTold,
    },
    'An acceptor answers each message as Paxos commit demands, and says nothing else.',
  ),
};

function questionsIn(heard: readonly Said[]) {
  return lettersIn(heard, 'vote', 'ask', 'lead', 'propose');
}

/** Whether the outcome is known before the step, or after it. */
function isOver(before: PeerState, after: PeerState, { id }: Managed): boolean {
  return id in before.outcomes || id in after.outcomes;
}

/** Whether the node suspects the leader whose ballot it has just followed, and at once leads itself. */
function isAhead({ leading, acceptors }: PeerState, { id }: Managed, ballot: number): boolean {
  const leadership = leading[id];
  if (leadership === undefined || leadership.phase === 'counting') return false;
  return leadership.ballot > ballot && acceptors[id]?.promised === leadership.ballot;
}

function isRefused({ before, after, sent }: Turn, transaction: Managed, to: number): boolean {
  const acceptor = acceptorIn(before, transaction);
  const answer = { type: 'refused', transaction: transaction.id, ballot: acceptor.promised };
  return isSent(sent, to, answer) && equal(acceptorIn(after, transaction), acceptor);
}

function isTold(sent: readonly Said[], to: number, { id }: Managed, outcome: string): boolean {
  return lettersIn(sent, 'decision').some(
    (said) => said.to === to && said.message.transaction.id === id && said.message.outcome.type === outcome,
  );
}

function acceptorIn({ acceptors }: PeerState, transaction: Managed): Accepting {
  return acceptors[transaction.id] ?? { transaction, promised: 0, accepted: {} };
}

/** Whether the votes that it has accepted from participants settle the outcome. */
function isSettled(state: PeerState, transaction: Managed): boolean {
  const acceptor = acceptorIn(state, transaction);
  const isOfParticipants = Object.values(acceptor.accepted).every(({ ballot }) => ballot === 0);
  return isOfParticipants && settledBy(itemsOf(state, transaction), votesOf(acceptor)) !== null;
}

export function itemsOf(state: Pick<PeerState, 'config'>, { operations }: Managed): Items {
  return operations.map(({ key }) => replicasOf(state, key).map((place) => `${key}@${place}`));
}

function votesOf({ accepted }: Accepting): Votes {
  return Object.fromEntries(Object.entries(accepted).map(([instance, { vote }]) => [instance, vote]));
}

function inBallot(ballot: number, votes: Votes): Accepting['accepted'] {
  return Object.fromEntries(Object.entries(votes).map(([instance, vote]) => [instance, { ballot, vote }]));
}
