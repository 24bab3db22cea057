/** The published ring with false suspicions: the effect of one, and whether it is ever undone. */

import type { PublishedRing } from '../../../impl/baselines/relaxed-ring-published/protocol.ts';
import type { Scenario } from '../../../model-check/scenario.ts';
import type { World } from '../../../model-check/world/world.ts';
import { reachable } from '../../../spec/kernel/spec.ts';
import { atMostOneResponsible, perfectRing } from '../../../spec/relaxed-ring/properties.ts';
import { holds, violates } from '../../expectations.ts';
import { published } from './world.ts';

const THREE = [0, 8, 12];

const somebodyIsSuspected = reachable<World<PublishedRing>>(
  ({ nodes }) => nodes.some(({ state }) => state.status === 'member' && state.crashed.length > 0),
  'A peer that is up is suspected.',
);

export const publishedSuspicionScenarios: readonly Scenario[] = [
  published({
    instance: 'suspicion/by-predecessor',
    teaches: 'A peer that only its predecessor suspects falsely keeps its keys: no key has two owners.',
    members: THREE,
    falselySuspecting: [[0, 8]],
    faults: { falseSuspicion: 1 },
    network: 'set',
    properties: { atMostOneResponsible },
    seen: { somebodyIsSuspected },
    expect: holds(7, 10, 6),
  }),
  published({
    instance: 'suspicion/by-predecessor/never-healed',
    teaches:
      'A peer that suspects its successor falsely never gets one again: all others refuse it, even after the suspicion is taken back.',
    members: THREE,
    falselySuspecting: [[0, 8]],
    faults: { falseSuspicion: 1 },
    network: 'set',
    properties: { perfectRing },
    expect: violates('perfectRing', 1),
  }),
  published({
    instance: 'suspicion/by-both',
    teaches: 'When both its neighbours suspect a peer falsely, it is cut off, and its keys have two owners.',
    members: THREE,
    falselySuspecting: [
      [0, 8],
      [12, 8],
    ],
    faults: { falseSuspicion: 2 },
    network: 'set',
    properties: { atMostOneResponsible },
    expect: violates('atMostOneResponsible', 3),
  }),
  published({
    instance: 'suspicion/by-successor',
    teaches: 'A peer that only its successor suspects falsely loses nothing: the published ring does not act on suspected predecessors.',
    members: THREE,
    falselySuspecting: [[12, 8]],
    faults: { falseSuspicion: 2 },
    network: 'set',
    properties: { atMostOneResponsible, perfectRing },
    seen: { somebodyIsSuspected },
    expect: holds(5, 5, 5),
  }),
  published({
    instance: 'suspicion/by-successor/with-newcomers',
    teaches: 'A peer that suspects its predecessor accepts any newcomer: one that belongs elsewhere gives keys two owners.',
    members: [2, 8],
    joiners: [
      [0, 2],
      [12, 2],
    ],
    falselySuspecting: [[8, 2]],
    faults: { falseSuspicion: 1 },
    network: 'set',
    properties: { atMostOneResponsible },
    expect: violates('atMostOneResponsible', 13),
  }),
];
