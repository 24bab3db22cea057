/** Nodes that leave: they hand over, wait until nobody points to them, and end. No time-out is needed for any of it. */
import { watchedBy } from '../../impl/relaxed-ring/state.ts';
import type { Scenario } from '../../model-check/scenario.ts';
import { reachable, recoverable } from '../../spec/kernel/spec.ts';
import { atMostOneResponsible, everyPeerIsInItsSuccessorsRing, isPerfectAmongMembers } from '../../spec/relaxed-ring/properties.ts';
import type { Ring } from '../../spec/relaxed-ring/ring.ts';
import { holds } from '../expectations.ts';
import { newcomers, perfectRing, type RingNode, remembering, staysUp, suspecting, withBush } from './nodes.ts';
import {
  aCrashIsNoticed,
  aPerfectRingOf,
  falselySuspecting,
  heals,
  leaves,
  type RingWorld,
  restWithBushes,
  ringScenario,
} from './ring-scenario.ts';

const safeAndHeals = { ...heals, atMostOneResponsible };

const perfectUnlessEmpty = recoverable<Ring>(
  (ring) => ring.peers.length === 0 || isPerfectAmongMembers(ring),
  'Those that have not left can form a perfect ring.',
);

const everybodyHasLeft = reachable<RingWorld>(({ nodes }) => nodes.every(({ status }) => status === 'down'), 'Nobody is left.');

/**
 * The ring of 0, 4, 8 and 12 after 8 has crashed, which 12 has not noticed yet. Both 0 and 4 follow 12, and 0 also suspects
 * 4.
 */
const afterACrashBetween: readonly RingNode[] = perfectRing([0, 4, 8, 12]).flatMap((node) => {
  if (node.running?.status !== 'member' || node.id === 8) return [];
  const moved = { ...node, running: { ...node.running, successor: 12, backups: [0], moves: 1 } };
  if (node.id === 0) return [suspecting(moved, 4, 8)];
  if (node.id === 4) return [suspecting(moved, 8)];
  const returns = [0, 4].map((follower) => ({ node: follower, moves: 1 }));
  const running = { ...node.running, followers: [0, 4, 8], returns };
  return [{ ...falselySuspecting(node), running, monitored: watchedBy(running) }];
});

export const leaveScenarios: readonly Scenario[] = [
  ringScenario(perfectRing([0, 8]), {
    instance: 'leave/2',
    teaches: 'When one of two nodes leaves, the other one owns every key.',
    requests: [leaves(8)],
    network: 'unordered',
    required: safeAndHeals,
    seen: aPerfectRingOf(1),
    cost: 'fast',
    expect: holds(5, 5, 5),
  }),
  ringScenario(perfectRing([0, 8, 12]), {
    instance: 'leave/3',
    teaches: "The leaver's successor inherits, then its predecessor turns away: a leave is two steps, and no node waits for a time-out.",
    requests: [leaves(8)],
    network: 'unordered',
    required: safeAndHeals,
    seen: aPerfectRingOf(2),
    cost: 'fast',
    expect: holds(19, 30, 10),
  }),
  ringScenario(perfectRing([0, 8, 12]), {
    instance: 'leave/3-all',
    teaches: 'All three nodes may leave at once: no node waits for another one that leaves.',
    requests: [leaves(0), leaves(8), leaves(12)],
    network: 'unordered',
    required: { atMostOneResponsible, everyPeerIsInItsSuccessorsRing, perfectUnlessEmpty },
    seen: { ...aPerfectRingOf(1), everybodyHasLeft },
    cost: 'fast',
    expect: holds(20_629, 76_114, 18),
  }),
  ringScenario([...perfectRing([0, 8, 12]), ...newcomers([4], 12)], {
    instance: 'leave/3+1',
    teaches: 'A node that leaves while it lets a newcomer in gives its heir the keys clockwise of the newcomer, which keeps its own.',
    requests: [leaves(8)],
    network: 'unordered',
    required: safeAndHeals,
    seen: { ...aPerfectRingOf(3), ...aPerfectRingOf(4) },
    cost: 'fast',
    expect: holds(3720, 14_854, 24),
  }),
  ringScenario([...perfectRing([6, 8]), ...newcomers([10], 8)], {
    instance: 'leave/2+1',
    teaches: 'One of two nodes leaves while a newcomer is on its way in: the other one hears of the newcomer, and is not alone.',
    requests: [leaves(6)],
    network: 'unordered',
    required: safeAndHeals,
    seen: { ...aPerfectRingOf(2), ...aPerfectRingOf(3) },
    cost: 'fast',
    expect: holds(238, 593, 17),
  }),
  ringScenario([...perfectRing([0, 6]), ...newcomers([3, 12], 6)], {
    instance: 'leave/2+2',
    teaches:
      "With newcomers on both sides of a leaver, the one on the successor's side inherits the keys clockwise of the one on the other side.",
    requests: [leaves(0)],
    network: 'unordered',
    required: safeAndHeals,
    seen: { ...aPerfectRingOf(3), ...aPerfectRingOf(4) },
    cost: 'slow',
    expect: holds(27_840, 115_537, 28),
  }),
  ringScenario([...withBush(perfectRing([0, 3, 6], remembering(2)), 2, 3), ...newcomers([12], 0, remembering(2))], {
    instance: 'leave/bush',
    teaches: 'A leaver may not know the nearest node clockwise of it: its successor names that node, which inherits.',
    requests: [leaves(0)],
    network: 'fifo',
    required: safeAndHeals,
    atRest: restWithBushes,
    seen: { ...aPerfectRingOf(3), ...aPerfectRingOf(4) },
    cost: 'fast',
    expect: holds(4990, 20_166, 25),
  }),
  ringScenario(
    withBush(perfectRing([0, 3, 6], remembering(2)), 2, 3).map((node) => (node.id === 2 ? node : staysUp(node))),
    {
      instance: 'leave/bush-and-crash',
      teaches: 'A leaver never waits for an heir that is down, even when it hears twice that this node is to inherit.',
      requests: [leaves(0)],
      faults: { crash: 1, duplicate: 1 },
      network: 'fifo',
      required: heals,
      atRest: restWithBushes,
      seen: { aCrashIsNoticed, ...aPerfectRingOf(2) },
      cost: 'slow',
      expect: holds(21_097, 79_774, 24),
    },
  ),
  ringScenario(withBush(perfectRing([3, 5, 9, 14], remembering(2)), 0, 3), {
    instance: 'leave/bush-twice',
    teaches: 'When an heir leaves, too, it names an heir of its own: the keys of both go to the first node that stays.',
    requests: [leaves(3), leaves(5)],
    network: 'fifo',
    required: safeAndHeals,
    atRest: restWithBushes,
    seen: aPerfectRingOf(3),
    cost: 'slow',
    expect: holds(189_789, 931_535, 31),
  }),
  ringScenario([...perfectRing([1, 5, 14], remembering(2)), ...newcomers([15], 1)], {
    instance: 'leave/3+1-twice',
    teaches: 'Two of three nodes leave, one right after it has let a newcomer in: the last node hears of the newcomer from the leaver.',
    requests: [leaves(1), leaves(5)],
    network: 'fifo',
    required: safeAndHeals,
    seen: { ...aPerfectRingOf(2), ...aPerfectRingOf(4) },
    cost: 'slow',
    expect: holds(34_920, 129_487, 29),
  }),
  ringScenario(
    [
      ...perfectRing([0, 2, 3]).map((node) => falselySuspecting(node, ...(node.id === 3 ? [0] : []))),
      ...newcomers([1], 2).map((node) => falselySuspecting(node)),
    ],
    {
      instance: 'leave/3+1-and-suspicion',
      teaches: 'No node turns away from a leaver before there is an heir, or it would not hear of a newcomer that inherits.',
      requests: [leaves(0)],
      faults: { falseSuspicion: 1 },
      network: 'fifo',
      required: heals,
      seen: { ...aPerfectRingOf(3), ...aPerfectRingOf(4) },
      cost: 'slow',
      expect: holds(77_010, 316_616, 30),
    },
  ),
  ringScenario([...perfectRing([0, 2, 3, 4]).map((node) => (node.id === 4 ? node : staysUp(node))), ...newcomers([1], 2).map(staysUp)], {
    instance: 'leave/4+1-and-crash',
    teaches: "A leaver's predecessor crashes while a newcomer comes in on the successor's side: the remaining nodes find each other.",
    requests: [leaves(0)],
    faults: { crash: 1 },
    network: 'fifo',
    required: heals,
    seen: { aCrashIsNoticed, ...aPerfectRingOf(4) },
    cost: 'slow',
    expect: holds(931_387, 4_830_852, 37),
  }),
  ringScenario(perfectRing([0, 4, 8, 12]), {
    instance: 'leave/4-and-crash',
    teaches: 'A leave that meets a crash, of the leaver or of a neighbour, ends as a crash does.',
    requests: [leaves(8)],
    faults: { crash: 1 },
    network: 'unordered',
    required: heals,
    seen: { aCrashIsNoticed, ...aPerfectRingOf(2) },
    cost: 'fast',
    expect: holds(9164, 30_595, 23),
  }),
  ringScenario(perfectRing([0, 8, 12]), {
    instance: 'leave/3-and-suspicion',
    teaches: 'A false suspicion during a leave is healed like any other.',
    requests: [leaves(8)],
    faults: { falseSuspicion: 1 },
    network: 'unordered',
    required: heals,
    seen: aPerfectRingOf(2),
    cost: 'fast',
    expect: holds(8630, 28_760, 20),
  }),
  ringScenario(afterACrashBetween, {
    instance: 'leave/doubted-leaver',
    teaches: 'A node that its predecessor falsely suspects leaves next to a crashed one: the nodes on both sides find each other.',
    requests: [leaves(4)],
    absent: [8],
    network: 'fifo',
    required: heals,
    seen: aPerfectRingOf(2),
    cost: 'fast',
    expect: holds(6971, 21_288, 23),
  }),
  ringScenario(perfectRing([0, 4, 8, 12]), {
    instance: 'leave/4-neighbours',
    teaches: 'When two neighbours of four leave at once, the other two own every key.',
    requests: [leaves(4), leaves(8)],
    network: 'unordered',
    required: safeAndHeals,
    seen: aPerfectRingOf(2),
    cost: 'fast',
    expect: holds(1824, 5750, 21),
  }),
];
