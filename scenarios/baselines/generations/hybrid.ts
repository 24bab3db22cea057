/** A hub that knows which peer has which item: every registered item is found in one hop while the hub is up. */
import type { Hybrid } from '../../../impl/baselines/generations/hybrid/protocol.ts';
import { type Config, routingEntries } from '../../../impl/baselines/generations/hybrid/state.ts';
import { hybrid } from '../../../impl/baselines/generations/hybrid/step.ts';
import type { NodeId } from '../../../impl/kernel/protocol.ts';
import { type ProtocolScenario, type Scenario, type ScenarioNode, scenario } from '../../../model-check/scenario.ts';
import type { World } from '../../../model-check/world/world.ts';
import { allIsFound, searchProperties } from '../../../spec/baselines/generations/search.ts';
import { allThrough, always, type Properties, reachable } from '../../../spec/kernel/spec.ts';
import { holds, violates } from '../../expectations.ts';
import { hybridSearch, NO_SEARCHES, remember, type Searches } from './refinement.ts';

type HybridWorld = World<Hybrid, Searches>;

const HUB: NodeId = 0;
/** Each peer has one item, named after the peer. */
const PEERS: readonly NodeId[] = [1, 2, 3];

const everyQuestionIsOneHop = always<HybridWorld>(
  ({ messages }) => messages.every(({ from, to, message }) => message.type !== 'question' || (from !== HUB && to === HUB)),
  'H = 1: a question goes from the asking peer to the hub, and no further.',
);

/** R = N − 1 for the hub, and R = 1 for others. */
const entries: Properties<HybridWorld> = {
  peersKnowTheHubAlone: always(({ nodes }) => nodes.every(({ id, state }) => id === HUB || routingEntries(state) === 1)),
  theHubKnowsNoMore: always(({ nodes }) => nodes.every(({ id, state }) => id !== HUB || routingEntries(state) <= PEERS.length)),
  theHubKnowsAllPeers: reachable(({ nodes }) => nodes.some(({ id, state }) => id === HUB && routingEntries(state) === PEERS.length)),
};

export const hybridScenarios: readonly Scenario[] = [
  search({
    instance: 'find',
    teaches: 'With a hub that knows all peers, every item that exists is found in one hop.',
    nodes: registered(),
    questions: [
      [1, 3],
      [2, 3],
      [3, 1],
    ],
    properties: { everyQuestionIsOneHop, ...entries, ...allThrough(hybridSearch, { allIsFound }) },
    expect: holds(64, 145, 10),
  }),
  search({
    instance: 'register',
    teaches: 'A hub with which all peers have registered knows them all, and each peer knows the hub alone.',
    nodes: fresh(),
    questions: [],
    properties: entries,
    expect: holds(35, 75, 8),
  }),
  search({
    instance: 'early-question',
    teaches: 'A hub that receives a question before the registration answers that no peer has the item.',
    nodes: fresh(),
    questions: [[1, 3]],
    expect: violates('existingItemsAreFound', 8),
  }),
  search({
    instance: 'dead-hub',
    teaches: 'After the hub crashes, no item is found, though all peers are up and still have their items.',
    nodes: registered(),
    questions: [[1, 3]],
    faults: { crash: 1 },
    expect: violates('existingItemsAreFound', 3),
  }),
];

interface Asking extends Pick<ProtocolScenario<Hybrid>, 'teaches' | 'expect' | 'faults'> {
  readonly instance: string;
  readonly nodes: readonly ScenarioNode<Hybrid>[];
  readonly questions: readonly (readonly [at: NodeId, item: number])[];
  readonly properties?: Properties<HybridWorld>;
}

function search({ instance, questions, properties = {}, ...rest }: Asking): Scenario {
  return scenario<Hybrid, Searches>({
    name: `baselines/generations/hybrid/${instance}`,
    protocol: hybrid,
    requests: questions.map(([at, item]) => ({ at, request: { type: 'find', item } })),
    network: 'unordered',
    history: { initial: NO_SEARCHES, after: remember },
    properties: { ...allThrough(hybridSearch, searchProperties), ...properties },
    cost: 'fast',
    ...rest,
  });
}

function configOf(id: NodeId): Config {
  return { hub: HUB, items: id === HUB ? [] : [id] };
}

/** All nodes are there, but none has started. */
function fresh(): readonly ScenarioNode<Hybrid>[] {
  return [HUB, ...PEERS].map((id) => ({ id, config: configOf(id) }));
}

/** All peers have registered with the hub. Only the hub may fail. */
function registered(): readonly ScenarioNode<Hybrid>[] {
  const index = PEERS.map((peer) => ({ peer, items: configOf(peer).items }));
  const hub: ScenarioNode<Hybrid> = { id: HUB, config: configOf(HUB), running: { status: 'hub', self: HUB, index } };
  const peers = PEERS.map((self): ScenarioNode<Hybrid> => {
    const config = configOf(self);
    return { id: self, config, running: { status: 'peer', self, config }, neverCrashes: true };
  });
  return [hub, ...peers];
}
