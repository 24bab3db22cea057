/** A newcomer joins where it likes, and the ring spreads its nodes. */
import type { Scenario } from '../../../model-check/scenario.ts';
import { atMostMoves, placementOnTheRing } from '../../../spec/placement/placed-ring.ts';
import { holds } from '../../expectations.ts';
import { newcomers, placed, unborn } from './nodes.ts';
import { placedScenario } from './placed-scenario.ts';

export const placedJoinScenarios: readonly Scenario[] = [
  placedScenario([...placed([5, 13]), ...newcomers([14], 5), ...unborn(22)], {
    instance: 'join/2+1',
    teaches: 'A third node joins with a random identifier. It moves to the anchor that is missing, and then no node owns two replicas.',
    required: { ...placementOnTheRing, ...atMostMoves(1) },
    cost: 'fast',
    expect: holds(66, 110, 28),
  }),
];
