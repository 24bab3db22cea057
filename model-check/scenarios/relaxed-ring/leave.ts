/** Nodes that leave: they hand over, wait until nobody points to them, and end. No time-out is needed for any of it. */
import { reachable, recoverable } from '../../../spec/kernel/spec.ts';
import { atMostOneResponsible, everyPeerIsInItsSuccessorsRing, isPerfectAmongMembers } from '../../../spec/relaxed-ring/promises.ts';
import type { Ring } from '../../../spec/relaxed-ring/ring.ts';
import type { Scenario } from '../../scenario.ts';
import { holds } from '../expectations.ts';
import { newcomers, perfectRing } from './nodes.ts';
import { aCrashIsNoticed, aPerfectRingOf, heals, leaves, type RingWorld, ringScenario } from './ring-scenario.ts';

const safeAndHeals = { ...heals, atMostOneResponsible };

const perfectUnlessEmpty = recoverable<Ring>(
  (ring) => ring.peers.length === 0 || isPerfectAmongMembers(ring),
  'Those that have not left can form a perfect ring.',
);

const everybodyHasLeft = reachable<RingWorld>(({ nodes }) => nodes.every(({ status }) => status === 'down'), 'Nobody is left.');

export const leaveScenarios: readonly Scenario[] = [
  ringScenario(perfectRing([0, 8]), {
    instance: 'leave/2',
    teaches: 'One of two leaves, and the other one owns every key.',
    requests: [leaves(8)],
    network: 'unordered',
    promised: safeAndHeals,
    seen: aPerfectRingOf(1),
    cost: 'fast',
    expect: holds(5, 5, 5),
  }),
  ringScenario(perfectRing([0, 8, 12]), {
    instance: 'leave/3',
    teaches: 'A leave is a crash that is announced: both neighbours know at once, and the keys pass on without a time-out.',
    requests: [leaves(8)],
    network: 'unordered',
    promised: safeAndHeals,
    seen: aPerfectRingOf(2),
    cost: 'fast',
    expect: holds(195, 489, 13),
  }),
  ringScenario(perfectRing([0, 8, 12]), {
    instance: 'leave/3-all',
    teaches: 'All three may leave at once: nobody waits for anybody who leaves, too.',
    requests: [leaves(0), leaves(8), leaves(12)],
    network: 'unordered',
    promised: { atMostOneResponsible, everyPeerIsInItsSuccessorsRing, perfectUnlessEmpty },
    seen: { ...aPerfectRingOf(1), everybodyHasLeft },
    cost: 'fast',
    expect: holds(446_855, 2_260_549, 20),
  }),
  ringScenario([...perfectRing([0, 8, 12]), ...newcomers([4], 12)], {
    instance: 'leave/3+1',
    teaches: 'Who leaves while it lets a newcomer in says so to its successor: the newcomer keeps its keys for itself.',
    requests: [leaves(8)],
    network: 'unordered',
    promised: safeAndHeals,
    seen: { ...aPerfectRingOf(3), ...aPerfectRingOf(4) },
    cost: 'fast',
    expect: holds(66_415, 325_866, 30),
  }),
  ringScenario(perfectRing([0, 4, 8, 12]), {
    instance: 'leave/4-and-crash',
    teaches: 'A leave that meets a crash, of the leaver or of a neighbour, ends as a crash does.',
    requests: [leaves(8)],
    faults: { crash: 1 },
    network: 'unordered',
    promised: heals,
    seen: { aCrashIsNoticed, ...aPerfectRingOf(2) },
    cost: 'fast',
    expect: holds(174_514, 787_491, 27),
  }),
  ringScenario(perfectRing([0, 8, 12]), {
    instance: 'leave/3-and-suspicion',
    teaches: 'A wrong suspicion during a leave is healed like any other.',
    requests: [leaves(8)],
    faults: { falseSuspicion: 1 },
    network: 'unordered',
    promised: heals,
    seen: aPerfectRingOf(2),
    cost: 'fast',
    expect: holds(98_844, 395_777, 25),
  }),
  ringScenario(perfectRing([0, 4, 8, 12]), {
    instance: 'leave/4-neighbours',
    teaches: 'Two neighbours of four leave at once.',
    requests: [leaves(4), leaves(8)],
    network: 'unordered',
    promised: safeAndHeals,
    seen: aPerfectRingOf(2),
    cost: 'slow',
    expect: holds(2_074_606, 12_888_765, 33),
  }),
];
