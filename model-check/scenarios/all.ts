/** Every scenario of the project: what `selfman check` runs, and what the tests loop over. */
import type { Scenario } from '../scenario.ts';
import { chordScenarios } from './baselines/chord.ts';
import { atomicChordScenarios } from './baselines/chord-atomic.ts';
import { correctedChordScenarios } from './baselines/chord-corrected.ts';
import { chordFailureScenarios } from './baselines/chord-failures.ts';
import { publishedRingScenarios } from './baselines/relaxed-ring-published.ts';
import { conformanceScenarios } from './conformance/atomic-commit.ts';
import { failureDetectorScenarios } from './failure-detector/detection.ts';
import { lookupConsistencyScenarios } from './lookup-consistency/small.ts';
import { joinScenarios } from './relaxed-ring/join.ts';
import { lookupScenarios } from './relaxed-ring/lookup.ts';

export const allScenarios: readonly Scenario[] = [
  ...conformanceScenarios,
  ...lookupConsistencyScenarios,
  ...failureDetectorScenarios,
  ...joinScenarios,
  ...lookupScenarios,
  ...publishedRingScenarios,
  ...chordScenarios,
  ...atomicChordScenarios,
  ...chordFailureScenarios,
  ...correctedChordScenarios,
];
