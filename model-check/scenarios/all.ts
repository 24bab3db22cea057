/** Every scenario of the project: what `selfman check` runs, and what the tests loop over. */
import type { Scenario } from '../scenario.ts';
import { chordScenarios } from './baselines/chord.ts';
import { publishedRingScenarios } from './baselines/relaxed-ring-published.ts';
import { conformanceScenarios } from './conformance/atomic-commit.ts';
import { failureDetectorScenarios } from './failure-detector/detection.ts';
import { fingerChurnScenarios } from './fingers/churn.ts';
import { fingerLookupScenarios } from './fingers/lookup.ts';
import { stackedFingerScenarios } from './fingers/stacked.ts';
import { lookupConsistencyScenarios } from './lookup-consistency/small.ts';
import { joinScenarios } from './relaxed-ring/join.ts';
import { lookupScenarios } from './relaxed-ring/lookup.ts';

export const allScenarios: readonly Scenario[] = [
  ...conformanceScenarios,
  ...lookupConsistencyScenarios,
  ...failureDetectorScenarios,
  ...joinScenarios,
  ...lookupScenarios,
  ...fingerLookupScenarios,
  ...fingerChurnScenarios,
  ...stackedFingerScenarios,
  ...publishedRingScenarios,
  ...chordScenarios,
];
