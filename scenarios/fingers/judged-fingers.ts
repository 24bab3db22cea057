/** Routing by fingers with each step of each node judged by itself. */
import type { Fingers } from '../../impl/fingers/protocol.ts';
import type { Protocol } from '../../impl/kernel/protocol.ts';
import type { World } from '../../model-check/world/world.ts';
import { conduct } from '../../spec/fingers/conduct.ts';
import { judged, noStepBreaks } from '../judged-steps.ts';
import type { Heard } from './refinement.ts';

/** That no step of any node breaks any of the properties of steps. */
export const conductOfNodes = noStepBreaks(conduct, ({ nodes }: World<Fingers, Heard>) => nodes.map((node) => (node.whole ?? node).state));

export function judgedFingers(protocol: Protocol<Fingers>): Protocol<Fingers> {
  return judged(protocol, conduct);
}
