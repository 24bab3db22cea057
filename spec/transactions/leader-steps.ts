/**
 * When a manager leads, what it says then, and what it makes of the answers; and how everybody hears of the outcome. Source:
 * the SELFMAN slides, "Atomic commit on a SON", step 6 and the crash of the transaction manager.
 */
import { equal } from '../kernel/canonical.ts';
import { setOf } from '../kernel/sorted-set.ts';
import type { Properties } from '../kernel/spec.ts';
import { itemsOf } from './acceptor-steps.ts';
import type { Leadership, Managed, PeerState, Votes } from './peer.ts';
import { allKept, eachTurn, isSame, isSent, lettersIn, ownerIn, ownPlaces, replicasOf, subjectOf, type Talk, type Turn } from './turn.ts';
import { settledBy } from './votes.ts';

/** Otherwise two would lead at once without need. */
const ballotsHaveCause = eachTurn((turn) => {
  const { id: self, before, after, elapsed, starts } = turn;
  return newBallotsIn(turn).every(({ id, transaction, ballot }) => {
    const { promised } = before.acceptors[id] ?? { promised: 0 };
    const isLate = elapsed('deadline', id) && before.clients[id]?.phase === 'committing';
    const isSilent = after.config.retryMs !== undefined && isInBallot(before, id);
    const followed = lettersIn(turn.heard, 'lead', 'propose', 'refused').map(({ message }) => message.ballot);
    const isOrphan = [promised, ...followed].some((each) => isSuspected(turn, leaderOf(transaction, each)));
    const isSuccessor = isOrphan && isFirst(turn, transaction);
    return ballot > promised && leaderOf(transaction, ballot) === self && (isLate || isSilent || isSuccessor || starts);
  });
}, 'A manager begins a higher ballot when the leader and all managers that precede it are suspected. It also begins one at its deadline, without an answer, and after a restart.');

const orphansAreLed = eachTurn((turn) => {
  const { id: self, after } = turn;
  return Object.values(after.acceptors).every(({ transaction, promised }) => {
    const leader = leaderOf(transaction, promised);
    return leader === self || !after.suspected.includes(leader) || !isFirst(turn, transaction);
  });
}, 'The first manager that is not suspected leads, when the one that led is suspected.');

const ballotsAreAnnounced = eachTurn((turn) => {
  return newBallotsIn(turn).every(({ transaction, ballot }) =>
    othersOf(turn, transaction).every((to) => isSent(turn.sent, to, { type: 'lead', transaction, ballot })),
  );
}, 'A manager that begins a ballot asks all others to follow it.');

const proposalsGoToAll = eachTurn((turn) => {
  const { before, after, sent } = turn;
  return Object.entries(after.leading).every(([id, now]) => {
    const old = before.leading[id];
    if (now.phase !== 'proposing' || (old?.phase === 'proposing' && old.ballot === now.ballot)) return true;
    const { transaction } = after.acceptors[id];
    const { ballot, votes } = now;
    return othersOf(turn, transaction).every((to) => isSent(sent, to, { type: 'propose', transaction, ballot, votes }));
  });
}, 'A leader that a majority follows proposes its votes to all managers.');

const leadersTalkInTheirBallots = eachTurn((turn) => {
  const { before, after, sent } = turn;
  return lettersIn(sent, 'lead', 'propose').every(({ message }) => {
    const { id } = message.transaction;
    if (id in after.outcomes) return true;
    const [old, now] = [before.leading[id], after.leading[id]];
    // It has promised another ballot meanwhile, so it refuses its own proposal at once.
    if (now === undefined) return isInBallot(before, id) && after.acceptors[id]?.promised > message.ballot;
    if (now.phase === 'counting' || now.ballot !== message.ballot) return false;
    const isSame = old !== undefined && old.phase !== 'counting' && old.ballot === now.ballot;
    return message.type === 'lead' ? !isSame : now.phase === 'proposing' && !(isSame && old.phase === 'proposing');
  });
}, 'A leader asks and proposes in its own ballot, and does each of the two once.');

const answersCount = eachTurn(({ before, after, heard }) => {
  return heard.every(({ from, message }) => {
    const id = subjectOf(message);
    if (id === undefined || id in after.outcomes) return true;
    const [old, now] = [before.leading[id], after.leading[id]];
    if (old === undefined || !('ballot' in message) || message.type === 'lead' || message.type === 'propose') return true;
    if (message.type === 'promised' && old.phase === 'asking' && message.ballot === old.ballot)
      return (
        isOutbid(after, id, old.ballot, now) ||
        now?.phase === 'proposing' ||
        (now?.phase === 'asking' && equal(now.promises, { ...old.promises, [from]: message.accepted }))
      );
    if (message.type === 'accepted' && old.phase === 'counting' && message.ballot === 0)
      return now?.phase === 'counting' && equal(now.reports, { ...old.reports, [from]: message.votes });
    if (message.type === 'accepted' && old.phase === 'proposing' && message.ballot === old.ballot)
      return now?.phase === 'proposing' && equal(now.acceptedBy, setOf(...old.acceptedBy, from));
    if (message.type === 'refused' && old.phase !== 'counting' && message.ballot > old.ballot)
      return (now === undefined || isAbove(now, message.ballot)) && (after.acceptors[id]?.promised ?? 0) >= message.ballot;
    return isSame(old, now);
  });
}, 'A leader counts each answer in its own ballot once, gives up for a higher one, and ignores all others.');

const nobodyWaitsForMore = eachTurn(({ after }) => {
  return Object.entries(after.leading).every(([id, leadership]) => {
    const acceptor = after.acceptors[id];
    if (acceptor === undefined) return true;
    const { transaction } = acceptor;
    return !isMajority(
      transaction,
      having(leadership, (votes) => settledBy(itemsOf(after, transaction), votes)),
    );
  });
}, 'A leader goes on as soon as a majority of the managers has answered, and the votes that it has are clear.');

const proposersHaveAMajority = eachTurn(({ id: self, before, after, heard }) => {
  return Object.entries(after.leading).every(([id, now]) => {
    const old = before.leading[id];
    if (now.phase !== 'proposing' || old?.phase !== 'asking' || old.ballot !== now.ballot) return true;
    const promised = lettersIn(heard, 'promised').map(({ from }) => from);
    return isMajority(after.acceptors[id].transaction, [self, ...promised, ...Object.keys(old.promises).map(Number)]);
  });
}, 'A leader proposes when a majority of the managers follows it, and not before.');

/** If nobody has told the node, it must have found the outcome out itself. */
const outcomesHaveAMajority = eachTurn((turn) => {
  const { id: self, before, heard } = turn;
  return newOutcomesIn(turn).every(([id, { type }]) => {
    const [old, transaction] = [before.leading[id], before.acceptors[id]?.transaction];
    const wasTold = lettersIn(heard, 'decision').some(({ message }) => message.transaction.id === id);
    if (old === undefined || transaction === undefined || wasTold) return true;
    const ballot = old.phase === 'counting' ? 0 : old.ballot;
    const isRight = (votes: Votes) => settledBy(itemsOf(before, transaction), votes) === type;
    const answers = lettersIn(heard, 'accepted').filter(({ message }) => message.transaction === id && message.ballot === ballot);
    if (old.phase === 'asking') return isMajority(transaction, [self]);
    if (old.phase === 'proposing')
      return isRight(old.votes) && isMajority(transaction, [...old.acceptedBy, ...answers.map(({ from }) => from)]);
    const told = answers.filter(({ message }) => isRight(message.votes)).map(({ from }) => from);
    const reported = Object.entries(old.reports).flatMap(([manager, votes]) => (isRight(votes) ? [Number(manager)] : []));
    return isMajority(transaction, [self, ...told, ...reported]);
  });
}, 'A leader brings about the outcome that a majority of the managers has reported, or accepted in its ballot.');

/** All nodes that are concerned, since all of them watch the managers until they know. */
const outcomesAreToldToAll = eachTurn((turn) => {
  const { before, after, heard, sent } = turn;
  return newOutcomesIn(turn).every(([id, { type }]) => {
    const wasTold = lettersIn(heard, 'decision').some(({ message }) => message.transaction.id === id);
    const transaction = before.acceptors[id]?.transaction;
    if (transaction === undefined || (wasTold && !isInBallot(before, id))) return true;
    const told = lettersIn(sent, 'decision').filter(({ message }) => message.transaction.id === id && message.outcome.type === type);
    const places = setOf(...transaction.operations.flatMap(({ key }) => replicasOf(after, key)));
    const others = places.filter((place) => !ownPlaces(turn).includes(place));
    const isToldAt = (place: number) => told.some(({ to, message }) => to === ownerIn(after, place) && message.places.includes(place));
    return others.every(isToldAt) && othersOf(turn, transaction).every((manager) => told.some(({ to }) => to === manager));
  });
}, 'A node that brings an outcome about tells all replicas and all managers.');

const outcomesAreToldForAReason = eachTurn((turn) => {
  const { before, after, heard, sent } = turn;
  return lettersIn(sent, 'decision').every(({ to, message: { transaction, outcome, places } }) => {
    const { id } = transaction;
    const isNew = !(id in before.outcomes);
    const isAsked = lettersIn(heard, 'vote', 'ask', 'lead', 'propose').some((each) => each.from === to);
    const wasTold = lettersIn(heard, 'decision').some(({ message }) => message.transaction.id === id);
    // A node that is told by another one owes the outcome to its askers only, unless it leads: the other one tells the rest.
    const isOwed = isNew && (!wasTold || isInBallot(before, id) || before.askers[id]?.includes(to) === true);
    const isFor = (others: readonly number[]) => places.length > 0 && places.every((place) => others.includes(place));
    const isPassedOn = lettersIn(heard, 'decision').some(({ message }) => message.transaction.id === id && isFor(message.places));
    const areTheirs = places.every((place) => ownerIn(after, place) === to);
    return after.outcomes[id]?.type === outcome.type && areTheirs && (isOwed || isAsked || isPassedOn);
  });
}, 'A node tells an outcome when it learns the outcome, when another node asks, and to the members at the places concerned.');

const outcomesAreToldOnce = eachTurn(({ sent }) => {
  const told = lettersIn(sent, 'decision').map(({ to, message }) => `${message.transaction.id} to ${to}`);
  return new Set(told).size === told.length;
}, 'A node tells each other node of an outcome once in a step.');

/** A suspected manager may have been about to tell. */
const outcomesAreAskedFor = eachTurn((turn) => {
  const { before, after } = turn;
  const isSuspicious = (node: number) => !before.suspected.includes(node) && isSuspected(turn, node);
  return openIn(after).every((transaction) => {
    const isNew = !openIn(before).some(({ id }) => id === transaction.id);
    const { managers } = transaction;
    const isCause = managers.some(isSuspicious) || (isNew && managers.some((manager) => after.suspected.includes(manager)));
    const isResumed = turn.starts && transaction.id in after.acceptors;
    return !(isCause || isResumed) || isInBallot(after, transaction.id) || asksFirst(turn, transaction);
  });
}, 'A node that misses an outcome, and suspects a manager or has restarted as one, asks the first other manager that it does not suspect.');

const questionsAreMeant = eachTurn((turn) => {
  const { before, after, sent, starts } = turn;
  const asks = lettersIn(sent, 'ask');
  const isNews = (manager: number) => after.suspected.includes(manager) && !before.suspected.includes(manager);
  return (
    new Set(asks.map(({ message }) => message.transaction.id)).size === asks.length &&
    asks.every(({ to, message: { transaction, votes } }) => {
      const { id, managers } = transaction;
      const isNew = !openIn(before).some((each) => each.id === id);
      const isOwed = managers.some(isNews) || (isNew && managers.some((manager) => after.suspected.includes(manager)));
      const isReminded = after.config.remindMs !== undefined && turn.heard.length === 0 && equal(before, after);
      return to === firstAmong(turn, managers) && equal(votes, after.cast[id]?.votes ?? {}) && (isOwed || isReminded || starts);
    })
  );
}, 'A node asks once, with its votes, the first other manager that it does not suspect: for a suspicion, a reminder, or after a restart.');

export const leaderSteps: Properties<Talk> = {
  leadersDoTheirPart: allKept(
    {
      ballotsHaveCause,
      orphansAreLed,
      ballotsAreAnnounced,
      proposalsGoToAll,
      leadersTalkInTheirBallots,
      answersCount,
      nobodyWaitsForMore,
      proposersHaveAMajority,
      outcomesHaveAMajority,
      outcomesAreToldToAll,
      outcomesAreToldForAReason,
      outcomesAreToldOnce,
      outcomesAreAskedFor,
      questionsAreMeant,
    },
    'A manager leads with cause, in its own ballots, hears each answer once, and tells all that wait.',
  ),
};

function leaderOf({ managers }: Managed, ballot: number): number {
  return managers[ballot % managers.length];
}

function isInBallot({ leading }: PeerState, id: string): boolean {
  return leading[id] !== undefined && leading[id].phase !== 'counting';
}

/** Suspected when the step was taken: when all is over, suspicions are forgotten. */
function isSuspected({ after }: Turn, node: number): boolean {
  return after.suspected.includes(node);
}

function isFirst(turn: Turn, { managers }: Managed): boolean {
  return managers.slice(0, managers.indexOf(turn.id)).every((manager) => isSuspected(turn, manager));
}

/** Its own acceptor has promised another ballot meanwhile, and refuses the proposal at once. */
function isOutbid({ acceptors }: PeerState, id: string, ballot: number, leadership: Leadership | undefined): boolean {
  return leadership === undefined && acceptors[id]?.promised > ballot;
}

/** It has given up, and at once leads again: all managers that precede it are suspected. */
function isAbove(leadership: Leadership, ballot: number): boolean {
  return leadership.phase !== 'counting' && leadership.ballot > ballot;
}

interface Ballot {
  readonly id: string;
  readonly transaction: Managed;
  readonly ballot: number;
}

/** The ballots that this node has begun in this step, and has not ended in it. */
function newBallotsIn({ before, after }: Turn): readonly Ballot[] {
  return Object.entries(after.leading).flatMap(([id, now]) => {
    const old = before.leading[id];
    const acceptor = after.acceptors[id];
    if (now.phase === 'counting' || acceptor === undefined) return [];
    if (old !== undefined && old.phase !== 'counting' && old.ballot === now.ballot) return [];
    return [{ id, transaction: acceptor.transaction, ballot: now.ballot }];
  });
}

function newOutcomesIn({ before, after }: Turn) {
  return Object.entries(after.outcomes).filter(([id]) => !(id in before.outcomes));
}

function othersOf({ id }: Turn, { managers }: Managed): readonly number[] {
  return setOf(...managers).filter((manager) => manager !== id);
}

/** A node that stands for several managers counts as often. */
function isMajority({ managers }: Managed, nodes: readonly number[]): boolean {
  return managers.filter((manager) => nodes.includes(manager)).length * 2 > managers.length;
}

/** The managers whose answers take the leader further. */
function having(leadership: Leadership, outcomeOf: (votes: Votes) => string | null): readonly number[] {
  if (leadership.phase === 'asking') return Object.keys(leadership.promises).map(Number);
  if (leadership.phase === 'proposing') return outcomeOf(leadership.votes) === null ? [] : leadership.acceptedBy;
  return Object.entries(leadership.reports).flatMap(([manager, votes]) => (outcomeOf(votes) === null ? [] : [Number(manager)]));
}

function openIn({ cast, acceptors }: PeerState): readonly Managed[] {
  const managed = Object.values(acceptors).map(({ transaction }) => transaction);
  const voted = Object.values(cast).map(({ transaction }) => transaction);
  return [...managed, ...voted.filter(({ id }) => acceptors[id] === undefined)];
}

function firstAmong({ id, after }: Turn, managers: readonly number[]): number | undefined {
  return managers.find((manager) => manager !== id && !after.suspected.includes(manager));
}

function asksFirst(turn: Turn, transaction: Managed): boolean {
  const to = firstAmong(turn, transaction.managers);
  const votes = turn.after.cast[transaction.id]?.votes ?? {};
  return to === undefined || isSent(turn.sent, to, { type: 'ask', transaction, votes });
}
