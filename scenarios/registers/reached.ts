/** States that scenarios of registers must reach, so that no property holds merely because nothing happens. */
import type { NodeId } from '../../impl/kernel/protocol.ts';
import { reachable, step } from '../../spec/kernel/spec.ts';
import type { RegisterProperties } from './kept.ts';
import { epochsOf, lastEpoch, type RegistersWorld, registersOf } from './observed.ts';

/** Some read gives each of these. */
export function isRead(...values: readonly (string | null)[]): RegisterProperties {
  const seen = values.map((value) => [
    `read${value === null ? 'Nothing' : value}`,
    reachable<RegistersWorld>(
      ({ history }) => history.some((each) => each.kind === 'get' && each.done && each.value === value),
      `A read gives ${value === null ? 'nothing' : value}.`,
    ),
  ]);
  return Object.fromEntries(seen);
}

export function goesOnDuringPartition(node: NodeId): RegisterProperties {
  return {
    [`node${node}GoesOnDuringPartition`]: reachable(
      (world) => world.partition !== null && lastEpoch(world) > 0 && hasEnded(world, node),
      `An operation of node ${node} is done, there is a later epoch, and the network is still split.`,
    ),
  };
}

export function endsAfterHeal(node: NodeId): RegisterProperties {
  return {
    [`node${node}EndsAfterHeal`]: reachable(
      (world) => world.partition === null && lastEpoch(world) > 0 && hasEnded(world, node),
      `An operation of node ${node} is done, there is a later epoch, and the network is whole.`,
    ),
  };
}

function hasEnded({ history }: RegistersWorld, node: NodeId): boolean {
  return history.some(({ name, done }) => done && name.startsWith(`${node}.`));
}

export const allEnd: RegisterProperties = {
  allEnd: reachable(
    ({ history, nodes }) =>
      history.length > 0 && history.every(({ done }) => done) && nodes.every((node) => registersOf(node).operations.length === 0),
    'All operations that were begun are done, and none is open.',
  ),
};

/** Some client is told that there is no answer. */
export const areGivenUp: RegisterProperties = {
  aWriteHasNoEffect: reachable<RegistersWorld>(
    ({ history }) => history.some(({ gaveUp }) => gaveUp === 'never'),
    'A client is told that its write has no effect.',
  ),
  aWriteMayHaveAnEffect: reachable<RegistersWorld>(
    ({ history }) => history.some(({ gaveUp }) => gaveUp === 'unknown'),
    'A client is told that its write may have an effect.',
  ),
};

/** A node claims a place on a side with half of the places, in vain. */
export const isClaimedInVain: RegisterProperties = {
  noEpochBegins: step(
    (before, after) => before.partition === null || lastEpoch(before) === lastEpoch(after),
    'No epoch begins while each side has half of the places.',
  ),
  aPlaceIsClaimed: reachable<RegistersWorld>(
    ({ nodes, partition }) =>
      partition !== null && nodes.some((node) => epochsOf(node).claims.some(({ answered }) => answered.length === 2)),
    'Two places of four have answered the survey of a claimant, and the network is split.',
  ),
};

export function epochIsReached(epoch: number): RegisterProperties {
  return {
    [`epoch${epoch}IsReached`]: reachable((world) => lastEpoch(world) >= epoch, `Some run installs a configuration for epoch ${epoch}.`),
  };
}
