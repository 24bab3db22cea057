/** The node that a swarm plays: all layers, under a failure detector. */
import type { Protocol } from '../impl/kernel/protocol.ts';
import { type Detected, detected } from '../impl/stack/detected.ts';
import { type WholeNode, wholeNode } from '../impl/stack/node.ts';

export type SimulatedNode = Detected<WholeNode>;

export const simulatedNode: Protocol<SimulatedNode> = detected(wholeNode);
