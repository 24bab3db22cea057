/** How the states of whole nodes are recorded. */
import type { DeployedNode } from '../impl/stack/deployed-node.ts';
import type { StateRecording } from '../traces/record/recorder.ts';

/** How many steps have their changes recorded together. */
const CHANGES_EVERY = 64;

/** The checker takes no state or message of the reducers that is not plain JSON. */
export const recording: StateRecording = { snapshotEvery: null, changesEvery: CHANGES_EVERY, isKnownPlain: true, partOf };

/** All but the durable record. That is compared when the node boots with it, and most of it is in the epochs as well. */
export function partOf({ detector, above }: DeployedNode['state']): unknown {
  const { durable: _, ...others } = above;
  return { detector, above: others };
}
