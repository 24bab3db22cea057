/** How a world of DKS nodes is seen as a ring with locks, and as responsibilities that move. */
import type { Dks } from '../../impl/baselines/dks/protocol.ts';
import type { State } from '../../impl/baselines/dks/state.ts';
import type { NodeId } from '../../impl/kernel/protocol.ts';
import type { AtomicRing } from '../../spec/baselines/dks/atomic-ring.ts';
import type { Refinement } from '../../spec/kernel/spec.ts';
import { lookupConsistency, type Responsibilities } from '../../spec/lookup-consistency/responsibility.ts';
import { responsibilities } from '../../spec/relaxed-ring/ring.ts';
import type { Envelope, World } from '../world/world.ts';
import { ringOf } from './relaxed-ring.ts';

export function atomicRingOf<H>(world: World<Dks, H>): AtomicRing {
  const up = world.nodes.filter(({ status }) => status !== 'down');
  return {
    ring: ringOf(world),
    onTheWay: world.messages.flatMap(handedOver),
    locked: up.flatMap(({ id, state }) => (state.status === 'member' && state.heldBy !== null ? [id] : [])),
    waitedFor: up.flatMap(({ id, state }) => (state.status === 'member' && state.waiting.length > 0 ? [id] : [])),
    leavers: up.flatMap(({ id, state }) => (isLeaver(state) ? [id] : [])),
  };
}

/** Joins and leaves refine lookup consistency: keys are given up when they are sent, and taken when they arrive. */
export function atomicRefinesLookupConsistency<H>(
  keys: number,
  nodes: readonly NodeId[],
  members: readonly NodeId[],
): Refinement<World<Dks, H>, Responsibilities> {
  return { of: lookupConsistency(keys, nodes, members), view: withAllNodes };
}

/** Those who have left stay in the abstract machine, and own nothing. */
function withAllNodes<H>(world: World<Dks, H>): Responsibilities {
  const { size, keysOf } = responsibilities(ringOf(world));
  return { size, keysOf: Object.fromEntries(world.nodes.map(({ id }) => [id, keysOf[id] ?? []])) };
}

function handedOver({ from, to, message }: Envelope<Dks>): AtomicRing['onTheWay'] {
  switch (message.type) {
    case 'joinPoint':
      return [{ from: message.predecessor, to }];
    case 'leavePoint':
      return [{ from: message.predecessor, to: from }];
    default:
      return [];
  }
}

function isLeaver(state: State): boolean {
  switch (state.status) {
    case 'joining':
      return state.wantsToLeave;
    case 'member':
      return state.leave !== 'no';
    case 'leaving':
      return true;
  }
}
