/** The published ring when peers crash, without false suspicions: theorems 2 and 3. */

import type { Scenario } from '../../../model-check/scenario.ts';
import { always } from '../../../spec/kernel/spec.ts';
import {
  aPerfectRingIsASubset,
  atMostOneReachable,
  atMostOneResponsible,
  everyPeerIsInItsSuccessorsRing,
  milestones,
} from '../../../spec/relaxed-ring/properties.ts';
import { cycleFrom, inClockwiseOrder, membersOf, type Ring } from '../../../spec/relaxed-ring/ring.ts';
import { holds, violates } from '../../expectations.ts';
import { aPeerIsRecovering, repaired } from '../ring-milestones.ts';
import { published } from './world.ts';

const THREE_AND_ONE = { members: [0, 8, 12], joiners: [[4, 8]] } as const;
const FOUR = [0, 4, 8, 12];
const FIVE = [0, 4, 6, 8, 12];

/** The stricter reading of `aPerfectRingIsASubset`, which has no exception for peers whose successor has failed. */
const aRingAtAnyTime = always<Ring>(
  (ring) => membersOf(ring).every((member) => inClockwiseOrder(ring, cycleFrom(ring, member))),
  'The successors of all members lead into a cycle that goes round the circle once (slide 19).',
  (ring) => {
    const astray = membersOf(ring).filter((member) => !inClockwiseOrder(ring, cycleFrom(ring, member)));
    return astray.map(({ id, successor }) => `node ${id}, whose successor is ${successor}, leads into no such cycle`).join('; ');
  },
);

export const publishedCrashScenarios: readonly Scenario[] = [
  published({
    instance: 'crash/4-peers-2-crashes',
    teaches: 'From a perfect ring, and with a failure detector that is never wrong, two crashes give no key two owners (theorem 2).',
    members: FOUR,
    faults: { crash: 2 },
    properties: { atMostOneResponsible, aPeerIsRecovering },
    seen: repaired(2),
    expect: holds(1883, 4276, 17),
  }),
  published({
    instance: 'crash/5-peers-2-crashes',
    teaches:
      'Theorem 2 fails with five peers: a linear comparison misleads a peer, and a peer that has lost its predecessor accepts any other.',
    members: FIVE,
    faults: { crash: 2 },
    properties: { atMostOneResponsible },
    expect: violates('atMostOneResponsible', 9),
  }),
  published({
    instance: 'crash/5-peers-2-crashes/clockwise',
    teaches: 'Read with comparisons on the circle, theorem 2 holds with five peers, too.',
    members: FIVE,
    settings: { redirects: 'clockwise' },
    faults: { crash: 2 },
    properties: { atMostOneResponsible, aPeerIsRecovering },
    seen: repaired(2),
    expect: holds(1716, 3756, 14),
  }),
  published({
    instance: 'crash/perfect-ring-within',
    teaches:
      'After crashes in the published ring, all peers but those that are recovering lead into one cycle, which goes round the circle once.',
    members: FOUR,
    faults: { crash: 2 },
    properties: { everyPeerIsInItsSuccessorsRing, aPerfectRingIsASubset, aPeerIsRecovering },
    seen: repaired(2),
    expect: holds(1883, 4276, 17),
  }),
  published({
    instance: 'crash/perfect-ring-within/at-any-time',
    teaches: "The published ring does not contain a perfect ring at every moment: there is none while a peer's successor is down.",
    members: FOUR,
    faults: { crash: 1 },
    properties: { aRingAtAnyTime },
    expect: violates('aRingAtAnyTime', 1),
  }),
  published({
    instance: 'crash/during-a-join',
    teaches: 'One crash during a join gives a key two owners, without any false suspicion (theorem 3).',
    ...THREE_AND_ONE,
    faults: { crash: 1 },
    properties: { atMostOneResponsible },
    expect: violates('atMostOneResponsible', 9),
  }),
  published({
    instance: 'crash/during-a-join/reachable',
    teaches:
      'When a crash during a join gives a key two owners, no lookup finds both. Either no peer knows the newcomer, or the newcomer knows no peer.',
    ...THREE_AND_ONE,
    faults: { crash: 1 },
    properties: { atMostOneReachable, aPeerIsRecovering, aBushAppears: milestones.aBushAppears },
    seen: repaired(1),
    expect: holds(969, 2123, 21),
  }),
];
