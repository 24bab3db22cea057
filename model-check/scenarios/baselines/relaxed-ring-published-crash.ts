/** The published ring when peers crash, and nobody is suspected who is up: theorems 2 and 3, and what they leave out. */
import type { PublishedRing } from '../../../impl/baselines/relaxed-ring-published/protocol.ts';
import type { State } from '../../../impl/baselines/relaxed-ring-published/state.ts';
import { always, step } from '../../../spec/kernel/spec.ts';
import {
  aPerfectRingIsASubset,
  atMostOneReachable,
  atMostOneResponsible,
  everyPeerIsInItsSuccessorsRing,
  milestones,
  perfectRingOfMembers,
} from '../../../spec/relaxed-ring/promises.ts';
import type { Scenario } from '../../scenario.ts';
import type { World } from '../../world/world.ts';
import { holds, violates } from '../expectations.ts';
import { published } from './relaxed-ring-published-world.ts';
import { aPeerIsRecovering, everyKeyFindsAnOwner, repaired } from './ring-milestones.ts';

const THREE_AND_ONE = { members: [0, 8, 12], joiners: [[4, 8]] } as const;
const FOUR = [0, 4, 8, 12];
const FIVE = [0, 4, 6, 8, 12];

const aSuccessorIsNotSuspected = always<World<PublishedRing>>(
  ({ nodes }) =>
    nodes.every(({ status, state }) => status !== 'up' || state.status === 'joining' || !state.crashed.includes(state.successor ?? -1)),
  'No peer takes one for its successor that it takes to be down.',
);

const onlyAFailedSuccessorIsGivenUp = step<World<PublishedRing>>(
  (before, after) => after.nodes.every(({ state }, place) => stillFollows(before.nodes[place].state, state)),
  'A peer gives up its successor only when it takes it to be down.',
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
    teaches: 'Theorem 2 fails with five peers: a linear comparison leads a peer astray, and who has lost its predecessor lets anybody in.',
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
    teaches: 'After crashes, all peers but those that are recovering lead into one cycle, which goes round the circle once.',
    members: FOUR,
    faults: { crash: 2 },
    properties: { everyPeerIsInItsSuccessorsRing, aPerfectRingIsASubset, aPeerIsRecovering },
    seen: repaired(2),
    expect: holds(1883, 4276, 17),
  }),
  published({
    instance: 'crash/during-a-join',
    teaches: 'One crash while a node joins behind it gives a key two owners, though nobody is suspected wrongly (theorem 3).',
    ...THREE_AND_ONE,
    faults: { crash: 1 },
    properties: { atMostOneResponsible },
    expect: violates('atMostOneResponsible', 9),
  }),
  published({
    instance: 'crash/during-a-join/reachable',
    teaches: 'Of the two owners, no lookup finds both: nobody knows the newcomer, or the newcomer knows nobody.',
    ...THREE_AND_ONE,
    faults: { crash: 1 },
    properties: { atMostOneReachable, aPeerIsRecovering, aBushAppears: milestones.aBushAppears },
    seen: repaired(1),
    expect: holds(426, 892, 17),
  }),
  published({
    instance: 'crash/during-a-join/bush-stays',
    teaches: 'When the root of a bush crashes, the bush stays for ever: who is a predecessor already is refused, and is not told.',
    ...THREE_AND_ONE,
    crashing: [8],
    faults: { crash: 1 },
    properties: { perfectRingOfMembers },
    expect: violates('perfectRingOfMembers', 7),
  }),
  published({
    instance: 'crash/tail-of-bush',
    teaches: 'When the tail of a bush crashes, nobody notices who would repair it: its keys have no owner, for ever.',
    members: [0, 8],
    joiners: [[4, 8]],
    crashing: [4],
    faults: { crash: 1 },
    properties: { everyKeyFindsAnOwner },
    expect: violates('everyKeyFindsAnOwner', 5),
  }),
  published({
    instance: 'crash/linear-goto',
    teaches: 'Behind the place where identifiers begin anew, a peer that has lost its successor is sent to itself, for ever.',
    members: [0, 8, 12],
    crashing: [0],
    faults: { crash: 1 },
    properties: { perfectRingOfMembers },
    expect: violates('perfectRingOfMembers', 3),
  }),
  published({
    instance: 'crash/wait-for-each-other',
    teaches: 'Two peers that have lost their successors ask each other, and each tells the other to try later, for ever.',
    members: FOUR,
    crashing: [4, 12],
    faults: { crash: 2 },
    properties: { perfectRingOfMembers },
    expect: violates('perfectRingOfMembers', 4),
  }),
  published({
    instance: 'crash/late-join-ok',
    teaches: 'An answer that comes late from a peer that has crashed since is believed, and its crash is not noticed a second time.',
    members: FOUR,
    crashing: [4, 8],
    faults: { crash: 2 },
    properties: {},
    seen: { aSuccessorIsNotSuspected },
    expect: violates('aSuccessorIsNotSuspected', 7),
  }),
  published({
    instance: 'crash/late-join',
    teaches: 'A join that comes late from a peer that has crashed since is accepted: the keys up to there have no owner, for ever.',
    members: FOUR,
    crashing: [4, 8],
    faults: { crash: 2 },
    properties: { everyKeyFindsAnOwner },
    expect: violates('everyKeyFindsAnOwner', 8),
  }),
  published({
    instance: 'crash/candidate-not-forgotten',
    teaches: 'A peer gives up a successor that is up when another one crashes, which it once asked to take it in.',
    members: [0, 8, 12],
    joiners: [[4, 12]],
    crashing: [8, 12],
    faults: { crash: 2 },
    properties: {},
    seen: { onlyAFailedSuccessorIsGivenUp },
    expect: violates('onlyAFailedSuccessorIsGivenUp', 13),
  }),
  published({
    instance: 'crash/list-exhausted',
    teaches: 'When all peers of a successor list have crashed, their predecessor asks nobody, and has no successor any more.',
    members: FOUR,
    crashing: [4],
    settings: { listLength: 1 },
    faults: { crash: 1 },
    properties: { perfectRingOfMembers },
    expect: violates('perfectRingOfMembers', 1),
  }),
];

function stillFollows(before: State, after: State): boolean {
  if (before.status === 'joining' || after.status === 'joining' || before.successor === null) return true;
  return after.successor !== null || after.crashed.includes(before.successor);
}
