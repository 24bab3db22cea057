/**
 * Two-phase commit: one transaction manager collects the votes of all resource managers, then decides.
 *
 * Source: J. Gray and L. Lamport, "Consensus on Transaction Commit", ACM TODS 31(1), 2006: module TwoPhase. Its
 * messages are a set that only grows; the manager's own Prepare requests are left out there, and so they are here.
 */
import { allWorking, atomicCommit, type Commit, type ResourceManagerState } from '../../atomic-commit/commit.ts';
import { type Flags, noneOf, raised } from '../../kernel/flags.ts';
import { put } from '../../kernel/record.ts';
import { action, allThrough, type Refinement, type Spec } from '../../kernel/spec.ts';

export interface TwoPhase {
  readonly rmState: Readonly<Record<string, ResourceManagerState>>;
  /** The decision of the transaction manager. */
  readonly tmState: 'undecided' | 'committed' | 'aborted';
  /** The resource managers whose vote has reached the transaction manager. */
  readonly tmPrepared: Flags;
  /** All messages ever sent: 'commit', 'abort', and one vote, `prepared <name>`, of each manager that prepared. */
  readonly msgs: Flags;
}

/** The machine for these resource managers, named TwoPhase in the paper. */
export function twoPhaseCommit(managers: readonly string[]): Spec<TwoPhase> {
  const messages = [...managers.map(voteOf), 'commit', 'abort'];
  return {
    name: 'two-phase-commit',
    init: [{ rmState: allWorking(managers), tmState: 'undecided', tmPrepared: noneOf(managers), msgs: noneOf(messages) }],
    actions: { ...transactionManager(managers), ...resourceManagers(managers) },
    properties: allThrough(asCommit, atomicCommit(managers).properties),
  };
}

/** Two-phase commit does nothing that atomic commit does not allow. */
export function refinesAtomicCommit(managers: readonly string[]): Refinement<TwoPhase, Commit> {
  return { of: atomicCommit(managers), view: asCommit };
}

function transactionManager(managers: readonly string[]): Spec<TwoPhase>['actions'] {
  return {
    TMRcvPrepared: action<TwoPhase, string>({
      doc: 'The transaction manager receives a vote.',
      params: () => managers,
      when: (state, manager) => state.tmState === 'undecided' && state.msgs[voteOf(manager)],
      then: (state, manager) => put(state, 'tmPrepared', raised(state.tmPrepared, manager)),
    }),
    TMCommit: action<TwoPhase>({
      doc: 'The transaction manager has all votes and commits.',
      when: (state) => state.tmState === 'undecided' && managers.every((manager) => state.tmPrepared[manager]),
      then: (state) => sent(put(state, 'tmState', 'committed'), 'commit'),
    }),
    TMAbort: action<TwoPhase>({
      doc: 'The transaction manager aborts of its own accord.',
      when: (state) => state.tmState === 'undecided',
      then: (state) => sent(put(state, 'tmState', 'aborted'), 'abort'),
    }),
  };
}

function resourceManagers(managers: readonly string[]): Spec<TwoPhase>['actions'] {
  return {
    RMPrepare: action<TwoPhase, string>({
      doc: 'A resource manager votes to commit.',
      params: () => managers,
      when: (state, manager) => state.rmState[manager] === 'working',
      then: (state, manager) => sent(moved(state, manager, 'prepared'), voteOf(manager)),
    }),
    RMChooseToAbort: action<TwoPhase, string>({
      doc: 'A resource manager that has not voted yet aborts.',
      params: () => managers,
      when: (state, manager) => state.rmState[manager] === 'working',
      then: (state, manager) => moved(state, manager, 'aborted'),
    }),
    RMRcvCommitMsg: action<TwoPhase, string>({
      doc: 'A resource manager learns that all commit.',
      params: () => managers,
      when: (state) => state.msgs.commit,
      then: (state, manager) => moved(state, manager, 'committed'),
    }),
    RMRcvAbortMsg: action<TwoPhase, string>({
      doc: 'A resource manager learns that all abort.',
      params: () => managers,
      when: (state) => state.msgs.abort,
      then: (state, manager) => moved(state, manager, 'aborted'),
    }),
  };
}

function asCommit(state: TwoPhase): Commit {
  return { rmState: state.rmState };
}

function moved(state: TwoPhase, manager: string, to: ResourceManagerState): TwoPhase {
  return put(state, 'rmState', put(state.rmState, manager, to));
}

function sent(state: TwoPhase, message: string): TwoPhase {
  return put(state, 'msgs', raised(state.msgs, message));
}

function voteOf(manager: string): string {
  return `prepared ${manager}`;
}
