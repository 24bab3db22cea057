/**
 * Paxos Commit: an instance of Paxos of its own decides each resource manager's vote. So no single process can keep
 * the others from learning the vote.
 *
 * Source: J. Gray and L. Lamport, "Consensus on Transaction Commit", ACM TODS 31(1), 2006: module PaxosCommit. As there,
 * messages are a set that only grows, leaders have no state, and any process that sees a majority may announce the outcome.
 */
import { atomicCommit, type Commit, type ResourceManagerState } from '../atomic-commit/commit.ts';
import { put } from '../kernel/record.ts';
import { action, allThrough, always, type Properties, type Refinement, reachable, type Spec } from '../kernel/spec.ts';
import { acceptorActions } from './acceptors.ts';
import { leaderActions } from './leaders.ts';
import { type Bounds, phase2a, phase2b, VOTES, type Vote } from './messages.ts';
import { initial, type PaxosCommit, sent } from './state.ts';

/** The machine within these bounds, named PaxosCommit in the paper. */
export function paxosCommit(bounds: Bounds): Spec<PaxosCommit> {
  return {
    name: 'paxos-commit',
    init: [initial(bounds)],
    actions: { ...resourceManagers(bounds.managers), ...leaderActions(bounds), ...acceptorActions(bounds) },
    properties: { ...allThrough(asCommit, atomicCommit(bounds.managers).properties), ...consensus(bounds) },
  };
}

/** Paxos Commit does nothing that atomic commit does not allow. */
export function paxosRefinesAtomicCommit({ managers }: Bounds): Refinement<PaxosCommit, Commit> {
  return { of: atomicCommit(managers), view: asCommit };
}

function resourceManagers(managers: readonly string[]): Spec<PaxosCommit>['actions'] {
  return {
    RMPrepare: action<PaxosCommit, string>({
      doc: 'A resource manager votes to commit, as the leader of ballot 0 of its own instance.',
      params: () => managers,
      when: (state, manager) => state.rmState[manager] === 'working',
      then: (state, manager) => voted(state, manager, 'prepared'),
    }),
    RMChooseToAbort: action<PaxosCommit, string>({
      doc: 'A resource manager that has not voted yet aborts, and says so.',
      params: () => managers,
      when: (state, manager) => state.rmState[manager] === 'working',
      then: (state, manager) => voted(state, manager, 'aborted'),
    }),
    RMRcvCommitMsg: action<PaxosCommit, string>({
      doc: 'A resource manager learns that all commit.',
      params: () => managers,
      when: (state) => state.msgs.commit,
      then: (state, manager) => moved(state, manager, 'committed'),
    }),
    RMRcvAbortMsg: action<PaxosCommit, string>({
      doc: 'A resource manager learns that all abort.',
      params: () => managers,
      when: (state) => state.msgs.abort,
      then: (state, manager) => moved(state, manager, 'aborted'),
    }),
  };
}

/** The properties of Paxos for each instance, and one that shows that a leader other than the manager gets a vote decided. */
function consensus({ managers, majorities, ballots }: Bounds): Properties<PaxosCommit> {
  const decided = ({ msgs }: PaxosCommit, manager: string, vote: Vote) =>
    ballots.some((ballot) => majorities.some((majority) => majority.every((acceptor) => msgs[phase2b(manager, ballot, acceptor, vote)])));
  return {
    oneVoteIsDecidedPerManager: always(
      (state) => managers.every((manager) => !VOTES.every((vote) => decided(state, manager, vote))),
      'A majority accepts at most one vote of each manager.',
      (state) => {
        const torn = managers.filter((manager) => VOTES.every((vote) => decided(state, manager, vote)));
        return `majorities have accepted both votes of ${torn.join(' and ')}`;
      },
    ),
    aLeaderCompletesACommit: reachable(
      (state) =>
        managers.every((manager) => state.rmState[manager] === 'committed') &&
        managers.some((manager) => ballots.some((ballot) => ballot > 0 && state.msgs[phase2a(manager, ballot, 'prepared')])),
      'All managers commit after a leader has proposed the vote of one of them again.',
    ),
  };
}

function asCommit(state: PaxosCommit): Commit {
  return { rmState: state.rmState };
}

function voted(state: PaxosCommit, manager: string, vote: Vote): PaxosCommit {
  return sent(moved(state, manager, vote), phase2a(manager, 0, vote));
}

function moved(state: PaxosCommit, manager: string, to: ResourceManagerState): PaxosCommit {
  return put(state, 'rmState', put(state.rmState, manager, to));
}
