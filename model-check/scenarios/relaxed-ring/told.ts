/** What the ring tells the layer above, and what its nodes say to each other, while nodes join, crash, leave and are suspected. */
import type { RelaxedRing } from '../../../impl/relaxed-ring/protocol.ts';
import { relaxedRing } from '../../../impl/relaxed-ring/step.ts';
import { allThrough, type Properties, reachable } from '../../../spec/kernel/spec.ts';
import { soundBooks } from '../../../spec/relaxed-ring/books.ts';
import { type Resting, restPromises } from '../../../spec/relaxed-ring/rest.ts';
import { type Told, talkMakesSense, toldTruly } from '../../../spec/relaxed-ring/talk.ts';
import { hearing, talkOf, tellingOf } from '../../refinements/relaxed-ring-books.ts';
import { type ProtocolScenario, type Scenario, scenario } from '../../scenario.ts';
import type { World } from '../../world/world.ts';
import { holds } from '../expectations.ts';
import { founder, newcomers, perfectRing, type RingNode, remembering, staysUp } from './nodes.ts';
import { leaves, onTheBooks, restWithBushes, wrongAbout } from './ring-scenario.ts';

type ToldWorld = World<RelaxedRing, readonly Told[]>;

interface Telling extends Pick<ProtocolScenario<RelaxedRing>, 'teaches' | 'expect' | 'faults' | 'requests'> {
  readonly instance: string;
  readonly network?: 'unordered' | 'fifo' | 'set';
  readonly cost?: 'fast' | 'slow';
  readonly atRest?: Properties<Resting>;
  /** What must have been told at some time. */
  readonly seen: Properties<ToldWorld>;
}

function someoneTells(isTold: (told: Told) => boolean, doc: string) {
  return reachable<ToldWorld>(({ history }) => history.some(isTold), doc);
}

const aJoinIsTold = someoneTells(({ joined }) => joined === 1, 'A node has told that it is in.');
const anHeirIsTold = someoneTells(({ heir }) => heir !== null, 'A node that leaves has told who inherits.');
const anEndIsTold = someoneTells(({ left }) => left, 'A node has told that it has left.');
const isolationIsTold = someoneTells(({ isolated }) => isolated, 'A node has told that it is isolated.');
const newNeighboursAreTold = someoneTells(({ neighbours }) => neighbours !== null, 'A node has told new neighbours.');

export const toldScenarios: readonly Scenario[] = [
  telling([founder(0), ...newcomers([4, 8], 0)], {
    instance: 'told/founder+2',
    teaches: 'A founder and those that join it tell once that they are in, and their neighbours whenever these change.',
    seen: { aJoinIsTold, newNeighboursAreTold },
    expect: holds(48, 70, 12),
  }),
  telling([...perfectRing([0, 8]), ...newcomers([4, 6], 8)], {
    instance: 'told/2+2',
    teaches: 'Two nodes that join at one place say nothing to each other, or to the layer above, that they do not mean.',
    seen: { aJoinIsTold, newNeighboursAreTold },
    expect: holds(66, 105, 14),
  }),
  telling([...perfectRing([0, 8, 12]), ...newcomers([4], 12)], {
    instance: 'told/leave/3+1',
    teaches: 'A node that leaves tells so at once, its heir when that one has inherited, and its end.',
    requests: [leaves(8)],
    seen: { anHeirIsTold, anEndIsTold },
    expect: holds(3720, 14_854, 24),
  }),
  telling(perfectRing([0, 4, 8, 12]), {
    instance: 'told/leave/4-neighbours',
    teaches: 'When the heir leaves, too, the next heir is told.',
    requests: [leaves(4), leaves(8)],
    seen: { anHeirIsTold, anEndIsTold },
    expect: holds(1892, 5902, 21),
  }),
  telling(
    perfectRing([0, 4, 8], remembering(1)).map((node) => (node.id === 0 ? staysUp(node) : node)),
    {
      instance: 'told/isolated',
      teaches: 'A node that loses all that it knows tells that it is isolated, and no node tells so that can still ask somebody.',
      faults: { crash: 2 },
      atRest: restWithBushes,
      seen: { isolationIsTold },
      expect: holds(297, 512, 11),
    },
  ),
  telling(
    perfectRing([0, 8, 12]).map((node) => (node.id === 8 ? wrongAbout(node) : wrongAbout(node, 8))),
    {
      instance: 'told/suspicion/3',
      teaches: 'While a node is suspected wrongly, and trusted again, all that is said is meant.',
      faults: { falseSuspicion: 1 },
      seen: { newNeighboursAreTold },
      expect: holds(39, 67, 9),
    },
  ),
];

function telling(
  nodes: readonly RingNode[],
  { instance, network = 'unordered', cost = 'fast', atRest = restPromises, seen, ...rest }: Telling,
): Scenario {
  const founders = nodes.filter(({ running }) => running !== undefined).map(({ id }) => id);
  return scenario<RelaxedRing, readonly Told[]>({
    name: `relaxed-ring/${instance}`,
    protocol: relaxedRing,
    nodes,
    network,
    cost,
    ...rest,
    history: hearing(nodes.map(({ id }) => id)),
    properties: {
      ...onTheBooks(rest, { ...soundBooks, ...atRest }),
      ...allThrough(talkOf, talkMakesSense),
      ...allThrough(tellingOf(founders), toldTruly),
      ...seen,
    },
  });
}
