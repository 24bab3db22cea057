/** All messages between whole nodes, as one type. The schema that messages from outside must match is made from it. */
import type { DetectedNode } from './detected-node.ts';

export type WireMessage = DetectedNode['message'];
