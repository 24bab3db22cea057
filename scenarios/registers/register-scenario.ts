/** How the scenarios of the reducer are put together: registers on epochs, on hints of a ring, and what must hold of them. */
import type { Message as EpochsMessage } from '../../impl/epochs/messages.ts';
import { foundedBy, type Role, withRole } from '../../impl/epochs/role.ts';
import type { Config as EpochsConfig } from '../../impl/epochs/state.ts';
import type { Event, NodeId } from '../../impl/kernel/protocol.ts';
import { ascending } from '../../impl/kernel/sorted-set.ts';
import { placement } from '../../impl/places/placement.ts';
import type { Config } from '../../impl/registers/state.ts';
import { registersOnEpochs } from '../../impl/stack/registers-on-epochs.ts';
import { type ProtocolScenario, type Scenario, type ScenarioNode, type ScenarioRequest, scenario } from '../../model-check/scenario.ts';
import { type Inherited, onHints } from '../epochs/ring-hints.ts';
import { byReplicas, inTheEnd, KEY, onEachSide, type RegisterProperties, toClients, whereNodesGiveUp } from './kept.ts';
import { type Observations, type Observed, observations, type RegistersOnHints } from './observed.ts';

export interface RegisterScenario
  extends Pick<ProtocolScenario<RegistersOnHints, Observations>, 'teaches' | 'cost' | 'expect' | 'requests'>,
    Partial<Pick<ProtocolScenario<RegistersOnHints, Observations>, 'faults' | 'partitions' | 'network'>> {
  /** Below `registers/`. */
  readonly instance: string;
  /** By place, the node that carries it in the beginning. */
  readonly founders: readonly NodeId[];
  /** Nodes that carry nothing in the beginning, besides those that inherit. */
  readonly others?: readonly NodeId[];
  /** Was place 0 taken over by node 1 before, and `old` written? Only nodes 1 and 2 know, and only node 1 has it. Left out: no. */
  readonly isReplaced?: true;
  /** By node: the places that are its own when it suspects another one. */
  readonly inherits?: Readonly<Record<NodeId, readonly Inherited[]>>;
  /** Does the ring want places to go back when suspicions end? Left out: it does not. */
  readonly returns?: true;
  /** How often an operation is sent again; left out: for ever. */
  readonly giveUpAfter?: number;
  /** A node whose client waits may crash, and the operation with it. */
  readonly clientsCrash?: true;
  /** Do the epochs send each message once, and renew no seal? Left out: no. */
  readonly epochsSendOnce?: true;
  /** Do operations send again what was not answered? Left out: yes. */
  readonly isImpatient?: true;
  readonly neverCrash?: readonly NodeId[];
  readonly properties: RegisterProperties;
}

const protocol = onHints(registersOnEpochs);

export function registerScenario(given: RegisterScenario): Scenario {
  const { founders, others = [], inherits = {}, network = 'fifo', teaches, cost, expect, requests, faults, partitions } = given;
  const ids = ascending([...founders, ...others, ...Object.keys(inherits).map(Number)]);
  const options = { expect, requests, faults, partitions };
  return scenario<RegistersOnHints, Observations>({
    name: `registers/${given.instance}`,
    teaches,
    cost,
    protocol,
    nodes: ids.map((id) => nodeOf(given, id)),
    network,
    slowTimers: true,
    history: given.isReplaced === true ? { ...observations, initial: [written] } : observations,
    properties: { ...kept(given), ...given.properties },
    ...Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)),
  });
}

function nodeOf(given: RegisterScenario, id: NodeId): ScenarioNode<RegistersOnHints> {
  const { founders, inherits = {}, giveUpAfter, isImpatient, neverCrash = [] } = given;
  const epochs: EpochsConfig = {
    placed: placement(founders.length, founders.length),
    founding: [{ from: 0, to: 1, nodes: founders }],
    ...(isImpatient === true || given.epochsSendOnce === true ? {} : { retryMs: 100, renewMs: 1000 }),
  };
  const registers: Config = {
    degree: founders.length,
    ...(isImpatient === true ? {} : { retryMs: 100 }),
    ...(giveUpAfter === undefined ? {} : { giveUpAfter }),
  };
  const config: RegistersOnHints['config'] = {
    lower: { inherits: inherits[id] ?? [], returns: given.returns === true },
    upper: { lower: epochs, upper: registers },
  };
  const begun = protocol.step(protocol.init(id, config).state, { type: 'start' });
  const past = given.isReplaced === true ? pastOf(id, founders) : [];
  return {
    id,
    config,
    running: past.reduce((state, event) => protocol.step(state, event).state, begun.state),
    monitored: begun.effects.flatMap((effect) => (effect.type === 'monitor' ? [effect.node] : [])),
    ...(neverCrash.includes(id) ? { neverCrashes: true } : {}),
  };
}

/** A write that was acknowledged before the scenario begins, by node 9. */
const OLD = { version: { counter: 1, writer: 9, boot: 1 }, value: 'old' } as const;

/** The past of a node if node 1 has taken place 0 over: it has heard of epoch 1, and has the old value. */
function pastOf(id: NodeId, founders: readonly NodeId[]): readonly Event<RegistersOnHints>[] {
  const role: Role = { since: 1, round: 1, node: 1 };
  const known = { from: 0, to: 1, epoch: 1, configuration: withRole(foundedBy(founders), 0, role) };
  const item = { class: 0, key: KEY, ...OLD };
  const toEpochs = (inner: EpochsMessage) => ({ type: 'upper', inner: { type: 'lower', inner } }) as const;
  if (id === 2) return [{ type: 'receive', from: 1, message: toEpochs({ type: 'installed', ...known }) }];
  if (id !== 1) return [];
  const gift = { place: 0, role, ...known, promised: null, accepted: null, hops: 1 };
  const write = { type: 'write', operation: { boot: 1, number: 1 }, place: 1, epoch: 1, ...item } as const;
  return [
    { type: 'receive', from: 1, message: toEpochs({ type: 'handOver', gift, items: [item] }) },
    { type: 'receive', from: 9, message: { type: 'upper', inner: { type: 'upper', inner: write } } },
  ];
}

const written: Observed = {
  name: 'before',
  kind: 'put',
  key: Number(KEY),
  value: OLD.value,
  done: true,
  after: [],
  version: OLD.version,
  gaveUp: 'no',
};

/** The properties that are checked besides those of the scenario. */
function kept({ partitions, giveUpAfter, isImpatient, clientsCrash }: RegisterScenario): RegisterProperties {
  const mayWaitForEver = isImpatient === true || clientsCrash === true || giveUpAfter !== undefined;
  return {
    ...toClients,
    ...byReplicas,
    ...(partitions === undefined ? {} : onEachSide),
    ...(mayWaitForEver ? {} : inTheEnd),
    ...(giveUpAfter === undefined ? {} : whereNodesGiveUp),
  };
}

export function put(at: NodeId, ticket: number, value: string | null): ScenarioRequest<RegistersOnHints> {
  return { at, request: { type: 'upper', inner: { type: 'upper', inner: { type: 'put', ticket, class: 0, key: KEY, value } } } };
}

export function get(at: NodeId, ticket: number): ScenarioRequest<RegistersOnHints> {
  return { at, request: { type: 'upper', inner: { type: 'upper', inner: { type: 'get', ticket, class: 0, key: KEY } } } };
}
