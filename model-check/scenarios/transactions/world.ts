/** Worlds of transactions: which nodes there are, what clients ask of them, what goes wrong. */
import type { Identifier } from '../../../impl/identifier-space/interval.ts';
import type { NodeId } from '../../../impl/kernel/protocol.ts';
import { placement, replicaPlaces } from '../../../impl/replication/placement.ts';
import type { Request, Written } from '../../../impl/transactions/messages.ts';
import type { Transactions } from '../../../impl/transactions/protocol.ts';
import { type Config, runningMember, type State } from '../../../impl/transactions/state.ts';
import { transactions } from '../../../impl/transactions/step.ts';
import { type Followed, type Observed, observed, recordOf, type TransactionsWorld } from '../../refinements/transactions.ts';
import { type ProtocolScenario, type Scenario, type ScenarioNode, scenario } from '../../scenario.ts';
import { rest, safety, steadiness } from './promises.ts';

type Given = Partial<Pick<
  ProtocolScenario<Transactions, Observed>,
  'expect' | 'faults' | 'properties' | 'refines' | 'network'
>>;

export interface Setting extends Given {
  readonly name: string;
  readonly teaches: string;
  readonly cost?: 'fast' | 'slow';
  readonly config: Config;
  /** By node: what its client asks. The name of a transaction is that of the first one of its node. */
  readonly asks: Readonly<Record<NodeId, Ask>>;
  /** What is not as it is with other nodes. */
  readonly nodes?: Readonly<Record<NodeId, Partial<ScenarioNode<Transactions>>>>;
  /** Of nodes whose replicas are not blank. */
  readonly replicas?: Readonly<Record<NodeId, State['replicas']>>;
  /** Unless clients may wait for ever. */
  readonly comesToRest?: false;
}

/** `run`: with the phase of reading; `commit`: with versions that are known already. */
export type Ask =
  | { readonly type: 'run'; readonly reads?: readonly Identifier[]; readonly writes?: readonly Identifier[] }
  | { readonly type: 'commit'; readonly reads?: readonly Identifier[]; readonly writes?: readonly Identifier[]; readonly version?: number };

export function world(setting: Setting): Scenario {
  const { config, asks, nodes = {}, replicas = {}, comesToRest, properties, ...given } = setting;
  const ids = config.members;
  return scenario<Transactions, Observed>({
    protocol: transactions,
    nodes: ids.map((id) => ({ id, config, running: runningMember(id, config, replicas[id]), ...nodes[id] })),
    requests: Object.entries(asks).map(([at, ask]) => ({ at: Number(at), request: requestOf(`${at}.1`, ask) })),
    network: 'unordered',
    history: observed,
    properties: { ...safety, ...steadiness(ids), ...(comesToRest === false ? {} : rest), ...properties },
    cost: 'fast',
    ...given,
  });
}

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

export function haveOutcome({ nodes }: TransactionsWorld, id: string, outcome: 'committed' | 'aborted'): boolean {
  return nodes.some((node) => recordOf(node).outcomes[id]?.type === outcome);
}

function requestOf(name: string, { type, reads = [], writes = [], ...ask }: Ask): Request {
  const write = (key: Identifier) => ({ key, value: `of ${name}` });
  if (type === 'run') return { type, name, reads, writes: writes.map(write) };
  const version = 'version' in ask ? (ask.version ?? 0) : 0;
  const log = {
    reads: reads.map((key) => ({ key, version, value: null })),
    writes: writes.map((key): Written => ({ ...write(key), version })),
  };
  return { type, name, log };
}
