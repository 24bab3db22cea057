/** The relaxed ring, with the placer on top: nodes move so that no range is longer than N/f. */

import type { Protocol } from '../kernel/protocol.ts';
import type { Placer } from '../placement/protocol.ts';
import { placer } from '../placement/step.ts';
import type { RelaxedRing } from '../relaxed-ring/protocol.ts';
import { relaxedRing } from '../relaxed-ring/step.ts';
import { type Flat, flat, type Wires } from './flat.ts';

export type PlacedLayers = { readonly ring: RelaxedRing; readonly placer: Placer };

export type PlacedRing = Flat<PlacedLayers>;

/** Lookups of the placer go along the ring. */
const wires: Wires<PlacedLayers> = {
  ring: (output) => {
    switch (output.type) {
      case 'neighbours':
      case 'leaving':
      case 'found':
        return [{ layer: 'placer', inner: output }];
      default:
        return null;
    }
  },
  placer: (output) => (output.type === 'find' ? [{ layer: 'ring', inner: { type: 'lookup', key: output.key } }] : null),
};

/** The ring with this placer, or with one that is broken on purpose. */
export function placedRing(above: Protocol<Placer> = placer): Protocol<PlacedRing> {
  return flat<PlacedLayers>('placed-ring', { ring: relaxedRing, placer: above }, wires);
}
