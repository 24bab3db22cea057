/**
 * Paxos commit over replicas, without messages: the managers agree on the votes. Ballot 0 of a vote belongs to the
 * replica alone. Each later ballot is of all votes at once, and only what is safe may be accepted in it. An outcome
 * is known when no majority could show another: for that, not every single vote has to be chosen.
 *
 * After module Voting of L. Lamport ("How to derive Paxos", and the TLA+ examples), with one difference. Only the
 * last vote that an acceptor has accepted is known, as in implementations. So where three ballots meet, this machine
 * may forbid a step that full histories would allow; with ballots 0 and one other they agree.
 */
import { put } from '../kernel/record.ts';
import { action, allThrough, type Refinement, type Spec } from '../kernel/spec.ts';
import { hear, isDecided, nobodyOf, type ReplicatedCommit, replicatedCommit, vote } from './replicated-commit.ts';
import { type Items, type Outcome, settledBy, type Vote, type Votes, waysToVote } from './votes.ts';

export interface PaxosAcceptor {
  /** It takes no part in ballots below. */
  readonly promised: number;
  readonly accepted: Readonly<Record<string, { readonly ballot: number; readonly vote: Vote }>>;
}

/** The votes of replicas are forgotten with the acceptors. */
export interface PaxosCommitOverReplicas extends ReplicatedCommit {
  /** By name; forgotten, as nothing depends on them, when somebody knows the outcome. */
  readonly acceptors: Readonly<Record<string, PaxosAcceptor>>;
}

export interface PaxosBounds {
  readonly items: Items;
  readonly acceptors: readonly string[];
  /** Those above 0. */
  readonly ballots: readonly number[];
  readonly observers: readonly string[];
}

export const NOTHING_ACCEPTED: PaxosAcceptor = { promised: 0, accepted: {} };

export function paxosCommitOverReplicas(bounds: PaxosBounds): Spec<PaxosCommitOverReplicas> {
  const { acceptors, ballots, items, observers } = bounds;
  const full = waysToVote(items.flat()).filter((votes) => Object.keys(votes).length === items.flat().length);
  return {
    name: 'paxos-commit-over-replicas',
    init: [{ cast: {}, acceptors: untouched(acceptors), known: nobodyOf(observers) }],
    actions: {
      vote: vote(items),
      acceptVotes: action<PaxosCommitOverReplicas, Cast>({
        doc: 'An acceptor accepts votes of replicas, in ballot 0, perhaps as they are cast.',
        params: (state) => acceptors.flatMap((acceptor) => open(items, state, acceptor).map((votes) => ({ acceptor, votes }))),
        when: (state, cast) => !isDecided(state) && Object.keys(cast.votes).length > 0 && mayAcceptVotes(state, cast),
        then: withVotes,
      }),
      promise: action<PaxosCommitOverReplicas, { readonly acceptor: string; readonly ballot: number }>({
        doc: 'An acceptor takes no part in lower ballots any more.',
        params: () => acceptors.flatMap((acceptor) => ballots.map((ballot) => ({ acceptor, ballot }))),
        when: (state, { acceptor, ballot }) => !isDecided(state) && state.acceptors[acceptor].promised < ballot,
        then: (state, { acceptor, ballot }) => withAcceptor(state, acceptor, put(state.acceptors[acceptor], 'promised', ballot)),
      }),
      accept: action<PaxosCommitOverReplicas, { readonly acceptor: string; readonly ballot: number; readonly votes: Votes }>({
        doc: 'An acceptor accepts a safe proposal for all votes, in a later ballot.',
        params: () => acceptors.flatMap((acceptor) => ballots.flatMap((ballot) => full.map((votes) => ({ acceptor, ballot, votes })))),
        when: (state, { acceptor, ballot, votes }) =>
          !isDecided(state) && state.acceptors[acceptor].promised <= ballot && mayBeProposed(state, ballot, votes),
        then: (state, { acceptor, ballot, votes }) =>
          withAcceptor(state, acceptor, { promised: ballot, accepted: inBallot(ballot, votes) }),
      }),
      decide: action<PaxosCommitOverReplicas, Cast & { readonly observer: string }>({
        doc: 'The first node learns the outcome, perhaps with votes that it accepts itself at this moment.',
        params: (state) =>
          observers.flatMap((observer) => {
            const accepting = acceptors.filter((acceptor) => acceptor === observer);
            const known = { acceptor: acceptors[0], votes: {}, observer };
            return [
              known,
              ...accepting.flatMap((acceptor) => open(items, state, acceptor).map((votes) => ({ acceptor, votes, observer }))),
            ];
          }),
        when: (state, cast) => !isDecided(state) && mayAcceptVotes(state, cast) && boundOutcome(items, withVotes(state, cast)) !== null,
        then: (state, cast) => ({
          cast: {},
          acceptors: untouched(acceptors),
          known: { ...state.known, [cast.observer]: boundOutcome(items, withVotes(state, cast)) ?? 'nothing' },
        }),
      }),
      hear: hear(observers),
    },
    properties: allThrough(asReplicatedCommit, replicatedCommit(items, observers).properties),
  };
}

/** Paxos commit does nothing that atomic commit does not allow. */
export function refinesReplicatedCommit({ items, observers }: PaxosBounds): Refinement<PaxosCommitOverReplicas, ReplicatedCommit> {
  return { of: replicatedCommit(items, observers), view: asReplicatedCommit };
}

/**
 * The outcome that every majority would show if it were asked now, by its votes of the highest ballots. Two
 * majorities may show different votes.
 */
function boundOutcome(items: Items, { acceptors }: PaxosCommitOverReplicas): Outcome | null {
  const all = Object.values(acceptors);
  const outcomes = majoritiesOf(all, all.length).map((quorum) => settledBy(items, shownBy(quorum, items.flat())));
  const [first = null] = outcomes;
  return outcomes.every((outcome) => outcome === first) ? first : null;
}

function shownBy(quorum: readonly PaxosAcceptor[], instances: readonly string[]): Votes {
  return Object.fromEntries(
    instances.flatMap((instance) => {
      const vote = highestIn(quorum, instance);
      return vote === undefined ? [] : [[instance, vote] as const];
    }),
  );
}

function asReplicatedCommit({ cast, known }: PaxosCommitOverReplicas): ReplicatedCommit {
  return { cast, known };
}

interface Cast {
  readonly acceptor: string;
  readonly votes: Votes;
}

export function untouched(acceptors: readonly string[]): PaxosCommitOverReplicas['acceptors'] {
  return Object.fromEntries(acceptors.map((acceptor) => [acceptor, NOTHING_ACCEPTED]));
}

function open(items: Items, { acceptors }: PaxosCommitOverReplicas, acceptor: string): readonly Votes[] {
  const { promised, accepted } = acceptors[acceptor];
  return promised > 0 ? [{}] : waysToVote(items.flat().filter((instance) => accepted[instance] === undefined));
}

/** A replica votes once, and in ballot 0 nobody else does. */
function mayAcceptVotes({ cast }: PaxosCommitOverReplicas, { votes }: Cast): boolean {
  return Object.entries(votes).every(([instance, vote]) => cast[instance] === undefined || cast[instance] === vote);
}

function withVotes(state: PaxosCommitOverReplicas, { acceptor, votes }: Cast): PaxosCommitOverReplicas {
  const before = state.acceptors[acceptor];
  const after = withAcceptor(state, acceptor, { ...before, accepted: { ...before.accepted, ...inBallot(0, votes) } });
  return put(after, 'cast', { ...state.cast, ...votes });
}

/**
 * Whether somebody has accepted these votes in this ballot. If nobody has accepted any in it, a majority that takes no part
 * in lower ballots must make them safe.
 */
function mayBeProposed({ acceptors }: PaxosCommitOverReplicas, ballot: number, votes: Votes): boolean {
  const all = Object.values(acceptors);
  const inThisBallot = all.filter(({ accepted }) => Object.values(accepted).some((vote) => vote.ballot === ballot));
  if (inThisBallot.length > 0)
    return inThisBallot.every(({ accepted }) => Object.entries(votes).every(([instance, vote]) => accepted[instance]?.vote === vote));
  const able = all.filter(({ promised, accepted }) => promised >= ballot && Object.values(accepted).every((vote) => vote.ballot < ballot));
  return majoritiesOf(able, all.length).some((quorum) =>
    // Where nobody knows of a vote, nothing can have been chosen, and abort may be proposed.
    Object.entries(votes).every(([instance, vote]) => vote === (highestIn(quorum, instance) ?? 'abort')),
  );
}

/** The vote of the highest ballot in which one of these has accepted one. */
function highestIn(quorum: readonly PaxosAcceptor[], instance: string): Vote | undefined {
  const known = quorum.flatMap(({ accepted }) => (accepted[instance] === undefined ? [] : [accepted[instance]]));
  return known.sort((a, b) => b.ballot - a.ballot).at(0)?.vote;
}

/** All sets of these that are more than half of `count`. */
function majoritiesOf<A>(able: readonly A[], count: number): readonly (readonly A[])[] {
  const sets = able.reduce((all: readonly (readonly A[])[], each) => all.flatMap((set) => [set, [...set, each]]), [[]]);
  return sets.filter((set) => set.length * 2 > count);
}

function inBallot(ballot: number, votes: Votes): PaxosAcceptor['accepted'] {
  return Object.fromEntries(Object.entries(votes).map(([instance, vote]) => [instance, { ballot, vote }]));
}

function withAcceptor(state: PaxosCommitOverReplicas, acceptor: string, after: PaxosAcceptor): PaxosCommitOverReplicas {
  return put(state, 'acceptors', put(state.acceptors, acceptor, after));
}
