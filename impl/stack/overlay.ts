/**
 * The structured overlay of one node: fingers on a relaxed ring. The ring decides which node owns which keys; the fingers
 * make ways short. A client sends lookups to the fingers, and the request to leave to the ring.
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

/** The ring reports its neighbours, and a leave, to the fingers. The fingers ask nothing of the ring. */
export const overlay: Protocol<FingersOnRing> = {
  ...stack(relaxedRing, fingers, {
    rise: (output) => (output.type === 'neighbours' || output.type === 'leaving' ? output : null),
    descend: () => null,
  }),
  name: 'overlay',
};

/** The configuration of both layers, on one circle. */
export function overlayConfig(ring: RingConfig, table: Omit<FingerConfig, 'keys'>): FingersOnRing['config'] {
  return { lower: ring, upper: { ...table, keys: ring.keys } };
}
