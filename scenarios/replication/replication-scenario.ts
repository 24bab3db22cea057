/** How the scenarios of replication are put together, what they ask of clients, and what must happen in them. */
import type { NodeId } from '../../impl/kernel/protocol.ts';
import { majority } from '../../impl/places/placement.ts';
import { replication } from '../../impl/replication/step.ts';
import { type ProtocolScenario, type Scenario, type ScenarioRequest, scenario } from '../../model-check/scenario.ts';
import { ofNode } from '../../model-check/world/one-node.ts';
import { allThrough, always, type Properties, reachable, through } from '../../spec/kernel/spec.ts';
import { replicatorDuties } from '../../spec/replication/duties.ts';
import { type Content, everyOperationEnds, linearizable, regular } from '../../spec/replication/register.ts';
import { everyPlaceIsRestored, propertiesOfEach, replicaProperties, restoredBeforeAnswering } from '../../spec/replication/replicas.ts';
import { conductOfNodes, judgedReplication } from './judged-replication.ts';
import type { ReplicationNode } from './nodes.ts';
import { type Overlaid, overlaid } from './overlay.ts';
import { type Observations, observations, operationsOf, type ReplicationWorld, replicasAndAnswersOf, replicasOf } from './refinement.ts';

export interface ReplicationScenario
  extends Pick<ProtocolScenario<Overlaid, Observations>, 'teaches' | 'cost' | 'expect' | 'faults' | 'requests' | 'properties'>,
    Partial<Pick<ProtocolScenario<Overlaid, Observations>, 'symmetric' | 'network' | 'unreachable'>> {
  /** The name without `replication/`. */
  readonly instance: string;
  /** The content of item 0 at all replicas in the beginning. Omitted: it was never written. */
  readonly stored?: Content;
}

type ReplicationProperties = Properties<ReplicationWorld>;

/** The properties of every state, as long as no place has two holders. */
export const keptByReplicas: ReplicationProperties = allThrough(replicasOf, replicaProperties);

/** The properties of every state, even if a place has two holders. */
export const keptByEachReplica: ReplicationProperties = allThrough(replicasOf, propertiesOfEach);

/** The property of answers in flight. To look at all messages makes a check some ten times slower. */
export const keptInFlight: ReplicationProperties = { restoredBeforeAnswering: through(replicasAndAnswersOf, restoredBeforeAnswering) };

export const everyMajorityKnows = through(replicasOf, replicaProperties.everyMajorityKnows);

/** The guarantees to clients. */
export const keptToClients: ReplicationProperties = allThrough(operationsOf, { regular, linearizable });

/** The guarantees to clients whose reads do not write back. */
export const keptToPlainReaders: ReplicationProperties = allThrough(operationsOf, { regular });

export const operationsEnd: ReplicationProperties = allThrough(operationsOf, { everyOperationEnds });

export const placesAreRestored: ReplicationProperties = allThrough(replicasOf, { everyPlaceIsRestored });

export const usual: ReplicationProperties = { ...keptByReplicas, ...keptToClients, ...operationsEnd };

/** The guarantee to each client, whatever fails. */
const answeredOnce: ReplicationProperties = {
  clientsAreAnsweredOnce: always(
    ({ history }) => history.every(({ isAnsweredAgain }) => isAnsweredAgain === undefined),
    'No client is answered twice.',
  ),
};

/** Where nothing is lost, and no place moves. */
const replicasEndEqual: ReplicationProperties = {
  replicasEndEqual: always(({ quiet, nodes }) => {
    if (!quiet || nodes.some(({ state }) => state.replicas.operations.length > 0)) return true;
    const entries = nodes.flatMap(({ state }) => state.replicas.store.entries);
    return entries.every(({ key, value, version }) => {
      const same = entries.filter((each) => each.key === key && each.value === value && each.version.counter === version.counter);
      return same.length === nodes[0].state.replicas.config.placed.degree;
    });
  }, 'When all is quiet, all replicas of an item have the same version and value, also those whose answers nobody waited for.'),
};

/** Added where all replicas are equal in the beginning. */
const readsWriteNothing: ReplicationProperties = {
  readsWriteNothing: always(
    ({ nodes }) => nodes.every(({ state }) => state.replicas.operations.every(({ phase }) => phase === 'reading')),
    'A read whose majority agrees is answered after one round.',
  ),
};

/** The properties that are checked in addition to those of the scenario. */
function kept(nodes: readonly ReplicationNode[], { requests = [], faults, unreachable }: ReplicationScenario): ReplicationProperties {
  const kinds = requests.map(({ request }) => request.type);
  const isStill = faults === undefined && unreachable === undefined && kinds.every((kind) => kind === 'get' || kind === 'put');
  const ofEach = nodes.flatMap(({ id }, i) =>
    Object.entries(replicatorDuties).map(([name, property]) => [`${name}At${id}`, ofNode<Overlaid, Observations>(i, property)]),
  );
  return {
    ...Object.fromEntries(ofEach),
    ...answeredOnce,
    ...conductOfNodes,
    ...(isStill ? replicasEndEqual : {}),
    ...(kinds.includes('put') ? {} : readsWriteNothing),
  };
}

export function replicationScenario(nodes: readonly ReplicationNode[], given: ReplicationScenario): Scenario {
  const { instance, stored = null, properties, ...rest } = given;
  return scenario<Overlaid, Observations>({
    name: `replication/${instance}`,
    protocol: overlaid(judgedReplication(replication)),
    nodes,
    network: 'unordered',
    history: observations(0, stored),
    properties: { ...kept(nodes, given), ...properties },
    ...rest,
  });
}

export function put(at: NodeId, ticket: number, value: Content, key = 0): ScenarioRequest<Overlaid> {
  return { at, request: { type: 'put', ticket, key, value } };
}

export function get(at: NodeId, ticket: number, key = 0): ScenarioRequest<Overlaid> {
  return { at, request: { type: 'get', ticket, key } };
}

export function letIn(at: NodeId, newcomer: NodeId): ScenarioRequest<Overlaid> {
  return { at, request: { type: 'letIn', newcomer } };
}

export function leaveRing(at: NodeId): ScenarioRequest<Overlaid> {
  return { at, request: { type: 'leaveRing' } };
}

/** Some read gives each of these. */
export function isRead(...values: readonly Content[]): ReplicationProperties {
  const seen = values.map((value) => [
    `read${value === null ? 'Nothing' : value}`,
    reachable<ReplicationWorld>(
      ({ history }) => history.some((each) => each.kind === 'get' && each.done && each.value === value),
      `A read gives ${value === null ? 'nothing' : value}.`,
    ),
  ]);
  return Object.fromEntries(seen);
}

export const allAreDone = {
  allAreDone: reachable<ReplicationWorld>(
    ({ history, nodes }) =>
      history.length > 0 && history.every(({ done }) => done) && nodes.every(({ state }) => state.replicas.operations.length === 0),
    'All operations that were begun have ended.',
  ),
};

export const aPlaceIsRestored = {
  aPlaceIsRestored: reachable<ReplicationWorld>(
    ({ nodes }) => nodes.some(({ state }) => state.replicas.store.holdings.some(({ claim, restored }) => restored && claim.round > 0)),
    'A place that was taken over is restored.',
  ),
};

export const anAnswerIsVoid = {
  anAnswerIsVoid: reachable<ReplicationWorld>(
    ({ nodes }) =>
      nodes.some(({ state: { replicas } }) =>
        replicas.operations.some(({ answers }) => answers.length >= majority(replicas.config.placed.degree)),
      ),
    'A majority has answered, and an operation still waits, since one of the replicas has been replaced.',
  ),
};

/** Only these may crash. */
export function onlyCrashing(victims: readonly NodeId[], nodes: readonly ReplicationNode[]): readonly ReplicationNode[] {
  return nodes.map((node) => (victims.includes(node.id) ? node : { ...node, neverCrashes: true }));
}

/** Only this node may suspect another one falsely. */
export function onlySuspecting(watcher: NodeId, nodes: readonly ReplicationNode[]): readonly ReplicationNode[] {
  return nodes.map((node) => (node.id === watcher ? node : { ...node, falselySuspects: [] }));
}
