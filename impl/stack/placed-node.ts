/** The whole node with the placer beside its upper layers: nodes move until a crash of one takes no majority of any key. */
import type { Protocol } from '../kernel/protocol.ts';
import type { Placer } from '../placement/protocol.ts';
import { placer } from '../placement/step.ts';
import { type Flat, flat, type Wires } from './flat.ts';
import { type NodeLayers, type NodeOptions, nodeConfig, nodeEnds, nodeLayers, nodeWires } from './node.ts';

export type PlacedNodeLayers = NodeLayers & { readonly placer: Placer };

export type PlacedNode = Flat<PlacedNodeLayers>;

/** The placer hears of the ring what it must know, and looks up through the fingers. Its moves are for the runtime. */
const wires: Wires<PlacedNodeLayers> = {
  ...nodeWires,
  ring: (output) => {
    const others = nodeWires.ring(output);
    if (others === null) return null;
    switch (output.type) {
      case 'neighbours':
        return [...others, { layer: 'placer', inner: output }];
      case 'leaving':
        return [...others, { layer: 'placer', inner: { type: 'leaving' } }];
      default:
        return others;
    }
  },
  fingers: (output) => [...(nodeWires.fingers(output) ?? []), { layer: 'placer', inner: output }],
  placer: (output) => (output.type === 'find' ? [{ layer: 'fingers', inner: { type: 'lookup', key: output.key } }] : null),
};

/** The node with this placer, or with one that does something else. */
export function placedNode(beside: Protocol<Placer> = placer): Protocol<PlacedNode> {
  return flat<PlacedNodeLayers>('node', { ...nodeLayers, placer: beside }, wires, nodeEnds);
}

export interface PlacedNodeOptions extends NodeOptions {
  /** The number of identifiers in a grain. Keys lie at the beginnings of grains only. */
  readonly grain: number;
}

/** The configuration of all layers, with timers that fit a local network. */
export function placedNodeConfig({ grain, ...options }: PlacedNodeOptions): PlacedNode['config'] {
  const { size, degree } = options;
  return { ...nodeConfig(options), placer: { zoning: { size, degree, grain }, againMs: 1000 } };
}
