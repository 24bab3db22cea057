/** Whole nodes, as `selfman replay` plays them again. */
import { type DeployedNode, deployedNode } from '../impl/stack/deployed-node.ts';
import { recordFrom } from '../impl/stack/records.ts';
import type { Replayable } from '../traces/replay/replayable.ts';
import { clusterMonitors } from './monitors.ts';
import { partOf } from './recording.ts';

export const replayableWholeNode: Replayable<DeployedNode> = {
  protocol: deployedNode,
  recordFrom: (entries) => recordFrom(entries.map(({ key, value }) => [key, value])),
  partOf,
  monitors: clusterMonitors,
};
