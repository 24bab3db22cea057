import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type NodeId, next, type Protocol, send } from '../../../impl/kernel/protocol.ts';
import { check } from '../../../model-check/drivers/check.ts';
import { withModel } from '../../../model-check/drivers/model.ts';
import { readerOf } from '../../../model-check/engine/system/walk.ts';
import { type Network, type ProtocolScenario, scenario } from '../../../model-check/scenario.ts';
import type { World } from '../../../model-check/world/world.ts';
import { always, type Property, reachable, recoverable, step } from '../../../spec/kernel/spec.ts';
import { runs } from '../../setup/breadth.ts';
import { searchNaively } from '../naive.ts';

/** Two nodes that count: each word is answered until the counter is full. */
interface Count {
  readonly config: { readonly to: NodeId };
  readonly state: { readonly to: NodeId; readonly count: number };
  readonly message: 'up' | 'top';
  readonly request: 'begin';
  readonly timer: 'slow';
  readonly output: never;
  readonly durable: never;
}

const counting: Protocol<Count> = {
  name: 'counting',
  init: (_, { to }) => next<Count>({ to, count: 0 }),
  step(state, event) {
    if (event.type === 'request') return next<Count>(state, send(state.to, 'up' as const), { type: 'setTimer', timer: 'slow', afterMs: 1 });
    if (event.type === 'timeout') return next<Count>({ ...state, count: state.count + 1 }, send(state.to, 'up' as const));
    if (event.type !== 'receive' || state.count >= 3) return next<Count>(state);
    const count = state.count + 1;
    return next<Count>({ ...state, count }, send(state.to, count === 2 ? ('top' as const) : ('up' as const)));
  },
};

function counters(network: Network, properties: ProtocolScenario<Count>['properties']): ProtocolScenario<Count> {
  return scenario<Count>({
    name: 'test/counters',
    teaches: 'Nothing.',
    protocol: counting,
    nodes: [
      { id: 1, config: { to: 2 }, running: { to: 2, count: 0 } },
      { id: 2, config: { to: 1 }, running: { to: 1, count: 0 } },
    ],
    requests: [
      { at: 1, request: 'begin' },
      { at: 2, request: 'begin' },
    ],
    network,
    // Where messages are never removed, none can be dropped.
    faults: network === 'growing-set' ? {} : { drop: 1 },
    properties,
    cost: 'fast',
  });
}

type Condition = (world: World<Count>) => boolean;

const sum = ({ nodes }: World<Count>) => nodes.reduce((all, { state }) => all + state.count, 0);

/** Conditions that look at the nodes, and then, or first, or only sometimes, at what is in flight. */
const condition: fc.Arbitrary<Condition> = fc
  .record({ total: fc.integer({ min: 0, max: 7 }), many: fc.integer({ min: 0, max: 3 }), kind: fc.integer({ min: 0, max: 5 }) })
  .map(
    ({ total, many, kind }): Condition =>
      [
        (world: World<Count>) => sum(world) === total && world.quiet,
        (world: World<Count>) => sum(world) === total && world.messages.length === many,
        (world: World<Count>) => world.messages.length === many && sum(world) === total,
        (world: World<Count>) => world.quiet && sum(world) === total,
        (world: World<Count>) => sum(world) === total && (world.quiet || world.messages.some(({ message }) => message === 'top')),
        (world: World<Count>) => world.nodes[0].state.count === many && !world.quiet,
      ][kind],
  );

/** The reachable worlds, and by world the numbers of those after it, as the plainest search finds them. */
async function searched(network: Network) {
  return withModel(counters(network, {}), ({ system }) => {
    const { states, successors } = searchNaively(system);
    return { worlds: states.map((state) => system.view(readerOf(system, state)) as World<Count>), successors };
  });
}

/** Where `holds` holds, by that search: anywhere, within reach of every world, and after a world in which it does not. */
function naively({ worlds, successors }: Awaited<ReturnType<typeof searched>>, holds: Condition) {
  const here = worlds.map(holds);
  const can = [...here];
  for (let changed = true; changed; ) {
    changed = false;
    successors.forEach((after, at) => {
      if (can[at] || !after.some((target) => can[target])) return;
      can[at] = changed = true;
    });
  }
  const becomesTrue = successors.some((after, at) => after.some((target) => target !== at && !here[at] && here[target]));
  return { somewhere: here.includes(true), fromEverywhere: !can.includes(false), becomesTrue };
}

async function verdictOn(network: Network, property: Property<World<Count>>, others: readonly Property<World<Count>>[]): Promise<string> {
  const properties = Object.fromEntries([property, ...others].map((each, i) => [`p${i}`, each]));
  const { verdict } = await check(counters(network, properties));
  return verdict;
}

describe('what is in flight counts in judgements as all else does', () => {
  test.each(['unordered', 'fifo', 'set', 'growing-set'] as const)('on a network that is %s', async (network) => {
    const all = await searched(network);
    await fc.assert(
      fc.asyncProperty(condition, condition, async (one, two) => {
        const [first, second] = [naively(all, one), naively(all, two)];
        const never = always<World<Count>>((world) => !one(world));
        const seen = reachable<World<Count>>(one);
        const back = recoverable<World<Count>>(one);
        const becomes = step<World<Count>>((before, after) => one(before) || !one(after));
        const harmless = [always<World<Count>>((world) => two(world) || true), step<World<Count>>((before) => two(before) || true)];
        expect(await verdictOn(network, never, [])).toBe(first.somewhere ? 'violates' : 'holds');
        expect(await verdictOn(network, never, harmless)).toBe(first.somewhere ? 'violates' : 'holds');
        expect(await verdictOn(network, seen, harmless.slice(0, 1))).toBe(first.somewhere ? 'holds' : 'violates');
        expect(await verdictOn(network, back, [])).toBe(first.fromEverywhere ? 'holds' : 'violates');
        expect(await verdictOn(network, back, [recoverable<World<Count>>(two)])).toBe(
          first.fromEverywhere && second.fromEverywhere ? 'holds' : 'violates',
        );
        expect(await verdictOn(network, becomes, [])).toBe(first.becomesTrue ? 'violates' : 'holds');
      }),
      { numRuns: runs({ all: 40, few: 12 }) },
    );
  });
});
