/** How the records of outcomes are forgotten whose coordinators do not forget them. */
import type { Scenario } from '../../model-check/scenario.ts';
import { holds } from '../expectations.ts';
import { allCommit, isResolved } from './reached.ts';
import { put, storeScenario } from './store-scenario.ts';

const THREE = [0, 1, 2];

export const storeSweptScenarios: readonly Scenario[] = [
  storeScenario({
    instance: 'swept/3/coordinator',
    teaches: 'A coordinator crashes at any moment: the places find the outcome out, and forget its record.',
    founders: THREE,
    others: [3],
    neverCrash: THREE,
    sweeps: true,
    requests: [put(3, 1, 'a')],
    faults: { crash: 1 },
    properties: { ...allCommit, ...isResolved('committed', 'aborted') },
    cost: 'slow',
    expect: holds(237_744, 487_725, 107),
  }),
];
