/** The protocols that `selfman replay` knows, by the name in a trace's header. */
import { replayableWholeNode } from '../machine/replayable.ts';
import type { Replayables } from '../traces/replay/replayable.ts';
import { replayableChurn, replayableRing } from './relaxed-ring.ts';

export const REPLAYABLES: Replayables = Object.fromEntries(
  [replayableRing, replayableChurn, replayableWholeNode].map((each) => [each.protocol.name, each]),
);
