/** Two nodes that cannot reach each other, though others reach both: the case for which the ring is relaxed. */

import type { Scenario } from '../../model-check/scenario.ts';
import { reachable } from '../../spec/kernel/spec.ts';
import { bushesArePruned, everyBushLeadsBack } from '../../spec/relaxed-ring/bush.ts';
import { atMostOneResponsible, everyPeerIsLetIn, hasBush, ringProperties, structure } from '../../spec/relaxed-ring/properties.ts';
import { holds } from '../expectations.ts';
import { newcomers, perfectRing, refreshing } from './nodes.ts';
import { ringOf } from './refinement.ts';
import { aCrashIsNoticed, type RingWorld, restWithBushes, ringScenario } from './ring-scenario.ts';

const UNREACHABLE = [0, 4] as const;
const canReach = (from: { readonly id: number }, to: { readonly id: number }) => !(from.id === UNREACHABLE[0] && to.id === UNREACHABLE[1]);

const aBushAppears = reachable<RingWorld>((world) => hasBush(ringOf(world)), 'A member whose successor has another predecessor.');

const aBushStays = reachable<RingWorld>(
  (world) => world.quiet && ringOf(world).peers.every(({ member }) => member) && hasBush(ringOf(world)),
  'Everybody has joined, nothing is under way, and a bush is there.',
);

export const connectivityScenarios: readonly Scenario[] = [
  ringScenario([...perfectRing([0, 8]), ...newcomers([4, 6], 8)], {
    instance: 'unreachable/2+2',
    teaches: 'A newcomer that cannot reach its predecessor still joins, and becomes a bush: no key has two owners.',
    unreachable: [UNREACHABLE],
    network: 'unordered',
    required: { ...structure, atMostOneResponsible, everyPeerIsLetIn, everyBushLeadsBack },
    atRest: restWithBushes,
    seen: { aBushStays },
    cost: 'fast',
    expect: holds(55, 86, 12),
  }),
  ringScenario([...perfectRing([0, 8]), ...newcomers([2, 4, 6], 8)], {
    instance: 'unreachable/2+3',
    teaches: 'A newcomer that reaches two nodes that cannot reach each other closes the gap between them.',
    unreachable: [UNREACHABLE],
    network: 'unordered',
    required: { ...ringProperties, everyBushLeadsBack },
    seen: { aBushAppears },
    cost: 'fast',
    expect: holds(901, 2021, 22),
  }),
  ringScenario([perfectRing([0, 8], refreshing)[0], perfectRing([0, 8])[1], ...newcomers([4, 6], 8)], {
    instance: 'unreachable/pruned',
    teaches:
      'A node that asks its successor again from time to time hears of the whole bush, and follows the nearest node that it can reach.',
    unreachable: [UNREACHABLE],
    network: 'set',
    required: { ...structure, atMostOneResponsible, bushesArePruned: bushesArePruned(canReach) },
    atRest: restWithBushes,
    seen: { aBushAppears },
    cost: 'fast',
    expect: holds(94_738, 685_080, 34),
  }),
  ringScenario(perfectRing([0, 4, 8, 12]), {
    instance: 'unreachable/neighbours-and-crash',
    teaches: 'Neighbours that lose contact with each other go on as a bush, even when another node crashes.',
    unreachable: [UNREACHABLE],
    faults: { crash: 1 },
    network: 'unordered',
    required: structure,
    atRest: restWithBushes,
    seen: { aCrashIsNoticed, aBushStays },
    cost: 'fast',
    expect: holds(1813, 5540, 17),
  }),
];
