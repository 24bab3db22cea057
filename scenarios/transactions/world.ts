/** Worlds of transactions: which nodes there are, what clients ask of them, what goes wrong. */
import type { Identifier } from '../../impl/identifier-space/interval.ts';
import type { NodeId } from '../../impl/kernel/protocol.ts';
import { placement, replicaPlaces } from '../../impl/places/placement.ts';
import type { Transactions } from '../../impl/transactions/protocol.ts';
import type { Request, Written } from '../../impl/transactions/requests.ts';
import { type Config, runningMember, type State } from '../../impl/transactions/state.ts';
import { transactions } from '../../impl/transactions/step.ts';
import { type ProtocolScenario, type ScenarioNode, scenario } from '../../model-check/scenario.ts';
import { acceptorSteps } from '../../spec/transactions/acceptor-steps.ts';
import { commitSteps } from '../../spec/transactions/commit-steps.ts';
import { exclusiveLocks } from '../../spec/transactions/duties.ts';
import { leaderSteps } from '../../spec/transactions/leader-steps.ts';
import { reservationSteps } from '../../spec/transactions/reservation-steps.ts';
import {
  dutifulness,
  newcomersGetPlaces,
  nobodyAborts,
  nobodyIsTurnedAway,
  replicasEndEqual,
  rest,
  safety,
  steadiness,
} from './properties.ts';
import { type Followed, type Observed, observed } from './refinement.ts';

type Given = Partial<
  Pick<
    ProtocolScenario<Transactions, Observed>,
    'symmetric' | 'expect' | 'faults' | 'properties' | 'refines' | 'network' | 'slowTimers' | 'unreachable'
  >
>;

export interface Setting extends Given {
  readonly name: string;
  readonly teaches: string;
  readonly cost?: 'fast' | 'slow';
  readonly config: Config;
  /** By node: what its client asks, or what several ask, in any order. */
  readonly asks: Readonly<Record<NodeId, Ask | readonly Ask[]>>;
  /** The differences of single nodes from the others. */
  readonly nodes?: Readonly<Record<NodeId, Partial<ScenarioNode<Transactions>>>>;
  /** Of nodes whose replicas are not blank. */
  readonly replicas?: Readonly<Record<NodeId, State['replicas']>>;
  /** Nodes that are not members yet. */
  readonly joiners?: readonly NodeId[];
  /** News of the layer below: the members now, and the nodes that it tells. Several pieces of news come in any order. */
  readonly news?: News | readonly News[];
  /** By node: of which members the layer below tells it, at any time, that they are gone. */
  readonly gone?: Readonly<Record<NodeId, NodeId | readonly NodeId[]>>;
  /** `false`: not promised here, as something would have to be repeated, which only a timer makes happen. */
  readonly comesToRest?: false;
}

interface News {
  readonly members: readonly NodeId[];
  readonly at: readonly NodeId[];
}

/** `run`: with the phase of reading; `commit`: with versions that are known already. */
export type Ask =
  | { readonly type: 'run'; readonly reads?: readonly Identifier[]; readonly writes?: readonly Identifier[]; readonly pessimistic?: true }
  | { readonly type: 'commit'; readonly reads?: readonly Identifier[]; readonly writes?: readonly Identifier[]; readonly version?: number };

export function world(setting: Setting): ProtocolScenario<Transactions, Observed> {
  const { config, asks, nodes = {}, replicas = {}, joiners = [], news, gone = {}, comesToRest, properties, ...given } = setting;
  const ids = [...config.members, ...joiners];
  // A newcomer knows where it comes in; what it passed on before would only come back.
  const allNews = [news ?? []].flat();
  const joiner = (id: NodeId): State => ({ ...runningMember(id, config), members: allNews.at(-1)?.members ?? config.members });
  const told = allNews.flatMap(({ at, members }) => at.map((node) => ({ at: node, request: { type: 'members', members } as const })));
  const losses = Object.entries(gone).flatMap(([at, nodesGone]) =>
    [nodesGone].flat().map((node) => ({ at: Number(at), request: { type: 'gone', node } as const })),
  );
  const running = (id: NodeId): State => (joiners.includes(id) ? joiner(id) : runningMember(id, config, replicas[id]));
  const all = ids.map((id) => ({ id, config, running: running(id), ...nodes[id] }));
  const asked = Object.entries(asks).flatMap(([at, ask]) =>
    [ask].flat().map((each, i) => ({ at: Number(at), request: requestOf(`${at}.${i + 1}`, each) })),
  );
  return scenario<Transactions, Observed>({
    protocol: transactions,
    nodes: all,
    requests: [...asked, ...told, ...losses],
    network: 'unordered',
    history: observed,
    properties: {
      ...dutifulness(all, Object.keys(gone).length > 0 ? {} : exclusiveLocks),
      ...steadiness(ids),
      ...safety,
      ...withoutFaults(setting),
      ...(isHeard(setting) ? { ...acceptorSteps, ...leaderSteps, ...commitSteps, ...reservationSteps } : {}),
      ...(comesToRest === false ? {} : rest),
      ...(joiners.length > 0 ? newcomersGetPlaces : {}),
      ...properties,
    },
    cost: 'fast',
    ...given,
  });
}

/** To judge each step by what is in flight before and after it costs some ten times as much as to judge the nodes. */
const MOST_STEPS_HEARD = 2000;

/**
 * Whether all that nodes say can be told from what is in flight. That is so if nothing is lost on its way, and no two nodes
 * count as one.
 */
function isHeard({ expect, faults = {}, unreachable, symmetric }: Setting): boolean {
  const isSmall = expect?.verdict === 'holds' && expect.generated <= MOST_STEPS_HEARD;
  return isSmall && (faults.drop ?? 0) === 0 && unreachable === undefined && symmetric === undefined;
}

/** The properties that are added where nothing is lost, or no other transaction is in the way. */
function withoutFaults({ config, asks, nodes = {}, faults = {}, gone = {}, replicas = {} }: Setting): ReturnType<typeof replicasEndEqual> {
  if (Object.keys(gone).length > 0) return {};
  const { crash = 0, drop = 0, falseSuspicion = 0 } = faults;
  const isComplete = crash === 0 && drop === 0;
  const isInTime = isComplete && falseSuspicion === 0 && config.deadlineMs === undefined && config.leaseMs === undefined;
  const isUsual = ({ running }: Partial<ScenarioNode<Transactions>>) => running === undefined || running.titles.length === 0;
  const areUsual = Object.keys(replicas).length === 0 && Object.values(nodes).every(isUsual);
  const isAlone = Object.values(asks).flat().length === 1;
  return {
    ...(isComplete && areUsual ? replicasEndEqual(config) : {}),
    ...(isAlone && areUsual ? nobodyIsTurnedAway : {}),
    ...(isAlone && isInTime ? nobodyAborts : {}),
  };
}

/** Three nodes, each of which has one replica of each item and manages each transaction. */
export const THREE: Config = { identifiers: 12, degree: 3, managers: 3, members: [0, 4, 8] };

/** Each item has one replica, so that a transaction is one vote and the consensus on it. */
export const ONE_VOTE: Config = { ...THREE, degree: 1 };

/** One manager, which does not crash: the commit is atomic by itself, and what is left is validation and locking. */
export const ONE_MANAGER: Config = { ...THREE, managers: 1 };

export const STEADY: Partial<ScenarioNode<Transactions>> = { neverCrashes: true };

/** Its failure detector makes no mistakes. */
export const RIGHT: Partial<ScenarioNode<Transactions>> = { falselySuspects: [] };

/** The first transaction of the node, which writes or reads these items. */
export function followed(config: Config, node: NodeId, keys: readonly Identifier[]): Followed {
  const { identifiers, degree, managers, members } = config;
  const owner = (place: Identifier) => members.find((member) => member >= place) ?? members[0];
  return {
    id: `${node}.1`,
    items: keys.map((key) => replicaPlaces(placement(identifiers, degree), key).map((place) => `${key}@${place}`)),
    managers: replicaPlaces(placement(identifiers, managers), node).map(owner),
  };
}

function requestOf(name: string, { type, reads = [], writes = [], ...ask }: Ask): Request {
  const write = (key: Identifier) => ({ key, value: `of ${name}` });
  const run = { type: 'run', name, reads, writes: writes.map(write) } as const;
  if (type === 'run') return 'pessimistic' in ask ? { ...run, pessimistic: true } : run;
  const version = 'version' in ask ? (ask.version ?? 0) : 0;
  const log = {
    reads: reads.map((key) => ({ key, version, value: null })),
    writes: writes.map((key): Written => ({ ...write(key), version })),
  };
  return { type, name, log };
}
