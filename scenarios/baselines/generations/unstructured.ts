/** Peers that flood questions: no node is needed more than another, but no answer is guaranteed. */
import type { Unstructured } from '../../../impl/baselines/generations/unstructured/protocol.ts';
import { unstructured } from '../../../impl/baselines/generations/unstructured/step.ts';
import type { NodeId } from '../../../impl/kernel/protocol.ts';
import { ascending } from '../../../impl/kernel/sorted-set.ts';
import { type ProtocolScenario, type Scenario, type ScenarioNode, scenario } from '../../../model-check/scenario.ts';
import type { World } from '../../../model-check/world/world.ts';
import { allIsFound, searchProperties } from '../../../spec/baselines/generations/search.ts';
import { allThrough, always, type Property } from '../../../spec/kernel/spec.ts';
import { holds, violates } from '../../expectations.ts';
import { floodingSearch, NO_SEARCHES, remember, type Searches } from './refinement.ts';

type Link = readonly [NodeId, NodeId];
type FloodedWorld = World<Unstructured, Searches>;

const LINE: readonly Link[] = [
  [0, 1],
  [1, 2],
  [2, 3],
];
const CYCLE: readonly Link[] = [...LINE, [3, 0]];
/** From 0 to 3 by way of 2 it is two hops, and by way of 1 and 2 three. */
const TWO_WAYS: readonly Link[] = [
  [0, 1],
  [0, 2],
  [1, 2],
  [2, 3],
];

export const unstructuredScenarios: readonly Scenario[] = [
  flooding({
    instance: 'within-ttl',
    teaches: 'On a line of peers, a flooded question finds every item within its time to live.',
    links: LINE,
    ttl: 3,
    questions: [
      [0, 3],
      [1, 3],
    ],
    expect: holds(54, 112, 11),
  }),
  flooding({
    instance: 'beyond-ttl',
    teaches: 'An item farther away than the time to live of a question exists, but is not found: "no guarantee".',
    links: LINE,
    ttl: 2,
    questions: [[0, 3]],
    expect: violates('existingItemsAreFound', 3),
  }),
  flooding({
    instance: 'cycle',
    teaches: 'A peer that receives a flooded question by two ways drops the second copy, and answers once.',
    links: CYCLE,
    ttl: 3,
    questions: [
      [0, 2],
      [3, 1],
    ],
    expect: holds(729, 2593, 13),
  }),
  flooding({
    instance: 'overtaken',
    teaches:
      'An item within the time to live may still be missed. A peer that first gets the copy by the longer way drops the one with time left.',
    links: TWO_WAYS,
    ttl: 2,
    questions: [[0, 3]],
    expect: violates('existingItemsAreFound', 4),
  }),
  flooding({
    instance: 'dead-peer',
    teaches: 'One peer fails, and a search that has another way still finds the item.',
    links: CYCLE,
    ttl: 2,
    questions: [[0, 2]],
    mayCrash: [1, 3],
    expect: holds(53, 103, 8),
  }),
];

interface Flooding extends Pick<ProtocolScenario<Unstructured>, 'teaches' | 'expect'> {
  readonly instance: string;
  readonly links: readonly Link[];
  readonly ttl: number;
  readonly questions: readonly (readonly [at: NodeId, item: number])[];
  /** The peers of which one may fail. */
  readonly mayCrash?: readonly NodeId[];
}

function flooding({ instance, links, ttl, questions, mayCrash = [], ...rest }: Flooding): Scenario {
  return scenario<Unstructured, Searches>({
    name: `baselines/generations/unstructured/${instance}`,
    protocol: unstructured,
    nodes: peersOf(links, ttl, mayCrash),
    requests: questions.map(([at, item]) => ({ at, request: { type: 'find', item } })),
    network: 'unordered',
    ...(mayCrash.length > 0 && { faults: { crash: 1 } }),
    history: { initial: NO_SEARCHES, after: remember },
    properties: {
      ...allThrough(floodingSearch, { ...searchProperties, allIsFound }),
      noQuestionGoesFarther: noQuestionGoesFartherThan(ttl),
    },
    cost: 'fast',
    ...rest,
  });
}

function noQuestionGoesFartherThan(ttl: number): Property<FloodedWorld> {
  return always(({ messages }) => messages.every(({ message }) => message.hops <= ttl), 'H is at most the time to live.');
}

/** Each peer has one item, named after the peer. */
function peersOf(links: readonly Link[], ttl: number, mayCrash: readonly NodeId[]): readonly ScenarioNode<Unstructured>[] {
  const ids = ascending(links.flat());
  return ids.map((self) => {
    const neighbours = links.flatMap(([a, b]) => (a === self ? [b] : b === self ? [a] : []));
    const config = { neighbours, items: [self], ttl };
    const node = { id: self, config, running: { self, config, asked: 0, seen: [] } };
    return mayCrash.includes(self) ? node : { ...node, neverCrashes: true };
  });
}
