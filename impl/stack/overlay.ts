/**
 * The structured overlay of one node: fingers for short ways, on a relaxed ring for who owns what. Clients ask the
 * fingers for keys, and the ring to leave.
 */
import type { Fingers } from '../fingers/protocol.ts';
import type { Config as FingerConfig } from '../fingers/state.ts';
import { fingers } from '../fingers/step.ts';
import type { Protocol } from '../kernel/protocol.ts';
import type { RelaxedRing } from '../relaxed-ring/protocol.ts';
import type { Config as RingConfig } from '../relaxed-ring/state.ts';
import { relaxedRing } from '../relaxed-ring/step.ts';
import type { Stacked } from './layered.ts';
import { stack } from './stack.ts';

export type FingersOnRing = Stacked<RelaxedRing, Fingers>;

/** All that the ring says of its neighbours, and of a leave, is heard by the fingers; they ask nothing of it. */
export const overlay: Protocol<FingersOnRing> = {
  ...stack(relaxedRing, fingers, {
    rise: (output) => (output.type === 'neighbours' || output.type === 'leaving' ? output : null),
    descend: () => null,
  }),
  name: 'overlay',
};

/** Both layers have one circle. */
export function overlayConfig(ring: RingConfig, table: Omit<FingerConfig, 'keys'>): FingersOnRing['config'] {
  return { lower: ring, upper: { ...table, keys: ring.keys } };
}
