/** The join as published: it never lets two nodes own a key, but it does not always come to rest in a perfect ring. */

import type { PublishedRing } from '../../../impl/baselines/relaxed-ring-published/messages.ts';
import { perfectMember } from '../../../impl/baselines/relaxed-ring-published/state.ts';
import { publishedRelaxedRing } from '../../../impl/baselines/relaxed-ring-published/step.ts';
import type { NodeId } from '../../../impl/kernel/protocol.ts';
import { allThrough, type Properties } from '../../../spec/kernel/spec.ts';
import { atMostOneResponsible, everyPeerIsInItsSuccessorsRing, milestones, promises } from '../../../spec/relaxed-ring/promises.ts';
import type { Ring } from '../../../spec/relaxed-ring/ring.ts';
import { refinesLookupConsistency, ringOf } from '../../refinements/relaxed-ring.ts';
import { type Expectation, type Scenario, scenario } from '../../scenario.ts';

const KEYS = 16;
const CONTACT = 8;

export const publishedRingScenarios: readonly Scenario[] = [
  published('join/1-newcomer', 'The published join of one node leaves a perfect ring.', [4], { ...promises, ...milestones }),
  published(
    'join',
    'Two joins and one overtaking message leave a bush for ever, without any failure: the published join drops what arrives too early.',
    [4, 6],
    { ...promises, ...milestones },
  ),
  published(
    'join/at-most-one',
    'The bush that the published join leaves behind does no harm to consistency: no key has two owners.',
    [4, 6],
    {
      atMostOneResponsible,
      everyPeerIsInItsSuccessorsRing,
      ...milestones,
    },
  ),
];

function published(
  instance: string,
  teaches: string,
  joiners: readonly NodeId[],
  properties: Properties<Ring>,
  expect?: Expectation,
): Scenario {
  const config = { keys: KEYS, contact: CONTACT };
  return scenario<PublishedRing>({
    name: `baselines/relaxed-ring-published/${instance}`,
    teaches,
    protocol: publishedRelaxedRing,
    nodes: [
      { id: 0, config, running: perfectMember(0, 8, 8, config) },
      { id: 8, config, running: perfectMember(8, 0, 0, config) },
      ...joiners.map((id) => ({ id, config })),
    ],
    network: 'unordered',
    properties: allThrough(ringOf<PublishedRing, null>, properties),
    refines: { lookupConsistency: refinesLookupConsistency(KEYS, [0, 8, ...joiners], [0, 8]) },
    cost: 'fast',
    ...(expect === undefined ? {} : { expect }),
  });
}
