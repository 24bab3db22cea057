/** Counterexamples and what is made of them: all violations, witnesses, retracing, shrinking. */
import { describe, expect, test } from 'vitest';
import { next, type Protocol, send } from '../../../impl/kernel/protocol.ts';
import { check } from '../../../model-check/drivers/check.ts';
import { checkThroughout } from '../../../model-check/drivers/further-violations.ts';
import { retrace } from '../../../model-check/drivers/retrace.ts';
import { simulate } from '../../../model-check/drivers/simulate.ts';
import { findWitness } from '../../../model-check/drivers/witness.ts';
import type { Counterexample } from '../../../model-check/report/report.ts';
import { scenario } from '../../../model-check/scenario.ts';
import { always } from '../../../spec/kernel/spec.ts';
import { counters, counting } from './counting.ts';

function found(counterexample: Counterexample | undefined): Counterexample {
  if (counterexample === undefined) throw new Error('no counterexample');
  return counterexample;
}

describe('checkThroughout', () => {
  test('finds each claim that is violated, with a shortest counterexample of its own', async () => {
    const { property, counterexample, further = [] } = await checkThroughout(counting);
    expect([property, counterexample?.steps.length]).toEqual(['alone', 3]);
    expect(further.map((each) => [each.property, each.counterexample?.steps.length])).toEqual([
      ['low', 4],
      ['sum', 8],
      ['far', undefined],
    ]);
  });

  test('of a scenario that holds says nothing more than check', async () => {
    const report = await checkThroughout(scenario({ spec: counters }));
    expect([report.verdict, report.distinct, report.further]).toEqual(['holds', 49, undefined]);
  });

  test('says so when it ends early', async () => {
    const { further, furtherInconclusive } = await checkThroughout(counting, { maxStates: 12 });
    expect([further?.map(({ property }) => property), furtherInconclusive]).toEqual([
      ['low'],
      expect.stringContaining('the limit of 12 states was hit'),
    ]);
  });
});

describe('a witness', () => {
  test('is a shortest way to a state that meets the property', async () => {
    const { verdict, way } = await findWitness(counting, 'three');
    expect([verdict, found(way).steps.length, found(way).final, found(way).because]).toEqual([
      'met',
      3,
      { n: 0, m: 3 },
      'this state meets it: m is 3.',
    ]);
  });

  test('may not exist, or may not be found within a bound', async () => {
    expect((await findWitness(counting, 'far')).verdict).toBe('unmet');
    expect((await findWitness(counting, 'three', { maxStates: 3 })).verdict).toBe('inconclusive');
  });

  test.each([
    [
      'an unknown property',
      'thre',
      'got "thre", expected a property that is reachable or recoverable, one of three, far, back; write three',
    ],
    ['an invariant', 'low', 'got "low", expected a property that is reachable or recoverable'],
  ])('of %s is refused', async (_, name, message) => {
    await expect(findWitness(counting, name)).rejects.toThrow(message);
  });
});

describe('retrace', () => {
  test('shows that the steps of a counterexample still break the property', async () => {
    const counterexample = found((await check(counting)).counterexample);
    expect(await retrace(counting, counterexample)).toMatchObject({ end: 'broken', property: 'alone', steps: counterexample.steps });
  });

  test('shows that they do so no more, or cannot be taken any more', async () => {
    const counterexample = found((await check(counting)).counterexample);
    expect(await retrace(scenario({ spec: counters }), counterexample)).toMatchObject({ end: 'holds' });
    const { side: _, ...actions } = counters.actions;
    expect(await retrace(scenario({ spec: { ...counters, actions } }), counterexample)).toMatchObject({ end: 'left', leftAt: 0 });
    const elsewhere = scenario({ spec: { ...counters, init: [{ n: 1, m: 0 }] } });
    expect(await retrace(elsewhere, counterexample)).toMatchObject({ end: 'left', steps: [] });
  });

  test('follows an event although the node now answers it otherwise', async () => {
    const asked = found((await check(asking('once'))).counterexample);
    const { end, steps } = await retrace(asking('twice'), asked);
    expect([end, steps.length]).toEqual(['broken', asked.steps.length]);
    expect(steps[0].says).not.toBe(asked.steps[0].says);
  });

  test('refuses anything but a counterexample', async () => {
    await expect(retrace(counting, { property: 'low', initial: null, steps: [{ label: undefined }] })).rejects.toThrow(
      'counterexample.steps[0].label: got undefined, expected plain JSON',
    );
  });
});

describe('a simulated violation', () => {
  const walks = { seed: 1, steps: 60, walks: 20 };
  const low = scenario({ name: 'low', spec: counters, properties: { low: always(({ n }) => n < 4) } });

  test('is shrunk until each of its steps is needed', async () => {
    const walk = await simulate(low, { ...walks, shrinks: true });
    expect(walk.steps.length).toBeGreaterThan(4);
    expect([found(walk.counterexample).steps.map(({ action }) => action), found(walk.counterexample).final]).toEqual([
      ['up', 'up', 'up', 'up'],
      { n: 4, m: 0 },
    ]);
  });

  test('is left as it is unless that is asked for', async () => {
    expect((await simulate(low, walks)).counterexample).toBeUndefined();
  });

  test('of messages is shrunk, too: an answer may differ when other steps are missing', async () => {
    const { counterexample } = await simulate(asking('once', 6), { ...walks, shrinks: true });
    expect(found(counterexample).steps.map(({ action }) => action)).toEqual(['request ask', 'receive hello']);
  });

  test('is looked for with the following seeds', async () => {
    const rare = scenario({ spec: counters, properties: { rare: always(({ n, m }) => n < 6 || m > 1) } });
    const { end, seed } = await simulate(rare, { seed: 1, steps: 20, walks: 200 });
    expect([end, seed > 1]).toEqual(['broken', true]);
  });
});

interface Asking {
  readonly config: null;
  readonly state: { readonly heard: number };
  readonly message: 'hello';
  readonly request: 'ask';
  readonly timer: never;
  readonly output: never;
  readonly durable: never;
}

/** Node 1 says hello to node 2 when it is asked, once or twice; node 2 is never to hear it. */
function asking(how: 'once' | 'twice', requests = 1) {
  const protocol: Protocol<Asking> = {
    name: 'asking',
    init: () => next({ heard: 0 }),
    step(state, event) {
      if (event.type === 'request') return next(state, ...Array.from({ length: how === 'once' ? 1 : 2 }, () => send(2, 'hello' as const)));
      return event.type === 'receive' ? next({ heard: state.heard + 1 }) : next(state);
    },
  };
  const running = { heard: 0 };
  return scenario({
    name: 'asking',
    protocol,
    nodes: [1, 2].map((id) => ({ id, config: null, running })),
    requests: Array.from({ length: requests }, () => ({ at: 1, request: 'ask' as const })),
    network: 'unordered',
    properties: { silence: always(({ nodes }) => nodes.every(({ state }) => state.heard === 0)) },
  });
}
