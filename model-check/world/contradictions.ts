/** Refuses scenarios that contradict themselves, or say something without a meaning, each with one sentence. */

import type { NodeId, ProtocolTypes } from '../../impl/kernel/protocol.ts';
import { refusal } from '../edge/shape.ts';
import { listed } from '../edge/shown.ts';
import type { Faults, Network, ProtocolScenario, ScenarioNode } from '../scenario.ts';
import { completed } from './partitions.ts';
import type { Groups } from './world.ts';

/** Throws `ModelError` when `scenario` contradicts itself. */
export function refuseContradictions<X extends ProtocolTypes, H>(scenario: ProtocolScenario<X, H>): void {
  const { nodes, absent = [], requests = [], unreachable = [], partitions = [], faults = {}, network, inFlight = [] } = scenario;
  const ids = nodes.map(({ id }) => id);
  for (const [i, id] of ids.entries()) {
    if (ids.indexOf(id) === i) continue;
    throw refusal(`nodes[${i}].id`, `${id} again`, { expected: 'an id that no other node has', remedy: 'give each node an id of its own' });
  }
  for (const [i, node] of nodes.entries()) refuseInNode(`nodes[${i}]`, node, ids, faults);
  const present = absent.findIndex((id) => ids.includes(id));
  if (present >= 0)
    throw refusal(`absent[${present}]`, `node ${absent[present]}`, {
      expected: 'ids that no node of the scenario has',
      remedy: 'leave it out',
    });
  for (const [i, { from, to }] of inFlight.entries()) refuseStrangers(`inFlight[${i}]`, [from, to], [...ids, ...absent]);
  if (scenario.ignoresIdleDeliveries === true && network === 'fifo') {
    const expected = 'no such rule on a network that is fifo, where it would block a queue';
    throw refusal('ignoresIdleDeliveries', 'true', { expected, remedy: 'leave it out' });
  }
  if (scenario.defers !== undefined && scenario.slowTimers === true) {
    const expected = 'none beside slowTimers, as no timer would run out while a message is deferred';
    throw refusal('defers', 'a function', { expected, remedy: 'leave out slowTimers' });
  }
  for (const [i, { at }] of requests.entries()) refuseStrangers(`requests[${i}].at`, [at], ids);
  for (const [i, pair] of unreachable.entries()) refuseStrangers(`unreachable[${i}]`, pair, ids);
  for (const [i, split] of partitions.entries()) refuseSplit(`partitions[${i}]`, split, ids);
  refuseIdlePartitions(scenario);
  refuseIdleDetection(scenario);
  refuseIdleFaults(network, faults);
  refuseFaultsOfNobody(nodes, faults);
}

function refuseInNode<X extends ProtocolTypes>(at: string, node: ScenarioNode<X>, ids: readonly NodeId[], faults: Faults): void {
  const { running, timers, monitored, suspected, falselySuspects } = node;
  if (running === undefined)
    for (const [field, value] of Object.entries({ timers, monitored, suspected })) {
      if (value === undefined) continue;
      const expected = 'a running node, as only a running node has them in the beginning';
      throw refusal(`${at}.${field}`, 'a node without `running`', { expected, remedy: `add \`running\`, or leave ${field} out` });
    }
  refuseStrangers(`${at}.falselySuspects`, falselySuspects ?? [], ids);
  if (falselySuspects !== undefined && falselySuspects.length > 0 && (faults.falseSuspicion ?? 0) === 0) {
    const expected = 'an empty list without faults.falseSuspicion, as no detector suspects falsely then';
    throw refusal(`${at}.falselySuspects`, listed(falselySuspects.map(String)), {
      expected,
      remedy: 'say how often in faults, or leave it out',
    });
  }
}

function refuseStrangers(at: string, mentioned: readonly NodeId[], ids: readonly NodeId[]): void {
  const stranger = mentioned.find((id) => !ids.includes(id));
  if (stranger === undefined) return;
  const expected = `one of the nodes ${listed(ids.map(String))}`;
  throw refusal(at, String(stranger), { expected, remedy: 'name a node of the scenario, or add this one to its nodes' });
}

function refuseSplit(at: string, split: Groups, ids: readonly NodeId[]): void {
  const mentioned = split.flat();
  refuseStrangers(at, mentioned, ids);
  const twice = mentioned.find((id, i) => mentioned.indexOf(id) < i);
  if (twice !== undefined) throw refusal(at, `node ${twice} twice`, { expected: 'each node once at most', remedy: 'list it in one group' });
  if (completed(split, ids).length > 1) return;
  throw refusal(at, JSON.stringify(split), {
    expected: 'groups that separate some nodes from others',
    remedy: 'list two groups, or some nodes but not all',
  });
}

/** A partition needs both: the groups, and how often. */
function refuseIdlePartitions({
  partitions = [],
  faults = {},
  longPartitions,
}: Pick<ProtocolScenario<ProtocolTypes>, 'partitions' | 'faults' | 'longPartitions'>): void {
  const often = faults.partition ?? 0;
  if (partitions.length > 0 && often === 0)
    throw refusal('partitions', 'no faults.partition', {
      expected: 'how often a partition may come',
      remedy: 'add faults: { partition: 1 }',
    });
  if (partitions.length === 0 && often > 0)
    throw refusal('faults.partition', 'no partitions', {
      expected: 'the groups into which the network may fall',
      remedy: 'add partitions: [[[1, 2], [3]]]',
    });
  if (longPartitions === true && partitions.length === 0)
    throw refusal('longPartitions', 'no partitions', {
      expected: 'partitions that may be long',
      remedy: 'add partitions, or leave it out',
    });
}

function refuseIdleDetection({ detectsRestarts, faults = {} }: Pick<ProtocolScenario<ProtocolTypes>, 'detectsRestarts' | 'faults'>): void {
  if (detectsRestarts === true && (faults.restart ?? 0) === 0)
    throw refusal('detectsRestarts', 'no faults.restart', {
      expected: 'how often a node may restart',
      remedy: 'add faults: { restart: 1 }, or leave it out',
    });
}

/** Refuses faults that would change nothing but their own count. */
function refuseIdleFaults(network: Network, { drop = 0, duplicate = 0 }: Faults): void {
  const expected = `no such fault on a network that is ${network}`;
  if (drop > 0 && network === 'growing-set')
    throw refusal('faults.drop', String(drop), {
      expected,
      remedy: 'leave it out: no message is ever removed there, and one that is never delivered is as good as lost',
    });
  if (duplicate > 0 && network === 'growing-set')
    throw refusal('faults.duplicate', String(duplicate), {
      expected,
      remedy: 'leave it out: each message may be delivered again and again there',
    });
  if (duplicate > 0 && (network === 'set' || network === 'duplicating'))
    throw refusal('faults.duplicate', String(duplicate), {
      expected,
      remedy: 'choose unordered or fifo: a set holds a message once, so a copy of one that is in flight vanishes',
    });
}

/** Refuses more faults than any behaviour could have. */
function refuseFaultsOfNobody<X extends ProtocolTypes>(nodes: readonly ScenarioNode<X>[], faults: Faults): void {
  const { crash = 0, restart = 0, falseSuspicion = 0 } = faults;
  const mortal = nodes.filter(({ neverCrashes }) => neverCrashes !== true).length;
  // A node that restarts may crash once more.
  const most = mortal === 0 ? 0 : mortal + restart;
  if (crash > most)
    throw refusal('faults.crash', String(crash), {
      expected: `at most ${most}, as ${mortal} of the ${nodes.length} nodes may crash, and ${restart} may restart`,
      remedy: mortal === 0 ? 'leave it out, or leave neverCrashes out of a node' : `write ${most}`,
    });
  if (falseSuspicion > 0 && nodes.every(({ falselySuspects }) => falselySuspects?.length === 0))
    throw refusal('faults.falseSuspicion', String(falseSuspicion), {
      expected: 'none, as no detector may suspect falsely',
      remedy: 'leave it out, or list nodes in some falselySuspects',
    });
}
