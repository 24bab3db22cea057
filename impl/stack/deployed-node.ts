/** The node that machines run: all layers and the placer, above the failure detector. */
import type { Protocol } from '../kernel/protocol.ts';
import { type Detected, detected } from './detected.ts';
import { type PlacedNode, placedNode } from './placed-node.ts';

export type DeployedNode = Detected<PlacedNode>;

export const deployedNode: Protocol<DeployedNode> = detected(placedNode());
