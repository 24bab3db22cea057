/** The join as published: it never lets two nodes own a key, but it does not always come to rest in a perfect ring. */
import type { NodeId } from '../../../impl/kernel/protocol.ts';
import type { Scenario } from '../../../model-check/scenario.ts';
import type { Properties } from '../../../spec/kernel/spec.ts';
import {
  aPerfectRingIsASubset,
  atLeastOneResponsible,
  atMostOneResponsible,
  everyPeerIsInItsSuccessorsRing,
  milestones,
  perfectRing,
  perfectRingOfMembers,
  promises,
} from '../../../spec/relaxed-ring/promises.ts';
import type { Ring } from '../../../spec/relaxed-ring/ring.ts';
import { holds, violates } from '../../expectations.ts';
import { refinesLookupConsistency } from '../../relaxed-ring/refinement.ts';
import { KEYS, published } from './world.ts';

/** What bushes that stay leave untouched. */
const inSpiteOfBushes: Properties<Ring> = {
  atMostOneResponsible,
  everyPeerIsInItsSuccessorsRing,
  aPerfectRingIsASubset,
  ...milestones,
};

export const publishedRingScenarios: readonly Scenario[] = [
  published({
    instance: 'join',
    teaches:
      'Two joins and one overtaking message leave a bush for ever, without any failure: the published join drops what arrives too early.',
    ...joining([0, 8], [4, 6]),
    properties: { ...promises, ...milestones },
    expect: violates('perfectRing', 10),
  }),
  published({
    instance: 'join/1-newcomer',
    teaches: 'The published join of one node leaves a perfect ring.',
    ...joining([0, 8], [4]),
    properties: { ...promises, ...milestones },
    expect: holds(12, 14, 10),
  }),
  published({
    instance: 'join/at-most-one',
    teaches: 'The bush that the published join leaves behind does no harm to consistency: no key has two owners.',
    ...joining([0, 8], [4, 6]),
    properties: { atMostOneResponsible, everyPeerIsInItsSuccessorsRing, ...milestones },
    expect: holds(455, 1002, 23),
  }),
  published({
    instance: 'join/every-key-owned',
    teaches: 'The published join leaves keys without an owner for a while: one half of “exactly one responsible node” is too much to ask.',
    ...joining([0, 8], [4]),
    properties: { atLeastOneResponsible },
    expect: violates('atLeastOneResponsible', 4),
  }),
  published({
    instance: 'join/overtaken',
    teaches: 'Two joins one after the other leave a bush for ever when the second newcomer is announced before the first.',
    members: [0, 8],
    joiners: [
      [4, 6],
      [6, 8],
    ],
    properties: { perfectRing },
    expect: violates('perfectRing', 11),
  }),
  published({
    instance: 'join/lost/bush-stays',
    teaches: 'When the announcement of a newcomer is lost, its bush stays for ever: nothing is sent twice.',
    members: [0, 8],
    joiners: [[4, 8]],
    faults: { drop: 1 },
    properties: { perfectRingOfMembers },
    expect: violates('perfectRingOfMembers', 5),
  }),
  published({
    instance: 'join/lost',
    teaches: 'Where two messages may be lost, bushes stay, but no key has two owners.',
    members: [0, 8],
    joiners: [
      [2, 8],
      [4, 8],
      [6, 8],
    ],
    faults: { drop: 2 },
    properties: inSpiteOfBushes,
    expect: holds(174_679, 815_540, 35),
  }),
  published({
    instance: 'join/cut-off-pair',
    teaches:
      'Two neighbours that cannot reach each other leave a bush, but no key has two owners, although each takes the other to be down.',
    members: [0, 8],
    joiners: [
      [2, 8],
      [4, 8],
      [6, 8],
    ],
    unreachable: [[0, 4]],
    properties: inSpiteOfBushes,
    expect: holds(19_152, 64_230, 35),
  }),
];

/** Nodes that all join through the same contact; their join refines lookup consistency. */
function joining(members: readonly NodeId[], joiners: readonly NodeId[]) {
  return {
    members,
    joiners: joiners.map((id) => [id, 8] as const),
    refines: { lookupConsistency: refinesLookupConsistency(KEYS, [...members, ...joiners], members) },
  };
}
