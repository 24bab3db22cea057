/** “Eventually perfect failure detection” (slides 20 and 30), as it is worded. In the end each crashed peer is suspected for good, and each other one is trusted. */
import type { Scenario } from '../../model-check/scenario.ts';
import { weakEach } from '../../spec/kernel/fairness.ts';
import { holds, violates } from '../expectations.ts';
import { everythingGoesOn, inTheEnd } from '../in-the-end.ts';
import { failureDetectorScenarios } from './detection.ts';

/** The same worlds as among `scenarios`, whatever detector runs in them. */
export function detectionInTheEnd(scenarios: readonly Scenario[]): readonly Scenario[] {
  return [
    inTheEnd(scenarios, {
      base: 'failure-detector/crash/two-peers',
      instance: 'completeness',
      teaches: 'In the end a crashed peer is suspected for good, however late its last messages are.',
      fairness: everythingGoesOn,
      only: ['everyCrashedPeerIsSuspected'],
      forGood: true,
      expect: holds(1967, 6546, 18),
    }),
    inTheEnd(scenarios, {
      base: 'failure-detector/crash/two-peers',
      instance: 'completeness/no-rounds',
      teaches: 'A detector whose rounds may never end need not suspect anybody.',
      fairness: [weakEach(['deliver', 'start', 'request'])],
      only: ['everyCrashedPeerIsSuspected'],
      forGood: true,
      expect: violates('everyCrashedPeerIsSuspected', 8),
    }),
    inTheEnd(scenarios, {
      base: 'failure-detector/delay/patience-exceeds-delay',
      instance: 'accuracy',
      teaches: 'Where answers come within a bound, a peer that is up is trusted for good in the end.',
      fairness: everythingGoesOn,
      only: ['everyLivePeerIsTrusted'],
      forGood: true,
      expect: holds(56, 119, 20),
    }),
    inTheEnd(scenarios, {
      base: 'failure-detector/heard/each-other',
      instance: 'accuracy/no-bound',
      teaches: 'Without a bound on delays, an answer may always come after the suspicion: false suspicions come back for ever.',
      fairness: everythingGoesOn,
      only: ['everyLivePeerIsTrusted'],
      forGood: true,
      expect: violates('everyLivePeerIsTrusted', 15),
    }),
  ];
}

export const detectionInTheEndScenarios: readonly Scenario[] = detectionInTheEnd(failureDetectorScenarios);
