/**
 * A whole node, but for its failure detector: ring, merge, fingers, responsibility, epochs and store. The wires are the only
 * place where one layer meets another. No layer has a list of all members.
 */
import type { Epochs } from '../epochs/protocol.ts';
import { epochs } from '../epochs/step.ts';
import type { Fingers } from '../fingers/protocol.ts';
import { fingers } from '../fingers/step.ts';
import type { NodeId, Protocol } from '../kernel/protocol.ts';
import { placement } from '../places/placement.ts';
import type { RelaxedRing } from '../relaxed-ring/protocol.ts';
import { relaxedRing } from '../relaxed-ring/step.ts';
import type { Responsibility } from '../responsibility/protocol.ts';
import { responsibility } from '../responsibility/step.ts';
import type { RingMerge } from '../ring-merge/protocol.ts';
import { ringMerge } from '../ring-merge/step.ts';
import type { Store } from '../store/protocol.ts';
import { store } from '../store/step.ts';
import { type Ends, type Flat, flat, type Wires } from './flat.ts';

/** From the lowest to the highest. */
export type NodeLayers = {
  readonly ring: RelaxedRing;
  readonly merge: RingMerge;
  readonly fingers: Fingers;
  readonly responsibility: Responsibility;
  readonly epochs: Epochs;
  readonly store: Store;
};

export type WholeNode = Flat<NodeLayers>;

export const nodeWires: Wires<NodeLayers> = {
  ring: (output) => {
    switch (output.type) {
      case 'neighbours':
        return [
          { layer: 'merge', inner: output },
          { layer: 'fingers', inner: output },
          { layer: 'responsibility', inner: { type: 'neighbours', predecessor: output.predecessor } },
        ];
      case 'apart':
        return [{ layer: 'merge', inner: { type: 'merge', with: output.node } }];
      case 'leaving':
        return [
          { layer: 'fingers', inner: output },
          { layer: 'responsibility', inner: output },
        ];
      case 'left':
        return [{ layer: 'fingers', inner: output }];
      default:
        return null;
    }
  },
  merge: (output) => [{ layer: 'ring', inner: output }],
  fingers: (output) => [{ layer: 'responsibility', inner: output }],
  responsibility: (output) =>
    output.type === 'find' ? [{ layer: 'fingers', inner: { type: 'lookup', key: output.key } }] : [{ layer: 'epochs', inner: output }],
  epochs: (output) =>
    output.type === 'speaks' || output.type === 'lookup'
      ? [{ layer: 'responsibility', inner: output }]
      : [{ layer: 'store', inner: output }],
  store: (output) => {
    switch (output.type) {
      case 'look':
      case 'replace':
      case 'remove':
      case 'locate':
      case 'unsettled':
        return [{ layer: 'epochs', inner: output }];
      default:
        return null;
    }
  },
};

/** A node that leaves stays until its roles have arrived. Its merger ends with the ring, or others would hear that the node is a member. */
export const nodeEnds: Ends<NodeLayers> = { ring: { with: ['merge'], then: { layer: 'epochs', inner: { type: 'leave' } } } };

export const nodeLayers: { readonly [K in keyof NodeLayers]: Protocol<NodeLayers[K]> } = {
  ring: relaxedRing,
  merge: ringMerge,
  fingers,
  responsibility,
  epochs,
  store,
};

export const wholeNode: Protocol<WholeNode> = flat<NodeLayers>('node', nodeLayers, nodeWires, nodeEnds);

export interface NodeOptions {
  readonly self: NodeId;
  /** The number of identifiers on the circle. */
  readonly size: number;
  /** The replication factor f. */
  readonly degree: number;
  /** Nodes through which to join; empty: the node founds a ring, and carries all places. */
  readonly contacts: readonly NodeId[];
}

/** The configuration of all layers, with timers that fit a local network. */
export function nodeConfig({ self, size, degree, contacts }: NodeOptions): WholeNode['config'] {
  const placed = placement(size, degree);
  const founding = contacts.length > 0 ? [] : [{ from: 0, to: size / degree, nodes: Array.from({ length: degree }, () => self) }];
  return {
    ring: {
      keys: size,
      successorListLength: 4,
      contacts,
      retryAfterMs: 500,
      refreshAfterMs: 1000,
      mayRestart: true,
      refoundAfter: 8,
      waitingAtMost: 64,
      suspectsAtMost: 64,
    },
    merge: { keys: size, fanout: 2, passiveListLength: 8, tickMs: 200, retryMs: 2000, lookForSelfMs: 5000, bootstrap: contacts },
    fingers: { keys: size, arity: 2, refreshAfterMs: 2000, waitingAtMost: 64 },
    responsibility: { placed, repeatsDouble: true },
    epochs: { placed, founding, retryMs: 300, pausesDouble: true, renewMs: 1500, endAfter: 100 },
    store: { degree, retryMs: 300, pausesDouble: true, giveUpAfter: 20, patienceMs: 1000, sweepsEvery: 10 },
  };
}
