/** What is promised of transactions in every world, and what some of them must show not to be empty. */
import type { NodeId } from '../../../impl/kernel/protocol.ts';
import type { Replica } from '../../../impl/transactions/messages.ts';
import { always, type Properties, reachable, recoverable, step } from '../../../spec/kernel/spec.ts';
import { isStrictlySerialisable } from '../../../spec/transactions/serialisability.ts';
import { recordOf, type TransactionsWorld } from '../../refinements/transactions.ts';

type Promises = Properties<TransactionsWorld>;

export const safety: Promises = {
  allKnowTheSameOutcome: always(
    ({ nodes }) => transactionsIn(nodes).every((id) => new Set(outcomesOf(nodes, id)).size <= 1),
    'No node takes a transaction for committed that another one takes for aborted.',
  ),
  clientsHearTheTruth: always(
    ({ nodes, history }) =>
      history.every(({ name, outcome }) => outcome === 'open' || outcomesOf(nodes, name).every((known) => known === outcome)),
    'What a client is told is what the nodes do.',
  ),
  oneValuePerVersion: always((world) => {
    const values = new Map<string, string | null>();
    return replicasIn(world).every(([instance, { version, value }]) => {
      const known = `${instance.split('@')[0]} ${version}`;
      if (!values.has(known)) values.set(known, value);
      return values.get(known) === value;
    });
  }, 'Replicas of an item that have the same version have the same value.'),
  strictlySerialisable: always(
    ({ history }) => isStrictlySerialisable(history),
    'What clients saw could have been shown by one copy, and one transaction after another, in an order that respects time.',
  ),
};

/** What one node never takes back. Of each node by itself: so the checker need not judge all combinations of nodes. */
export function steadiness(ids: readonly NodeId[]): Promises {
  return Object.fromEntries(
    ids.flatMap((id, i) => [
      [
        `outcomesStayAt${id}`,
        step<TransactionsWorld>(
          (before, after) => contains(recordOf(after.nodes[i]).outcomes, recordOf(before.nodes[i]).outcomes, (a, b) => a.type === b.type),
          'A node does not change its mind about an outcome, not even by a restart.',
        ),
      ],
      [
        `versionsRiseAt${id}`,
        step<TransactionsWorld>((before, after) => {
          const now = recordOf(after.nodes[i]).replicas;
          return Object.entries(recordOf(before.nodes[i]).replicas).every(([at, { version }]) => (now[at]?.version ?? version) >= version);
        }, 'No replica goes back to an older version.'),
      ],
    ]),
  );
}

export const rest: Promises = {
  comesToRest: recoverable(isAtRest, 'All clients have been answered, nothing is locked, and no outcome is missing.'),
};

export const somebodyCommits: Promises = {
  somebodyCommits: reachable(
    ({ history }) => history.some(({ outcome }) => outcome === 'committed'),
    'A client hears that it has committed.',
  ),
};

export const somebodyAborts: Promises = {
  somebodyAborts: reachable(
    ({ history }) => history.some(({ outcome }) => outcome === 'aborted'),
    'A client hears that it has been aborted.',
  ),
};

export const allCommit: Promises = {
  allCommit: reachable(
    ({ history }) => history.length > 1 && history.every(({ outcome }) => outcome === 'committed'),
    'All clients hear that they have committed.',
  ),
};

export const oldAndNew: Promises = {
  somebodySeesTheOld: reachable(
    ({ history }) => history.some(({ reads }) => reads.some(({ value }) => value === null)),
    'A transaction commits that has read what was there in the beginning.',
  ),
  somebodySeesTheNew: reachable(
    ({ history }) => history.some(({ reads }) => reads.some(({ value }) => value !== null)),
    'A transaction commits that has read what another one wrote.',
  ),
};

/**
 * No node that is up has locks, votes, or transactions without an outcome, and no client waits there. Whether messages
 * are in flight does not matter: where they do, the way to such a state is shown to be open behind them, too.
 */
export function isAtRest({ nodes }: TransactionsWorld): boolean {
  return nodes.every(({ status, state }) => {
    if (status === 'down') return true;
    return (
      areFree(state.replicas) &&
      [state.cast, state.acceptors, state.clients, state.leading].every((record) => Object.keys(record).length === 0)
    );
  });
}

function areFree(replicas: Readonly<Record<string, Replica>>): boolean {
  return Object.values(replicas).every(({ readers, writers }) => readers.length === 0 && writers.length === 0);
}

type Nodes = TransactionsWorld['nodes'];

function transactionsIn(nodes: Nodes): readonly string[] {
  return [...new Set(nodes.flatMap((node) => Object.keys(recordOf(node).outcomes)))];
}

function outcomesOf(nodes: Nodes, id: string): readonly string[] {
  return nodes.flatMap((node) => {
    const outcome = recordOf(node).outcomes[id];
    return outcome === undefined ? [] : [outcome.type];
  });
}

function replicasIn({ nodes }: TransactionsWorld): readonly (readonly [string, Replica])[] {
  return nodes.flatMap((node) => Object.entries(recordOf(node).replicas));
}

/** Whether all entries of `before` are in `after`, too, and alike. */
function contains<T>(after: Readonly<Record<string, T>>, before: Readonly<Record<string, T>>, alike: (a: T, b: T) => boolean): boolean {
  return Object.entries(before).every(([key, value]) => key in after && alike(after[key], value));
}
