/** The protocols that can be replayed, by the name in a trace's header. */
import { replayableNewcomer, replayableWholeNode } from '../../machine/replayable.ts';
import type { Replayables } from '../replay/replayable.ts';
import { replayableChurn, replayableRing } from './rings.ts';

export const REPLAYABLES: Replayables = Object.fromEntries(
  [replayableRing, replayableChurn, replayableNewcomer, replayableWholeNode].map((each) => [each.protocol.name, each]),
);
