/** Rings whose nodes stay where they have joined. */
import { next } from '../../../impl/kernel/protocol.ts';
import { placer } from '../../../impl/placement/step.ts';
import { placedRing } from '../../../impl/stack/placed-ring.ts';
import type { Scenario } from '../../../model-check/scenario.ts';
import { noneIsDoubledAtRest } from '../../../spec/placement/placed-ring.ts';
import { violates } from '../../expectations.ts';
import { lives } from './lives.ts';
import { newcomers, placed } from './nodes.ts';
import { leaves, placedScenario } from './placed-scenario.ts';

const WITHOUT_MOVES = { protocol: lives(placedRing({ ...placer, step: (state) => next(state) })), required: { noneIsDoubledAtRest } };

export const withoutMovesScenarios: readonly Scenario[] = [
  placedScenario([...placed([5, 13]), ...newcomers([14], 5)], {
    ...WITHOUT_MOVES,
    instance: 'random-ids',
    teaches: 'A third node joins with a random identifier, and one of the three owns two replicas of an item.',
    cost: 'fast',
    expect: violates('noneIsDoubledAtRest', 5),
  }),
  placedScenario(placed([5, 8, 13, 21]), {
    ...WITHOUT_MOVES,
    instance: 'twins-only',
    teaches: 'Four nodes are at the places of twins. One leaves, nobody moves, and one of three owns two replicas of an item.',
    requests: [leaves(21)],
    cost: 'fast',
    expect: violates('noneIsDoubledAtRest', 7),
  }),
];
