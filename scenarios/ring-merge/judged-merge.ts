/** The merge of rings, with each step of each node judged by itself. */
import type { Protocol } from '../../impl/kernel/protocol.ts';
import type { RelaxedRing } from '../../impl/relaxed-ring/protocol.ts';
import type { RingMerge } from '../../impl/ring-merge/protocol.ts';
import { type MergingRing, mergingSeam } from '../../impl/stack/merging-ring.ts';
import { stack } from '../../impl/stack/stack.ts';
import type { World } from '../../model-check/world/world.ts';
import type { Properties } from '../../spec/kernel/spec.ts';
import { talking } from '../../spec/ring-merge/conduct.ts';
import type { Deed } from '../../spec/ring-merge/deed.ts';
import { noting } from '../../spec/ring-merge/noting.ts';
import { judged, noStepBreaks } from '../judged-steps.ts';

const ALL: Properties<Deed> = { ...talking, ...noting };

/** The ring with the merge on top of it, each step of which is judged. */
export function judgedMergingRing(ring: Protocol<RelaxedRing>, merge: Protocol<RingMerge>): Protocol<MergingRing> {
  return stack(ring, judged(merge, ALL), mergingSeam);
}

/** That no step of any node breaks any of the properties of steps. */
export const conduct = noStepBreaks(ALL, ({ nodes }: World<MergingRing>) => nodes.map((node) => (node.whole ?? node).state.upper));
