/** Whole nodes, as `selfman replay` plays them again. */
import { type DeployedNode, deployedNode } from '../impl/stack/deployed-node.ts';
import { type Newcomer, newcomer } from '../impl/stack/newcomer.ts';
import { recordFrom } from '../impl/stack/records.ts';
import type { Replayable } from '../traces/replay/replayable.ts';
import { COMPARE_AND_SET, clusterMonitors } from './monitors.ts';
import { partOf } from './recording.ts';

/** A machine that asks where it is needed, before it is a node. */
export const replayableNewcomer: Replayable<Newcomer> = { protocol: newcomer };

export const replayableWholeNode: Replayable<DeployedNode> = {
  protocol: deployedNode,
  recordFrom: (entries) => recordFrom(entries.map(({ key, value }) => [key, value])),
  partOf,
  monitors: clusterMonitors,
  refined: [COMPARE_AND_SET],
  besides: { [newcomer.name]: replayableNewcomer },
};
