/** `init` as a function: whatever asks for the initial states sees those that an array would give. */
import { describe, expect, test } from 'vitest';
import { check } from '../../../model-check/drivers/check.ts';
import { Interactive } from '../../../model-check/drivers/interactive.ts';
import { simulate } from '../../../model-check/drivers/simulate.ts';
import { stateGraph } from '../../../model-check/drivers/state-graph.ts';
import type { Checkpoint } from '../../../model-check/options.ts';
import { type Scenario, scenario } from '../../../model-check/scenario.ts';
import { permutations, records } from '../../../spec/kernel/choices.ts';
import { put } from '../../../spec/kernel/record.ts';
import { action, always, reachable, type Spec } from '../../../spec/kernel/spec.ts';

interface Queue {
  readonly waiting: readonly string[];
  readonly served: number;
}

const PEOPLE = ['a', 'b', 'c'];

function* anyOrder(): Generator<Queue> {
  for (const waiting of permutations(PEOPLE)) yield { waiting, served: 0 };
}

function queue(init: Spec<Queue>['init'], last = 'c'): Spec<Queue> {
  return {
    name: 'queue',
    init,
    actions: {
      serve: action<Queue>({ when: (s) => s.waiting.length > 0, then: (s) => ({ waiting: s.waiting.slice(1), served: s.served + 1 }) }),
    },
    properties: {
      bounded: always((s) => s.waiting.length + s.served === PEOPLE.length),
      servesAll: reachable((s) => s.served === PEOPLE.length),
      isNeverLast: always((s) => s.waiting.length !== 1 || s.waiting[0] !== last, `${last} is not the last one.`),
    },
  };
}

const asFunction = scenario({ spec: queue(anyOrder, 'nobody') });
const asArray = scenario({ spec: queue([...anyOrder()], 'nobody') });

describe('a function of the initial states gives what an array of them does', () => {
  test.each(['reference', 'packed'] as const)('in the %s core', async (core) => {
    const { distinct, generated, depth, fired, verdict } = await check(asFunction, { core });
    // 3! orders, then 3 × 2 tails of two, three of one, and the empty one; each but the last has one step.
    expect([distinct, generated, verdict]).toEqual([6 + 6 + 3 + 1, 6 + 6 + 6 + 3, 'holds']);
    expect(await check(asArray, { core })).toMatchObject({ distinct, generated, depth, fired, verdict });
  });

  test('to a counterexample, a walk, a choice of the reader, and a graph', async () => {
    const broken = await check(scenario({ spec: queue(anyOrder) }));
    expect(broken).toMatchObject({ verdict: 'violates', property: 'isNeverLast', counterexample: { steps: [{}, {}] } });
    const walks = [1, 2, 3, 4].map((seed) => simulate(asFunction, { seed, steps: 9 }));
    expect(await Promise.all(walks)).toEqual(await Promise.all([1, 2, 3, 4].map((seed) => simulate(asArray, { seed, steps: 9 }))));
    expect((await check(asFunction, { from: { initial: 5, choices: [0] } })).distinct).toBe(3);
    const graph = await stateGraph(asFunction);
    expect(graph.states.filter(({ isInitial }) => isInitial)).toHaveLength(6);
  });

  test('to a checkpoint, which is refused when the states are others', async () => {
    const taken: Checkpoint[] = [];
    await check(scenario({ spec: counter(() => records({ a: [0, 1], b: [0, 1] })) }), {
      checkpointEverySeconds: 0,
      onCheckpoint: (checkpoint) => taken.push({ ...checkpoint, rows: checkpoint.rows.slice() }),
    });
    const [resume] = taken;
    const again = scenario({ spec: counter(() => records({ a: [0, 1], b: [0, 1] })) });
    expect(await check(again, { resume })).toMatchObject({ verdict: 'holds', distinct: 2_601 });
    first = 1;
    const other = scenario({ spec: counter(() => records({ a: [first, 2], b: [0, 1] })) });
    await expect(check(other, { resume })).rejects.toThrow('checkpoint: got one of other code');
  });

  test('to an induction, a refined spec and symmetric parts', async () => {
    function* within(): Generator<Queue> {
      yield* anyOrder();
      for (const waiting of [
        ['a', 'b'],
        ['b', 'a'],
        ['a', 'c'],
        ['c', 'a'],
        ['b', 'c'],
        ['c', 'b'],
      ])
        yield { waiting, served: 1 };
      for (const each of PEOPLE) yield { waiting: [each], served: 2 };
      yield { waiting: [], served: 3 };
    }
    const { spec } = asFunction as { spec: Spec<Queue> };
    expect(await check(scenario({ spec, inductive: { within } }))).toMatchObject({ verdict: 'holds', distinct: 16 });
    const refines = { queue: { of: spec, view: (s: Queue) => s } };
    expect(await check(scenario({ spec: { ...spec, properties: {} }, refines }))).toMatchObject({ verdict: 'holds', distinct: 16 });
    const from: Spec<Queue> = { ...spec, init: () => [{ waiting: ['a'], served: 2 }] };
    expect(await check(scenario({ spec: { ...spec, properties: {} }, refines: { queue: { ...refines.queue, of: from } } }))).toMatchObject({
      verdict: 'violates',
      property: 'queue',
    });
    expect(await check(scenario({ spec, symmetric: [PEOPLE] }))).toMatchObject({ verdict: 'holds', distinct: 4 });
  });

  test('also as a method that uses its spec, and as a generator that goes on to change what it gave', async () => {
    class Counted {
      readonly name = 'one';
      readonly actions = {};
      readonly properties = {};
      *init(): Generator<{ readonly n: number }> {
        const state = { n: 0 };
        for (; state.n < this.name.length; state.n++) yield state;
      }
    }
    expect(await check(scenario({ spec: new Counted() }))).toMatchObject({ verdict: 'holds', distinct: 3 });
  });
});

let first = 0;

function counter(init: Spec<{ readonly a: number; readonly b: number }>['init']): Spec<{ readonly a: number; readonly b: number }> {
  const actions = {
    A: action<{ readonly a: number; readonly b: number }>({ when: ({ a }) => a < 50, then: (s) => put(s, 'a', s.a + 1) }),
    B: action<{ readonly a: number; readonly b: number }>({ when: ({ b }) => b < 50, then: (s) => put(s, 'b', s.b + 1) }),
  };
  return { name: 'counter', init, actions, properties: {} };
}

describe('initial states that are refused, each with one error', () => {
  function* endless(): Generator<Queue> {
    for (let served = 0; ; served++) yield { waiting: [], served };
  }
  let calls = 0;
  test.each<[unknown, string]>([
    [() => [], 'queue: spec.init: got a function that lists no states, expected at least one initial state; list one'],
    [endless, 'queue: spec.init: got a function that lists more than 250000 states, expected at most 250000; list fewer'],
    [() => [{ waiting: new Date(0) }], 'queue: spec.init()[0].waiting: got an instance of Date, expected plain JSON'],
    [() => 7, 'queue: spec.init: got a function that returns 7, expected a function that lists the initial states; return an array'],
    [async () => [{ n: 0 }], 'queue: spec.init: got a function that returns'],
    [
      () => {
        throw new Error('out of people');
      },
      'queue: spec.init: got a function that threw (out of people), expected a function that lists',
    ],
    [7, 'queue: spec.init: got 7, expected an array of initial states, at least 1, or a function that lists them; write it as an array'],
    [() => [{ waiting: [], served: calls++ }], 'queue: init of queue is not pure: read twice, it gave two lists of states'],
    [class {}, 'queue: spec.init: got'],
  ])('%o', async (init, message) => {
    const given: Scenario = scenario({ spec: queue(init as Spec<Queue>['init']) });
    await expect(check(given)).rejects.toThrow(message);
    await expect(simulate(given, { seed: 1, steps: 1 })).rejects.toThrow(message);
  });
});

test('the choices of a reader begin in the states of the function', () => {
  expect(new Interactive(asFunction).initials).toBe(6);
});
