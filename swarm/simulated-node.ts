/** The nodes that a swarm plays: all layers, under a failure detector. */
import { next, type Protocol } from '../impl/kernel/protocol.ts';
import { placer } from '../impl/placement/step.ts';
import { type DeployedNode, deployedNode } from '../impl/stack/deployed-node.ts';
import { detected } from '../impl/stack/detected.ts';
import { placedNode } from '../impl/stack/placed-node.ts';

export type SimulatedNode = DeployedNode;

/** A node that moves where others need it. */
export const simulatedNode: Protocol<SimulatedNode> = deployedNode;

/** A node that stays at its identifier. */
export const stayingNode: Protocol<SimulatedNode> = detected(placedNode({ ...placer, step: (state) => next(state) }));
