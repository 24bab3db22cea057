/** How a world of DKS nodes is seen as a ring with locks, and as responsibilities that move. */
import type { Dks } from '../../../impl/baselines/dks/protocol.ts';
import type { State } from '../../../impl/baselines/dks/state.ts';
import type { NodeId } from '../../../impl/kernel/protocol.ts';
import type { Envelope, World } from '../../../model-check/world/world.ts';
import type { AtomicRing } from '../../../spec/baselines/dks/atomic-ring.ts';
import type { Refinement } from '../../../spec/kernel/spec.ts';
import { lookupConsistency, type Responsibilities } from '../../../spec/lookup-consistency/responsibility.ts';
import { responsibilities } from '../../../spec/relaxed-ring/ring.ts';
import { ringOf } from '../../relaxed-ring/refinement.ts';

/** Each part is computed when a property reads it. A property that does not read a part need not be judged again. */
export function atomicRingOf<H>(world: World<Dks, H>): AtomicRing {
  return {
    get ring() {
      return ringOf(world);
    },
    get onTheWay() {
      return world.messages.flatMap(handedOver);
    },
    get locked() {
      return nodesWhere(world, (state) => state.status === 'member' && state.heldBy !== null);
    },
    get waitedFor() {
      return nodesWhere(world, (state) => state.status === 'member' && state.waiting.length > 0);
    },
    get leavers() {
      return nodesWhere(world, isLeaver);
    },
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

/** Nodes that have left stay in the abstract machine, and own nothing. */
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

/** The nodes that are up. */
function nodesWhere<H>({ nodes }: World<Dks, H>, holds: (state: State) => boolean): readonly NodeId[] {
  return nodes.flatMap(({ id, status, state }) => (status !== 'down' && holds(state) ? [id] : []));
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
