/** The published ring when peers are suspected that are up: what one wrong suspicion does, and whether it is ever undone. */

import type { PublishedRing } from '../../../impl/baselines/relaxed-ring-published/protocol.ts';
import type { Scenario } from '../../../model-check/scenario.ts';
import type { World } from '../../../model-check/world/world.ts';
import { reachable } from '../../../spec/kernel/spec.ts';
import { atMostOneResponsible, perfectRing } from '../../../spec/relaxed-ring/promises.ts';
import { holds, violates } from '../../expectations.ts';
import { published } from './world.ts';

const THREE = [0, 8, 12];

const somebodyIsSuspected = reachable<World<PublishedRing>>(
  ({ nodes }) => nodes.some(({ state }) => state.status === 'member' && state.crashed.length > 0),
  'A peer that is up is taken to be down.',
);

export const publishedSuspicionScenarios: readonly Scenario[] = [
  published({
    instance: 'suspicion/by-predecessor',
    teaches: 'A peer that only its predecessor suspects wrongly keeps its keys: no key has two owners.',
    members: THREE,
    wrong: [[0, 8]],
    faults: { falseSuspicion: 1 },
    network: 'set',
    properties: { atMostOneResponsible },
    seen: { somebodyIsSuspected },
    expect: holds(7, 10, 6),
  }),
  published({
    instance: 'suspicion/by-predecessor/never-healed',
    teaches: 'One wrong suspicion of a successor is never undone: taken back or not, the peer is refused by all, and stays without one.',
    members: THREE,
    wrong: [[0, 8]],
    faults: { falseSuspicion: 1 },
    network: 'set',
    properties: { perfectRing },
    expect: violates('perfectRing', 1),
  }),
  published({
    instance: 'suspicion/by-both',
    teaches: 'A peer that both its neighbours suspect wrongly is cut off, and its keys have two owners.',
    members: THREE,
    wrong: [
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
    teaches: 'A peer that only its successor suspects wrongly loses nothing: the published ring does nothing about predecessors.',
    members: THREE,
    wrong: [[12, 8]],
    faults: { falseSuspicion: 2 },
    network: 'set',
    properties: { atMostOneResponsible, perfectRing },
    seen: { somebodyIsSuspected },
    expect: holds(5, 5, 5),
  }),
  published({
    instance: 'suspicion/by-successor/with-newcomers',
    teaches: 'Who suspects its predecessor lets anybody in, wherever it belongs: a newcomer that was sent astray gives keys two owners.',
    members: [2, 8],
    joiners: [
      [0, 2],
      [12, 2],
    ],
    wrong: [[8, 2]],
    faults: { falseSuspicion: 1 },
    network: 'set',
    properties: { atMostOneResponsible },
    expect: violates('atMostOneResponsible', 13),
  }),
];
