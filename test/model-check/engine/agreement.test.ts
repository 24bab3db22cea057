import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type NodeId, next, send } from '../../../impl/kernel/protocol.ts';
import { withModel } from '../../../model-check/drivers/model.ts';
import { Explorer } from '../../../model-check/engine/search/explorer.ts';
import type { System } from '../../../model-check/engine/system/system.ts';
import { specSystem } from '../../../model-check/machine/spec-system.ts';
import { type Scenario, scenario } from '../../../model-check/scenario.ts';
import { allScenarios } from '../../../scenarios/all.ts';
import { put } from '../../../spec/kernel/record.ts';
import { ascending } from '../../../spec/kernel/sorted-set.ts';
import { type ActionDef, action, type Spec } from '../../../spec/kernel/spec.ts';
import { runs } from '../../setup/breadth.ts';
import { type Counts, searchNaively } from '../naive.ts';

function explore<S>(system: System<S>, seed = 1): Counts {
  const explorer = new Explorer(system, {}, {}, seed);
  while (explorer.advance(100));
  return { distinct: explorer.distinct, generated: explorer.generated, depth: explorer.depth };
}

interface Cells {
  readonly cells: Readonly<Record<string, number>>;
  readonly turn: number;
  readonly seen: readonly number[];
}

/** A rule: when the cell `of` holds `is`, the cell `to` becomes `becomes`, in one of several manners of writing it. */
const rule = fc.record({
  of: fc.constantFrom('a', 'b', 'c'),
  is: fc.integer({ min: 0, max: 2 }),
  to: fc.constantFrom('a', 'b', 'c'),
  becomes: fc.integer({ min: 0, max: 2 }),
  manner: fc.constantFrom('put', 'spread', 'turn', 'set', 'all'),
});

type Rule = typeof rule extends fc.Arbitrary<infer R> ? R : never;

function actionOf({ of, is, to, becomes, manner }: Rule): ActionDef<Cells, number> {
  return action<Cells, number>({
    params: () => [0, 1],
    when: (state, param) => state.cells[of] === is && (manner !== 'turn' || state.turn === param),
    then(state, param) {
      if (manner === 'put') return put(state, 'cells', put(state.cells, to, becomes));
      if (manner === 'spread') return { ...state, cells: { ...state.cells, [to]: becomes } };
      if (manner === 'turn') return put(put(state, 'turn', 1 - state.turn), 'cells', put(state.cells, to, becomes));
      if (manner === 'set') return put(state, 'seen', ascending([...state.seen, becomes + param]));
      const sum = Object.values(state.cells).reduce((a, b) => a + b, 0);
      return { seen: state.seen, turn: sum % 2, cells: { a: becomes, b: state.cells.a, c: state.cells.b } };
    },
  });
}

interface Rumour {
  readonly config: { readonly peers: readonly NodeId[] };
  readonly state: { readonly peers: readonly NodeId[]; readonly heard: number };
  readonly message: 'psst';
  readonly request: 'tell';
  readonly timer: 'shout';
  readonly output: never;
  readonly durable: never;
}

/** A node that is asked to, or hears the rumour for the first time, tells all others, some of them twice. */
const rumour = scenario<Rumour>({
  name: 'test/rumour',
  teaches: 'Nothing.',
  protocol: {
    name: 'rumour',
    init: (_, { peers }) => next<Rumour>({ peers, heard: 0 }),
    step(state, event) {
      if (event.type === 'start' || state.heard === 2) return next<Rumour>(state);
      const effects = [...state.peers, ...state.peers.slice(0, 1)].map((peer) => send(peer, 'psst' as const));
      return next<Rumour>({ ...state, heard: state.heard + 1 }, ...(state.heard === 0 ? effects : []));
    },
  },
  nodes: [1, 2, 3].map((id) => ({ id, config: { peers: [1, 2, 3].filter((peer) => peer !== id) } })),
  requests: [{ at: 1, request: 'tell' }],
  network: 'unordered',
  properties: {},
  cost: 'fast',
});

/** In states: what the plainest search explores at most, and below which it explores every scenario. */
const [MOST, FEW] = [runs({ all: 3_000, few: 1_500 }), 100];

/** A constraint belongs to a check and not to its system, so neither search knows it. */
function isWhole(scenario: Scenario): boolean {
  return scenario.constraint === undefined && scenario.actionConstraint === undefined;
}

/** All scenarios with few states and, for each aspect, the smallest scenario that has it. */
function chosen(scenarios: readonly Scenario[]): readonly Scenario[] {
  const ascending = scenarios
    .filter((each) => isWhole(each) && !('symmetric' in each) && each.cost === 'fast' && statesOf(each) <= MOST)
    .sort((a, b) => statesOf(a) - statesOf(b));
  const met = new Set<string>();
  return ascending.filter((each) => {
    const unmet = aspectsOf(each).filter((aspect) => !met.has(aspect));
    for (const aspect of unmet) met.add(aspect);
    return unmet.length > 0 || statesOf(each) <= FEW;
  });
}

/** Infinite where no number is known. */
function statesOf({ expect }: Scenario): number {
  return expect?.verdict === 'holds' ? expect.distinct : Number.POSITIVE_INFINITY;
}

/** The aspects that tell this scenario from others: spec or protocol, network, faults, settings, and what its nodes begin with. */
function aspectsOf(scenario: Scenario): readonly string[] {
  if ('spec' in scenario) return [`spec ${scenario.spec.name}`];
  const { protocol, network, nodes, faults = {}, partitions, slowTimers, longPartitions, absent, unreachable } = scenario;
  const settings = [partitions, slowTimers, longPartitions, absent, unreachable].map((setting) => setting !== undefined);
  const beginnings = ['timers', 'monitored', 'suspected', 'neverCrashes', 'falselySuspects'].filter((field) =>
    nodes.some((node) => field in node),
  );
  return [
    `protocol ${protocol.name}`,
    `${network} ${Object.keys(faults).sort()} ${settings}`,
    ...beginnings.map((beginning) => `${network} ${beginning}`),
  ];
}

/**
 * Each search gets a model of its own. That of the plain search runs each step of a reducer once, that of the engine as a
 * check does.
 */
async function compare(scenario: Scenario): Promise<void> {
  const { distinct, generated, depth } = await withModel(scenario, ({ system }) => searchNaively(system), 'each step once');
  await withModel(scenario, ({ system }) => expect(explore(system)).toEqual({ distinct, generated, depth }));
}

describe('the engine finds what the plainest search finds', () => {
  test('in random specs, however their actions are written', () => {
    fc.assert(
      fc.property(fc.array(rule, { minLength: 1, maxLength: 6 }), fc.integer(), (rules, seed) => {
        const spec: Spec<Cells> = {
          name: 'random',
          init: [
            { cells: { a: 0, b: 1, c: 2 }, turn: 0, seen: [] },
            { cells: { a: 1, b: 1, c: 0 }, turn: 1, seen: [] },
          ],
          actions: Object.fromEntries(rules.map((each, i) => [`rule${i}`, actionOf(each)])),
          properties: {},
        };
        const { distinct, generated, depth } = searchNaively(specSystem(spec));
        expect(explore(specSystem(spec), seed)).toEqual({ distinct, generated, depth });
        expect(explore(specSystem(spec, { whole: new Set(['cells']) }), seed)).toEqual({ distinct, generated, depth });
      }),
      { numRuns: runs({ all: 60, few: 20 }) },
    );
  });

  const small = chosen(allScenarios);
  test.each(small.map((each) => [each.name, each] as const))('in %s', async (_, scenario) => {
    await compare(scenario);
  });

  test('in a spec whose actions meet new cases all the time, beyond what is remembered', () => {
    const size = 26;
    type Grid = { readonly x: number; readonly y: number; readonly z: number };
    const along = (axis: keyof Grid) =>
      action<Grid>({
        when: (state) => state[axis] < size - 1 + Math.min(state.x, state.y, state.z, 0),
        then: (state) => ({ ...state, [axis]: state[axis] + 1 }),
      });
    const grid: Spec<Grid> = {
      name: 'grid',
      init: [{ x: 0, y: 0, z: 0 }],
      actions: { X: along('x'), Y: along('y'), Z: along('z') },
      properties: {},
    };
    expect(explore(specSystem(grid))).toEqual({
      distinct: size ** 3,
      generated: 1 + 3 * size ** 2 * (size - 1),
      depth: 1 + 3 * (size - 1),
    });
  });

  test('in a state with very many successors', () => {
    const wide: Spec<{ readonly at: number }> = {
      name: 'wide',
      init: [{ at: 0 }],
      actions: {
        Go: action<{ readonly at: number }, number>({
          params: () => Array.from({ length: 500 }, (_, i) => i),
          when: ({ at }) => at === 0,
          then: (_, at) => ({ at }),
        }),
      },
      properties: {},
    };
    expect(explore(specSystem(wide))).toEqual({ distinct: 500, generated: 501, depth: 2 });
  });

  test.each([
    ['unordered', { drop: 1, duplicate: 1, crash: 1 }],
    // A set holds a message once, and a growing one keeps what it holds.
    ['set', { drop: 1, crash: 1 }],
    ['growing-set', {}],
    ['fifo', { drop: 1, duplicate: 1, crash: 1 }],
  ] as const)('on a network that is %s, with the faults %j', async (network, faults) => {
    const scenario = { ...rumour, network, faults };
    await compare(scenario);
  });

  test.each(['unordered', 'set', 'growing-set', 'fifo'] as const)(
    'on a network that is %s, and is partitioned and heals',
    async (network) => {
      const partitions = [[[1]], [[1], [2]]];
      const nodes = rumour.nodes.map((node) => ({ ...node, running: { ...node.config, heard: 0 }, monitored: node.id === 2 ? [1] : [] }));
      const scenario = { ...rumour, network, nodes, partitions, faults: { partition: 1 } };
      await compare(scenario);
    },
  );

  test.each(['unordered', 'set', 'growing-set', 'fifo'] as const)(
    'on a network that is %s, with long partitions and slow timers',
    async (network) => {
      const nodes = rumour.nodes.map((node) => {
        const running = { ...node.config, heard: 0 };
        return { ...node, running, timers: node.id === 3 ? (['shout'] as const) : [], monitored: node.id === 2 ? [1] : [] };
      });
      const slow = { partitions: [[[1]]], faults: { partition: 1 }, slowTimers: true, longPartitions: true } as const;
      const scenario = { ...rumour, network, nodes, ...slow };
      await compare(scenario);
    },
  );

  test('whatever seed draws the fingerprints', async () => {
    const [scenario] = small;
    await withModel(scenario, ({ system }) => expect(explore(system, 42)).toEqual(explore(system, 7)));
  });
});
