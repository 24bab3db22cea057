/** The relaxed ring, with the merge of rings on top. */
import type { Protocol } from '../kernel/protocol.ts';
import type { RelaxedRing } from '../relaxed-ring/protocol.ts';
import { relaxedRing } from '../relaxed-ring/step.ts';
import type { RingMerge } from '../ring-merge/protocol.ts';
import { ringMerge } from '../ring-merge/step.ts';
import type { Seam, Stacked } from './layered.ts';
import { stack } from './stack.ts';

export type MergingRing = Stacked<RelaxedRing, RingMerge>;

/** The ring reports its neighbours to the merge, and the nodes that may be in another ring. The merge tells the ring which nodes to consider as successors. */
export const mergingSeam: Seam<RelaxedRing, RingMerge> = {
  rise: (output) => {
    switch (output.type) {
      case 'neighbours':
        return output;
      case 'apart':
        return { type: 'merge', with: output.node };
      default:
        return null;
    }
  },
  descend: (output) => output,
};

export const mergingRing: Protocol<MergingRing> = stack(relaxedRing, ringMerge, mergingSeam);
