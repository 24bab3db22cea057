/** The join as published: it never lets two nodes own a key, but it does not always come to rest in a perfect ring. */

import type { PublishedRing } from '../../../impl/baselines/relaxed-ring-published/protocol.ts';
import { perfectMember } from '../../../impl/baselines/relaxed-ring-published/state.ts';
import { publishedRelaxedRing } from '../../../impl/baselines/relaxed-ring-published/step.ts';
import type { NodeId } from '../../../impl/kernel/protocol.ts';
import { allThrough, type Properties } from '../../../spec/kernel/spec.ts';
import { atMostOneResponsible, everyPeerIsInItsSuccessorsRing, milestones, promises } from '../../../spec/relaxed-ring/promises.ts';
import type { Ring } from '../../../spec/relaxed-ring/ring.ts';
import { refinesLookupConsistency, ringOf } from '../../refinements/relaxed-ring.ts';
import { type ProtocolScenario, type Scenario, scenario } from '../../scenario.ts';
import { holds, violates } from '../expectations.ts';

const KEYS = 16;
const CONTACT = 8;

export const publishedRingScenarios: readonly Scenario[] = [
  published({
    instance: 'join',
    teaches:
      'Two joins and one overtaking message leave a bush for ever, without any failure: the published join drops what arrives too early.',
    joiners: [4, 6],
    properties: { ...promises, ...milestones },
    expect: violates('perfectRing', 10),
  }),
  published({
    instance: 'join/1-newcomer',
    teaches: 'The published join of one node leaves a perfect ring.',
    joiners: [4],
    properties: { ...promises, ...milestones },
    expect: holds(8, 8, 8),
  }),
  published({
    instance: 'join/at-most-one',
    teaches: 'The bush that the published join leaves behind does no harm to consistency: no key has two owners.',
    joiners: [4, 6],
    properties: { atMostOneResponsible, everyPeerIsInItsSuccessorsRing, ...milestones },
    expect: holds(111, 186, 16),
  }),
];

interface Join extends Pick<ProtocolScenario<PublishedRing>, 'teaches' | 'expect'> {
  readonly instance: string;
  readonly joiners: readonly NodeId[];
  readonly properties: Properties<Ring>;
}

function published({ instance, joiners, properties, ...rest }: Join): Scenario {
  const config = { keys: KEYS, contact: CONTACT };
  return scenario<PublishedRing>({
    name: `baselines/relaxed-ring-published/${instance}`,
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
    ...rest,
  });
}
