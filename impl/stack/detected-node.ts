/** A whole node above its failure detector: all that runs on one machine. */
import type { Protocol } from '../kernel/protocol.ts';
import { type Detected, detected } from './detected.ts';
import { type WholeNode, wholeNode } from './node.ts';

export type DetectedNode = Detected<WholeNode>;

export const detectedNode: Protocol<DetectedNode> = detected(wholeNode);
