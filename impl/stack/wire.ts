/** All messages between whole nodes, as one type. The schema that messages from outside must match is made from it. */
import type { DeployedNode } from './deployed-node.ts';

export type WireMessage = DeployedNode['message'];
