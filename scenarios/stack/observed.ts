/** How a world of whole nodes is seen: above as a store with its clients, and below as a ring. */
import type { RelaxedRing } from '../../impl/relaxed-ring/protocol.ts';
import type { DetectedNode } from '../../impl/stack/detected-node.ts';
import type { WholeNode } from '../../impl/stack/node.ts';
import type { ClientEvent, History, NodeView, World } from '../../model-check/world/world.ts';
import type { Ring } from '../../spec/relaxed-ring/ring.ts';
import { ringOf } from '../relaxed-ring/refinement.ts';
import { type Observations, observations, type StoreOnHints, type StoreWorld } from '../store/observed.ts';

/** Whole nodes. `monitored`: the nodes that the failure detector of each watches for the layers above. */
export interface StackWorld extends Pick<World<WholeNode, Observations>, 'partition' | 'history'> {
  readonly nodes: readonly Pick<NodeView<WholeNode>, 'id' | 'status' | 'state' | 'durable' | 'monitored'>[];
}

/** The transactions of clients of whole nodes, as clients of the store alone would see them. */
export function stackObservations<X extends WholeNode | DetectedNode>(): History<X, Observations> {
  return {
    initial: observations.initial,
    after(history, event) {
      const seen = seenOfStore(event);
      return seen === null ? history : observations.after(history, seen);
    },
  };
}

function seenOfStore(event: ClientEvent<WholeNode | DetectedNode>): ClientEvent<StoreOnHints> | null {
  const { node } = event;
  if (event.type === 'output') {
    const { layer, inner } = event.output;
    return layer === 'store' ? { type: 'output', node, output: { type: 'upper', inner: { type: 'upper', inner } } } : null;
  }
  const { layer, inner } = event.request;
  return layer === 'store' ? { type: 'request', node, request: { type: 'upper', inner: { type: 'upper', inner } } } : null;
}

/** The same nodes without their failure detectors. */
export function aboveDetectors({ nodes, partition, history }: World<DetectedNode, Observations>): StackWorld {
  return {
    nodes: nodes.map(({ id, status, state, durable }) => ({
      id,
      status,
      state: state.above,
      durable,
      monitored: state.detector.watched.map(({ node }) => node),
    })),
    partition,
    history,
  };
}

export function storeAbove({ nodes, history, partition }: StackWorld): StoreWorld {
  return {
    nodes: nodes.map(({ id, status, state: { layers }, durable }) => ({
      id,
      status,
      state: { upper: { lower: layers.epochs, upper: layers.store } },
      durable: durable === null ? null : { upper: { lower: durable.epochs ?? null } },
    })),
    partition,
    history,
  };
}

export function ringBelow({ nodes }: StackWorld): Ring {
  return ringOf<RelaxedRing>({ nodes: nodes.map(({ id, status, state }) => ({ id, status, state: state.layers.ring })) });
}
