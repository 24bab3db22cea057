/** Events that the worlds of the ring baselines must reach, so that no property holds vacuously. */

import type { World } from '../../model-check/world/world.ts';
import { type Properties, reachable, recoverable } from '../../spec/kernel/spec.ts';
import { keysOfNobodyInWords, responsibleFor } from '../../spec/lookup-consistency/responsibility.ts';
import { isPerfectAmongMembers } from '../../spec/relaxed-ring/properties.ts';
import { isRecovering, membersOf, type Ring, responsibilities } from '../../spec/relaxed-ring/ring.ts';
import { type RingTypes, ringOf } from '../relaxed-ring/refinement.ts';

/** The trouble is over, and the ring is perfect again. */
export function repaired<X extends RingTypes>(crashes: number): Properties<World<X>> {
  return {
    theRingIsRepaired: reachable(
      (world) => world.nodes.filter(({ status }) => status === 'down').length === crashes && isPerfectAmongMembers(ringOf(world)),
      'All the crashes that are allowed have happened, and the other peers form a perfect ring.',
    ),
  };
}

export const aPeerIsRecovering = reachable<Ring>(
  (ring) => membersOf(ring).some((member) => isRecovering(ring, member)),
  'A member whose successor has failed.',
);

/** Every key can get an owner again: the paper allows a key to have none for a while. */
export const everyKeyFindsAnOwner = recoverable<Ring>(
  (ring) => {
    const shared = responsibilities(ring);
    return Array.from({ length: ring.size }, (_, key) => key).every((key) => responsibleFor(shared, key).length > 0);
  },
  'Every key has an owner, now or later.',
  (ring) => keysOfNobodyInWords(responsibilities(ring)),
);
