/** Nodes suspect each other falsely, or cannot reach each other, for a while. */
import type { Scenario } from '../../../model-check/scenario.ts';
import {
  anchorsNeverMove,
  atMostMoves,
  noneIsDoubledAtRest,
  placementOnTheRing,
  placesAreSpreadAgain,
} from '../../../spec/placement/placed-ring.ts';
import { holds } from '../../expectations.ts';
import { FOUR } from './nodes.ts';
import { aSuspicionIsFalse, placedScenario } from './placed-scenario.ts';

export const placedDoubtScenarios: readonly Scenario[] = [
  placedScenario(FOUR, {
    instance: 'suspicion/one',
    teaches: 'One node suspects another one falsely. No range changes for that, so nobody moves.',
    faults: { falseSuspicion: 1 },
    required: { noneIsDoubledAtRest, placesAreSpreadAgain, anchorsNeverMove, ...atMostMoves(0) },
    seen: { aSuspicionIsFalse },
    cost: 'fast',
    expect: holds(125, 201, 9),
  }),
  placedScenario(FOUR, {
    instance: 'partition/3+1',
    teaches: 'An anchor is cut off, and the fourth node moves to its place. After the partition one of the two is a spare.',
    faults: { partition: 1 },
    longPartitions: true,
    partitions: [[[4, 5, 8, 12, 20, 21], [13]]],
    required: { ...placementOnTheRing, ...atMostMoves(1) },
    cost: 'fast',
    expect: holds(5257, 15_282, 56),
  }),
];
