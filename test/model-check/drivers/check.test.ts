import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { check } from '../../../model-check/drivers/check.ts';
import { specSystem } from '../../../model-check/machine/spec-system.ts';
import { type SpecScenario, scenario } from '../../../model-check/scenario.ts';
import { put } from '../../../spec/kernel/record.ts';
import { action, always, type Properties, reachable, recoverable, type Spec, step } from '../../../spec/kernel/spec.ts';
import { searchNaively } from '../naive.ts';

interface Count {
  readonly n: number;
  readonly way: string;
}

/** Counts to 5; may turn off at 2, and then stays at 9. */
const counter: Spec<Count> = {
  name: 'counter',
  init: [{ n: 0, way: 'up' }],
  actions: {
    Count: action<Count>({ when: ({ n, way }) => way === 'up' && n < 5, then: (state) => put(state, 'n', state.n + 1) }),
    Restart: action<Count>({ when: ({ n }) => n === 5, then: (state) => put(state, 'n', 0) }),
    TurnOff: action<Count>({ when: ({ n, way }) => n === 2 && way === 'up', then: () => ({ n: 9, way: 'off' }) }),
    Never: action<Count>({ when: ({ n }) => n > 9, then: (state) => state }),
  },
  properties: {},
};

function counting(properties: Properties<Count>, more: Partial<SpecScenario<Count>> = {}): SpecScenario<Count> {
  return scenario<Count>({ name: 'test/counter', teaches: 'Nothing.', cost: 'fast', spec: counter, properties, ...more });
}

describe('a verdict', () => {
  test('holds, with the counts and an action that never fired', async () => {
    const report = await check(counting({ small: always(({ n }) => n < 10), five: reachable(({ n }) => n === 5) }));
    expect(report).toMatchObject({ verdict: 'holds', distinct: 7, generated: 8, depth: 6, exhausted: true, asExpected: true });
    expect(report.fired).toEqual({ Count: 5, Restart: 1, TurnOff: 1, Never: 0 });
    expect(report.collisionProbability, 'of the packed core, which compares whole states').toBe(0);
    expect((await check(counting({}), { core: 'reference' })).collisionProbability).toBe(49 / 2 ** 65);
  });

  test('is violated by a state, and the way to it is a shortest one', async () => {
    const report = await check(counting({ neverNine: always(({ n }) => n !== 9, 'it stays below nine') }));
    expect(report).toMatchObject({ verdict: 'violates', property: 'neverNine', asExpected: false, exhausted: false });
    expect(report.counterexample?.steps.map(({ says }) => says)).toEqual(['Count', 'Count', 'TurnOff']);
    expect(report.counterexample?.steps[2].changes).toEqual(['n 2 → 9', 'way up → off']);
    expect(report.because).toBe('this state breaks it: it stays below nine');
  });

  test('is violated by a step', async () => {
    const report = await check(counting({ byOne: step((before, after) => Math.abs(after.n - before.n) === 1) }));
    expect(report).toMatchObject({ verdict: 'violates', property: 'byOne' });
    expect(report.counterexample?.steps.map(({ says }) => says)).toEqual(['Count', 'Count', 'TurnOff']);
  });

  test('a step property is not asked of a step that changes nothing', async () => {
    const still: Spec<Count> = { ...counter, actions: { Stay: action<Count>({ when: () => true, then: (state) => ({ ...state }) }) } };
    const report = await check(counting({ moves: step(() => false) }, { spec: still }));
    expect(report).toMatchObject({ verdict: 'holds', distinct: 1, generated: 2 });
  });

  test('is violated where no state is reached that should be', async () => {
    const report = await check(counting({ seven: reachable(({ n }) => n === 7, 'seven is counted') }));
    expect(report).toMatchObject({ verdict: 'violates', property: 'seven', because: 'no reachable state meets it: seven is counted' });
    expect(report.counterexample).toBeUndefined();
  });

  test('is violated where the way back is lost, with a shortest way to the first such state', async () => {
    const report = await check(counting({ zero: recoverable(({ n }) => n === 0) }));
    expect(report).toMatchObject({ verdict: 'violates', property: 'zero', exhausted: true });
    expect(report.counterexample?.steps.map(({ says }) => says)).toEqual(['Count', 'Count', 'TurnOff']);
  });

  test('recoverable agrees with the plainest search backwards', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { maxLength: 25 }),
        fc.uniqueArray(fc.nat(9), { maxLength: 3 }),
        async (edges, good) => {
          const spec: Spec<{ at: number }> = {
            name: 'graph',
            init: [{ at: 0 }],
            actions: {
              Go: action<{ at: number }, number>({
                params: ({ at }) => edges.filter(([from]) => from === at).map(([, to]) => to),
                when: () => true,
                then: (_, at) => ({ at }),
              }),
            },
            properties: { good: recoverable(({ at }) => good.includes(at)) },
          };
          const { states, successors } = searchNaively(specSystem(spec));
          const saved = states.map(({ slots: [at] }) => good.includes(Number(at)));
          for (let changed = true; changed; ) {
            changed = false;
            successors.forEach((next, i) => {
              if (!saved[i] && next.some((to) => saved[to])) changed = saved[i] = true;
            });
          }
          const report = await check({ name: 'test/graph', teaches: '', cost: 'fast', spec });
          expect(report.verdict).toBe(saved.every((each) => each) ? 'holds' : 'violates');
        },
      ),
      { numRuns: 60 },
    ));
});

describe('a refinement', () => {
  const parity: Spec<{ even: boolean }> = {
    name: 'parity',
    init: [{ even: true }],
    actions: { Flip: action({ when: () => true, then: ({ even }: { even: boolean }) => ({ even: !even }) }) },
    properties: {},
  };

  test('allows stutters and single actions, on every edge', async () => {
    const report = await check(counting({}, { refines: { parity: { of: parity, view: ({ n }) => ({ even: n % 2 === 0 }) } } }));
    expect(report).toMatchObject({ verdict: 'holds', distinct: 7 });
  });

  test('is violated by an edge to a state that is known already', async () => {
    const climbing: Spec<{ n: number }> = {
      name: 'climbing',
      init: [{ n: 0 }],
      actions: {
        Climb: action({ when: () => true, then: ({ n }: { n: number }) => ({ n: n + 1 }) }),
        Jump: action({ when: ({ n }: { n: number }) => n === 2, then: () => ({ n: 9 }) }),
      },
      properties: {},
    };
    const report = await check(counting({}, { refines: { climbing: { of: climbing, view: ({ n }) => ({ n }) } } }));
    expect(report).toMatchObject({ verdict: 'violates', property: 'climbing' });
    expect(report.counterexample?.steps.at(-1)?.says).toBe('Restart');
    expect(report.because).toBe('no action of climbing leads from {"n":5} to {"n":0}');
  });

  test('is violated by an initial state that the abstract spec does not have', async () => {
    const report = await check(counting({}, { refines: { parity: { of: parity, view: () => ({ even: false }) } } }));
    expect(report).toMatchObject({ verdict: 'violates', property: 'parity' });
    expect(report.counterexample?.steps).toEqual([]);
  });
});

describe('a run that does not reach its end is inconclusive', () => {
  test.each([
    [{ maxStates: 3 }, {}, 'the limit of 3 states was hit'],
    [{ maxMemoryMB: 1 }, {}, 'the limit of 1 MB was hit'],
    [{ maxSeconds: 0 }, {}, 'the limit of 0 seconds was hit'],
    [{}, { bound: { depth: 3 } }, 'the bound of 3 levels was hit'],
  ])('%o %o', async (options, more, why) => {
    // Long enough for several turns of the search.
    const long: Spec<Count> = {
      ...counter,
      actions: { Up: action<Count>({ when: ({ n }) => n < 9_000, then: (state) => put(state, 'n', state.n + 1) }) },
    };
    const report = await check(counting({ small: always(({ n }) => n < 10_000) }, { spec: long, ...more }), options);
    expect(report).toMatchObject({ verdict: 'inconclusive', exhausted: false, asExpected: false });
    expect(report.inconclusive).toContain(`${why}: NOT exhausted; covered`);
  });
});

describe('a faulty model is told so', () => {
  let calls = 0;
  const seen: number[] = [];
  const up = (then: (state: Count) => Count): SpecScenario<Count> =>
    counting({}, { spec: { ...counter, actions: { Up: action<Count>({ when: ({ n }) => n < 3, then }) } } });

  test.each([
    [
      'random',
      up((state) => ({ ...state, n: Math.random() })),
      /^test\/counter: `then` of Up is not pure: run twice on the same arguments, it gave two results: n is 0\.\d+ and 0\.\d+\n {2}in the state \{"n":0,"way":"up"\}/,
    ],
    ['a hidden counter', up((state) => ({ ...state, n: state.n + (calls++ % 2) })), /Up is not pure/],
    ['a change of its argument', up((state) => Object.assign(state, { n: 1 })), /Up is not pure: it changes its argument/],
    ['a change deep in its argument', up((state) => ({ ...state, n: seen.push(Object.assign(state, { n: 2 }).n) })), /Up is not pure/],
    [
      'undefined',
      up((state) => Object.assign({}, state, { n: undefined })),
      /Up: n: got undefined, expected plain JSON; states and messages hold/,
    ],
    ['a Map', up((state) => Object.assign({}, state, { way: new Map() })), /Up: way: got an instance of Map/],
    [
      'a throw',
      up(() => {
        throw new Error('oh');
      }),
      /Up threw: oh/,
    ],
    [
      'a property that throws',
      counting({
        p: always(() => {
          throw new Error('oh');
        }),
      }),
      /the property p threw: oh/,
    ],
  ])('%s', async (_, faulty, message) => {
    await expect(check(faulty)).rejects.toThrow(message);
  });

  test('a state whose fields change, or that is not a record, is not a fault', async () => {
    const steps: Spec<{ readonly at: 'home' } | { readonly at: 'away'; readonly where: number }> = {
      name: 'steps',
      init: [{ at: 'home' }],
      actions: {
        Go: action({ params: () => [1, 2], when: ({ at }) => at === 'home', then: (_, where: number) => ({ at: 'away', where }) }),
      },
      properties: {},
    };
    expect(await check({ name: 'test/steps', teaches: '', cost: 'fast', spec: steps })).toMatchObject({ distinct: 3, generated: 3 });
    const counts: Spec<number> = {
      name: 'counts',
      init: [0, 7],
      actions: { Up: action({ when: (n: number) => n < 9, then: (n: number) => n + 1 }) },
      properties: { small: always((n) => n < 10) },
    };
    expect(await check({ name: 'test/counts', teaches: '', cost: 'fast', spec: counts })).toMatchObject({
      verdict: 'holds',
      distinct: 10,
      generated: 11,
    });
  });

  test('a record whose keys change is not a fault', async () => {
    const growing: Spec<{ readonly bag: Readonly<Record<string, number>> }> = {
      name: 'growing',
      init: [{ bag: { a: 1 } }],
      actions: {
        Add: action({
          when: ({ bag }) => Object.keys(bag).length < 3,
          then: ({ bag }) => ({ bag: { ...bag, [`k${Object.keys(bag).length}`]: 1 } }),
        }),
      },
      properties: {},
    };
    expect(await check({ name: 'test/growing', teaches: '', cost: 'fast', spec: growing })).toMatchObject({
      verdict: 'holds',
      distinct: 3,
    });
  });
});
