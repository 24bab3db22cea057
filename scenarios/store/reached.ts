/** States that scenarios of the store must reach, so that no property holds merely because nothing happens. */
import type { NodeId } from '../../impl/kernel/protocol.ts';
import { reachable, recoverable } from '../../spec/kernel/spec.ts';
import { type StoreProperties, X } from './kept.ts';
import { lastEpoch, type Observed, replicasOf, type StoreWorld, storeOf } from './observed.ts';

export const allCommit: StoreProperties = {
  allCommit: reachable(
    ({ history, nodes }) =>
      history.length > 0 && history.every(({ end }) => end === 'committed') && nodes.every((node) => storeOf(node).open.length === 0),
    'All transactions that were begun have committed, and all places have heard of it.',
  ),
};

export function ends(...all: readonly Observed['end'][]): StoreProperties {
  return Object.fromEntries(
    all.map((end) => [
      `is${end[0].toUpperCase()}${end.slice(1)}`,
      reachable<StoreWorld>(({ history }) => history.some((each) => each.end === end), `Some transaction is ${end}.`),
    ]),
  );
}

/** No node goes on under an earlier epoch for good. */
export const allHear: StoreProperties = {
  allHear: recoverable(
    (world) => replicasOf(world, X).every(({ isUp, epoch }) => !isUp || epoch === lastEpoch(world)),
    'Each node that carries a place can still hear of the last epoch.',
  ),
};

/** Some transaction reads each of these. */
export function isRead(...values: readonly (string | null)[]): StoreProperties {
  const seen = values.map((value) => [
    `read${value === null ? 'Nothing' : value}`,
    reachable<StoreWorld>(
      ({ history }) => history.some(({ end, readings }) => end === 'committed' && readings.some((each) => each.value === value)),
      `A transaction reads ${value === null ? 'nothing' : value}.`,
    ),
  ]);
  return Object.fromEntries(seen);
}

/** A node finds out the outcome of a transaction that it does not coordinate. */
export function isResolved(...outcomes: readonly ('committed' | 'aborted')[]): StoreProperties {
  return Object.fromEntries(
    outcomes.map((outcome) => [
      `isResolvedAs${outcome[0].toUpperCase()}${outcome.slice(1)}`,
      reachable<StoreWorld>(
        ({ nodes }) =>
          nodes.some((node) => storeOf(node).resolving.some(({ step }) => step.type === 'telling' && step.proposal.outcome === outcome)),
        `A node finds out that a transaction of another one has ${outcome}.`,
      ),
    ]),
  );
}

export function epochIsReached(epoch: number): StoreProperties {
  return {
    [`epoch${epoch}IsReached`]: reachable((world) => lastEpoch(world) >= epoch, `Some run installs a configuration for epoch ${epoch}.`),
  };
}

export function goesOnDuringPartition(node: NodeId): StoreProperties {
  return {
    [`node${node}GoesOnDuringPartition`]: reachable(
      (world) => world.partition !== null && lastEpoch(world) > 0 && hasCommitted(world, node),
      `A transaction of node ${node} has committed, there is a later epoch, and the network is still split.`,
    ),
  };
}

function hasCommitted({ history }: StoreWorld, node: NodeId): boolean {
  return history.some(({ name, end }) => end === 'committed' && name.startsWith(`${node}.`));
}
