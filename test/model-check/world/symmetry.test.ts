import { describe, expect, test } from 'vitest';
import { type NodeId, next, type Protocol, send } from '../../../impl/kernel/protocol.ts';
import { ascending } from '../../../impl/kernel/sorted-set.ts';
import { check } from '../../../model-check/drivers/check.ts';
import { withModel } from '../../../model-check/drivers/model.ts';
import { Explorer } from '../../../model-check/engine/search/explorer.ts';
import type { System } from '../../../model-check/engine/system/system.ts';
import { type ProtocolScenario, type Rename, type Scenario, scenario } from '../../../model-check/scenario.ts';
import { allScenarios } from '../../../scenarios/all.ts';
import { always, reachable } from '../../../spec/kernel/spec.ts';
import { countOrbits, searchNaively } from '../naive.ts';

interface Greetings {
  readonly config: { readonly host: NodeId };
  readonly state: { readonly host: NodeId; readonly heard: readonly NodeId[] };
  readonly message: { readonly type: 'hello' | 'welcome'; readonly guest: NodeId };
  readonly request: { readonly greet: NodeId };
  readonly timer: { readonly guest: NodeId };
  readonly output: { readonly of: NodeId };
  readonly durable: { readonly heard: readonly NodeId[] };
}

const HOST = 5;
const GUESTS = [1, 3, 8];

/** Guests greet their host, who watches them, notes them on disk and, when it finds the time, welcomes them. */
const greetings: Protocol<Greetings> = {
  name: 'greetings',
  init: (_, { host }, durable) => next<Greetings>({ host, heard: durable?.heard ?? [] }),
  step(state, event) {
    if (event.type === 'request') return next<Greetings>(state, send(state.host, { type: 'hello', guest: event.request.greet } as const));
    if (event.type === 'timeout')
      return next<Greetings>(state, send(event.timer.guest, { type: 'welcome', guest: event.timer.guest } as const));
    if (event.type !== 'receive' || event.message.type === 'welcome' || state.heard.includes(event.message.guest))
      return next<Greetings>(state);
    const { guest } = event.message;
    const heard = ascending([...state.heard, guest]);
    return next<Greetings>(
      { ...state, heard },
      { type: 'monitor', node: guest },
      { type: 'persist', record: { heard } },
      { type: 'setTimer', timer: { guest }, afterMs: 10 },
      { type: 'indicate', output: { of: guest } },
    );
  },
};

const renamedIds = (ids: readonly NodeId[], of: Rename) => ascending(ids.map(of));

function party(more: Partial<ProtocolScenario<Greetings, readonly NodeId[]>>): ProtocolScenario<Greetings, readonly NodeId[]> {
  const ids = ascending([...GUESTS, HOST]);
  return scenario<Greetings, readonly NodeId[]>({
    name: 'test/party',
    teaches: 'Nothing.',
    protocol: greetings,
    nodes: ids.map((id) => ({
      id,
      config: { host: HOST },
      running: { host: HOST, heard: [] },
      ...(id === HOST ? { neverCrashes: true as const } : { monitored: [HOST] }),
    })),
    requests: GUESTS.map((id) => ({ at: id, request: { greet: id } })),
    network: 'unordered',
    history: {
      initial: [],
      after: (told, event) => (event.type === 'output' ? ascending([...told, event.output.of]) : told),
    },
    symmetric: {
      nodes: [GUESTS],
      state: (state, of) => ({ host: of(state.host), heard: renamedIds(state.heard, of) }),
      message: (message, of) => ({ ...message, guest: of(message.guest) }),
      timer: ({ guest }, of) => ({ guest: of(guest) }),
      request: ({ greet }, of) => ({ greet: of(greet) }),
      durable: ({ heard }, of) => ({ heard: renamedIds(heard, of) }),
      history: renamedIds,
    },
    properties: { allAreHeard: reachable(({ history }) => history.length === GUESTS.length) },
    cost: 'fast',
    ...more,
  });
}

/** Explored with one state of each orbit, and by the plainest search. */
async function compare(scenario: Scenario): Promise<void> {
  const { states, depth } = await withModel(scenario, ({ system }) => searchNaively(system), 'each step once');
  await withModel(scenario, ({ system, properties }) => {
    const explorer = new Explorer(system, properties, {}, 1);
    while (explorer.advance(100));
    expect({ distinct: explorer.distinct, depth: explorer.depth }).toEqual({ distinct: countOrbits(states, generators(system)), depth });
    expect(explorer.distinct).toBeLessThan(states.length);
  });
}

function generators<S>({ symmetry }: System<S>) {
  return symmetry?.generators ?? [];
}

describe('one state of each orbit is explored', () => {
  test.each(['unordered', 'set', 'growing-set', 'fifo'] as const)('on a network that is %s', async (network) => {
    await compare(party({ network }));
  });

  test('and pauses at every third occasion do not change the result', async () => {
    const search = (isDue: () => boolean) =>
      withModel(party({ network: 'set' }), async ({ system, properties }) => {
        const explorer = new Explorer(system, properties, {}, 1);
        while (explorer.advance(100, Number.POSITIVE_INFINITY, isDue));
        const { distinct, generated, depth, judge } = explorer;
        return { distinct, generated, depth, unmet: [...judge.unmet] };
      });
    let asked = 0;
    expect(await search(() => ++asked % 3 === 0)).toEqual(await search(() => false));
    expect(asked).toBeGreaterThan(100);
  });

  const two = { nodes: party({}).nodes.filter(({ id }) => id !== 8), requests: [1, 3].map((id) => ({ at: id, request: { greet: id } })) };
  const symmetric = { ...party({}).symmetric, nodes: [[1, 3]] };

  test('with crashes, restarts, suspicions, drops and duplicates', async () => {
    await compare(party({ ...two, symmetric, properties: {}, faults: { crash: 1, restart: 1, falseSuspicion: 1, drop: 1, duplicate: 1 } }));
  });

  test('where the network is partitioned', async () => {
    await compare(party({ ...two, symmetric, properties: {}, partitions: [[[3]], [[1]], [[HOST]]], faults: { partition: 1 } }));
  });

  test.each([
    'baselines/two-phase-commit/crash/participant/symmetric',
    'transactions/whole/3-replicas/symmetric',
    'replication/quorum/5/put/symmetric',
  ])('in %s', async (name) => {
    const found = allScenarios.find((each) => each.name === name);
    await compare(found ?? party({}));
    expect(found?.name).toBe(name);
  });
});

describe('nodes falsely declared symmetric are an error, not a verdict', () => {
  const all = party({});
  const ofAll = all.symmetric ?? { nodes: [] };

  test.each<[string, Partial<ProtocolScenario<Greetings, readonly NodeId[]>>, RegExp]>([
    [
      'a node that is none',
      { symmetric: { ...ofAll, nodes: [[1, 2]] } },
      /symmetric.nodes: node 2 is listed, and there is no such node; the nodes are 1, 3, 5, 8/,
    ],
    [
      'another request',
      { requests: [{ at: 1, request: { greet: 1 } }] },
      /nodes 1 ↔ 3 are not symmetric: node 1 gets a request, and node 3 no corresponding one/,
    ],
    [
      'another beginning',
      { nodes: all.nodes.map((node) => (node.id === 3 ? { ...node, monitored: [] } : node)) },
      /an initial state becomes one that is not initial/,
    ],
    [
      'one that does not crash',
      { nodes: all.nodes.map((node) => (node.id === 3 ? { ...node, neverCrashes: true as const } : node)), faults: { crash: 1 } },
      /nodes 1 ↔ 3 are not symmetric: under these names, crash does something else/,
    ],
    ['a partition that spares some', { partitions: [[[3]]], faults: { partition: 1 } }, /under these names, partition does something else/],
    [
      'a property about one',
      { properties: { first: always(({ history }) => !history.includes(3)) } },
      /nodes 1 ↔ 3 are not symmetric: under these names, first gives another answer/,
    ],
    [
      'ids that are forgotten in a message',
      { symmetric: { ...ofAll, message: (message) => message } },
      /nodes 1 ↔ 3 are not symmetric: under these names, request \{"greet":\d\} does something else/,
    ],
    [
      'a set that is not ascending',
      { symmetric: { ...ofAll, history: (ids, of) => ids.map(of) } },
      /under these names, .* does something else/,
    ],
  ])('%s', async (_, more, message) => {
    await expect(check(party(more))).rejects.toThrow(message);
  });

  test('a crash between two messages tells their receivers apart', async () => {
    const found = allScenarios.find(({ name }) => name === 'baselines/two-phase-commit/crash/participant/symmetric');
    const sinks = {
      ...found,
      nodes: 'protocol' in (found ?? {}) ? (found as ProtocolScenario<never>).nodes.map(({ neverCrashes: _, ...node }) => node) : [],
    };
    await expect(check(sinks as Scenario)).rejects.toThrow(
      /nodes 1 ↔ 2 are not symmetric: under these names, request begin does something else/,
    );
  });
});
