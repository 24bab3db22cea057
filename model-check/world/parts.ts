/** A protocol scenario taken apart: its nodes, the places of a state, and what makes things happen. */

import type { Value } from '../../impl/kernel/plain-data.ts';
import type { NodeId, ProtocolTypes } from '../../impl/kernel/protocol.ts';
import { frozenCopy } from '../engine/system/key-order.ts';
import type { ProtocolScenario, ScenarioNode } from '../scenario.ts';
import { Budget } from './budget.ts';
import { refuseContradictions } from './contradictions.ts';
import { type Post, post } from './network.ts';
import { completed, Partitions } from './partitions.ts';
import { type Audits, checkedReducer } from './reducer.ts';
import { inType } from './type-invariant.ts';
import { Unreachable } from './unreachable.ts';
import { boot, crashed, inTheMiddle, type Reducer } from './world-node.ts';

export interface WorldParts<X extends ProtocolTypes, H> {
  readonly scenario: ProtocolScenario<X, H>;
  readonly reducer: Reducer<X>;
  readonly ids: readonly NodeId[];
  /** The slot of each node. */
  readonly slotOf: ReadonlyMap<NodeId, number>;
  readonly nodeOf: ReadonlyMap<NodeId, ScenarioNode<X>>;
  readonly unreachable: Unreachable;
  readonly budget: Budget;
  /** -1 without a history. */
  readonly historySlot: number;
  readonly partitions: Partitions;
  readonly post: Post<X>;
  /** Names of all slots; those of the network begin at `firstQueue`. */
  readonly slots: readonly string[];
  readonly firstQueue: number;
}

/** Takes `scenario` apart. Throws `ModelError` when it contradicts itself. */
export function partsOf<X extends ProtocolTypes, H>(scenario: ProtocolScenario<X, H>, audits: Audits): WorldParts<X, H> {
  refuseContradictions(scenario);
  const ids = scenario.nodes.map(({ id }) => id);
  const names = ids.map((id) => `node ${id}`);
  const faults = scenario.faults ?? {};
  const budget = new Budget(faults, Budget.isEmpty(faults) ? -1 : names.push('faults') - 1);
  const historySlot = scenario.history === undefined ? -1 : names.push('history') - 1;
  const splits = (scenario.partitions ?? []).map((split) => completed(split, ids));
  const partitions = new Partitions(splits, splits.length === 0 ? -1 : names.push('partition') - 1);
  const network: Post<X> = post(scenario.network, ids, names.length);
  return {
    scenario: { ...scenario, nodes: frozenCopy(scenario.nodes), requests: frozenCopy(scenario.requests ?? []) },
    reducer: checkedReducer(scenario.protocol, [...ids, ...(scenario.absent ?? [])], audits),
    ids,
    slotOf: new Map(ids.map((id, slot) => [id, slot])),
    nodeOf: new Map(scenario.nodes.map((node) => [node.id, node])),
    unreachable: new Unreachable(scenario.unreachable ?? []),
    budget,
    historySlot,
    partitions,
    post: network,
    slots: [...names, ...network.slots],
    firstQueue: names.length,
  };
}

/** The initial state: every node has booted, and the messages of those boots are in flight. */
export function beginning<X extends ProtocolTypes, H>({ scenario, reducer, budget, post, unreachable }: WorldParts<X, H>) {
  const { nodes, requests = [], faults = {}, history, partitions = [], inFlight = [] } = scenario;
  const boots = nodes.map(({ id, config, running, timers, monitored, durable, suspected }) => {
    const booted = boot(reducer, id, config);
    const mine = requests.flatMap(({ at }, number) => (at === id ? [number] : []));
    const onDisk = durable === undefined ? booted.node : { ...booted.node, durable };
    if (running === undefined && durable !== undefined) return { ...booted, node: { ...crashed(onDisk), requests: mine }, sends: [] };
    if (running === undefined) return { ...booted, node: { ...booted.node, requests: mine } };
    inType(scenario.protocol, () => `node ${id}: its state in the beginning`, { state: running });
    // The boot of a member is long over, so none of its messages is in flight.
    return { ...booted, node: { ...inTheMiddle(onDisk, running, timers, monitored, suspected), requests: mine }, sends: [] };
  });
  const mail = post.initially(unreachable.reaching([...inFlight, ...boots.flatMap(({ sends }) => sends)]));
  const extra: Value[] = [];
  if (!Budget.isEmpty(faults)) extra.push(budget.initial);
  if (history !== undefined) extra.push(history.initial);
  if (partitions.length > 0) extra.push(null);
  return { slots: [...boots.map(({ node }) => node), ...extra, ...mail.slots], messages: mail.messages };
}
