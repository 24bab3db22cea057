/**
 * Atomic commit as an abstract machine: resource managers that all commit or all abort.
 *
 * Source: J. Gray and L. Lamport, "Consensus on Transaction Commit", ACM TODS 31(1), 2006: module TCommit.
 */
import { put } from '../kernel/record.ts';
import { action, always, reachable, type Spec } from '../kernel/spec.ts';

export type ResourceManagerState = 'working' | 'prepared' | 'committed' | 'aborted';

export interface Commit {
  /** The state of each resource manager, by its name. */
  readonly rmState: Readonly<Record<string, ResourceManagerState>>;
}

/** The machine for these resource managers, named TCommit in the paper. */
export function atomicCommit(managers: readonly string[]): Spec<Commit> {
  const nobodyCommitted = (state: Commit) => managers.every((manager) => state.rmState[manager] !== 'committed');
  const everybodyIsReady = (state: Commit) => managers.every((manager) => isReady(state.rmState[manager]));
  return {
    name: 'atomic-commit',
    init: [{ rmState: allWorking(managers) }],
    actions: {
      Prepare: action<Commit, string>({
        doc: 'A manager promises to commit, if all do.',
        params: () => managers,
        when: (state, manager) => state.rmState[manager] === 'working',
        then: (state, manager) => moved(state, manager, 'prepared'),
      }),
      DecideC: action<Commit, string>({
        doc: 'A manager commits: nobody can abort any more.',
        params: () => managers,
        when: (state, manager) => state.rmState[manager] === 'prepared' && everybodyIsReady(state),
        then: (state, manager) => moved(state, manager, 'committed'),
      }),
      DecideA: action<Commit, string>({
        doc: 'A manager aborts: nobody has committed.',
        params: () => managers,
        when: (state, manager) => isUndecided(state.rmState[manager]) && nobodyCommitted(state),
        then: (state, manager) => moved(state, manager, 'aborted'),
      }),
    },
    properties: {
      nobodyAbortsWhatAnotherCommitted: always(
        (state) => nobodyCommitted(state) || managers.every((manager) => state.rmState[manager] !== 'aborted'),
      ),
      allCommit: reachable((state) => managers.every((manager) => state.rmState[manager] === 'committed')),
      allAbort: reachable((state) => managers.every((manager) => state.rmState[manager] === 'aborted')),
    },
  };
}

/** All resource managers at work on their part of the transaction: the beginning. */
export function allWorking(managers: readonly string[]): Commit['rmState'] {
  const working: Record<string, ResourceManagerState> = {};
  for (const manager of managers) working[manager] = 'working';
  return working;
}

function moved(state: Commit, manager: string, to: ResourceManagerState): Commit {
  return put(state, 'rmState', put(state.rmState, manager, to));
}

function isReady(state: ResourceManagerState): boolean {
  return state === 'prepared' || state === 'committed';
}

function isUndecided(state: ResourceManagerState): boolean {
  return state === 'working' || state === 'prepared';
}
