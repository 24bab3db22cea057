import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { check } from '../../../model-check/drivers/check.ts';
import { simulate } from '../../../model-check/drivers/simulate.ts';
import type { CheckOptions } from '../../../model-check/options.ts';
import type { SpecScenario } from '../../../model-check/scenario.ts';
import { type ActionDef, action, always, type Properties, recoverable, type Spec } from '../../../spec/kernel/spec.ts';

interface Count {
  readonly n: number;
}

/**
 * The most calls that a model may still get after an abort. A case that is being learned goes on until the next look at the
 * clock.
 */
const SLACK = 600;

function counting(
  actions: Readonly<Record<string, ActionDef<Count, number>>>,
  properties: Properties<Count> = { small: always(({ n }) => n < 1e9) },
  init: readonly Count[] = [{ n: 0 }],
): SpecScenario<Count> {
  const spec: Spec<Count> = { name: 'counting', init, actions, properties };
  return { name: 'test/limits', teaches: 'Nothing.', cost: 'fast', spec };
}

/** Counts what is asked for, and aborts the run at the question of this number. */
function abortingAt(question: number) {
  const controller = new AbortController();
  const asked = { times: 0, signal: controller.signal };
  const ask = (): void => {
    asked.times++;
    if (asked.times === question) controller.abort();
  };
  return { asked, ask };
}

function* endless(ask: () => void): Generator<number> {
  for (let k = 0; ; k++) {
    ask();
    yield k;
  }
}

const up = action<Count, number>({ when: ({ n }) => n < 5, then: ({ n }) => ({ n: n + 1 }) });

test.each([
  ['all of them possible', () => true],
  ['none of them possible', () => false],
])('parameters that never end, %s, are left when the run is aborted', async (_, when) => {
  const { asked, ask } = abortingAt(5_000);
  const go = action<Count, number>({ params: () => endless(ask), when, then: (__, n) => ({ n }) });
  const report = await check(counting({ go }), { signal: asked.signal });
  expect(report).toMatchObject({ verdict: 'inconclusive', exhausted: false });
  expect(report.inconclusive).toContain('the run was interrupted: NOT exhausted; covered');
  expect(asked.times).toBeLessThan(5_000 + SLACK);
});

test('parameters that never end let other work of the process have its turn', async () => {
  const controller = new AbortController();
  setImmediate(() => controller.abort());
  const go = action<Count, number>({ params: () => endless(() => undefined), when: () => false, then: (state) => state });
  expect(await check(counting({ go }), { signal: controller.signal })).toMatchObject({ verdict: 'inconclusive', distinct: 1 });
});

test('parameters that never end are cut off at the limit on states, exactly', async () => {
  const go = action<Count, number>({ params: () => endless(() => undefined), when: () => true, then: (_, n) => ({ n }) });
  const report = await check(counting({ go }), { maxStates: 1_500 });
  expect(report).toMatchObject({ verdict: 'inconclusive', distinct: 1_500 });
});

test.each([
  [6, 'holds'],
  [5, 'inconclusive'],
])('of a model with six states, a limit of %i states says that it %s', async (maxStates, verdict) => {
  expect(await check(counting({ up }), { maxStates })).toMatchObject({ verdict, distinct: maxStates });
});

test('very many initial states are left when the run is aborted', async () => {
  const { asked, ask } = abortingAt(100);
  const judged = always<Count>(({ n }) => {
    ask();
    return n >= 0;
  });
  const init = Array.from({ length: 5_000 }, (_, n) => ({ n }));
  expect(await check(counting({}, { judged }, init), { signal: asked.signal })).toMatchObject({ verdict: 'inconclusive' });
  expect(asked.times).toBeLessThan(100 + SLACK);
});

test('an abstract action whose parameters never end is left when the run is aborted', async () => {
  const { asked, ask } = abortingAt(3_000);
  const sink = action<Count, number>({ params: () => endless(ask), when: () => true, then: () => ({ n: -1 }) });
  const of: Spec<Count> = { name: 'sinking', init: [{ n: 0 }], actions: { sink }, properties: {} };
  const scenario = { ...counting({ up }), refines: { sinking: { of, view: (state: Count) => state } } };
  expect(await check(scenario, { signal: asked.signal })).toMatchObject({ verdict: 'inconclusive' });
  expect(asked.times).toBeLessThan(3_000 + SLACK);
});

describe('where parts are symmetric, comparing a state under other names is left when the run is aborted', () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f'];
  type Six = Readonly<Record<string, number>>;
  const symmetric = (actions: Spec<Six>['actions'], properties: Properties<Six>): SpecScenario<Six> => {
    const init = [Object.fromEntries(names.map((name, n) => [name, n % 2])), ...others()];
    return { name: 'test/limits', teaches: 'Nothing.', cost: 'fast', spec: { name: 'six', init, actions, properties }, symmetric: [names] };
  };
  /** With the first, all states in which three of the six are 1. */
  const others = (): readonly Six[] =>
    Array.from({ length: 64 }, (_, bits) => names.map((_name, n) => (bits >> n) & 1))
      .filter((ones) => ones.filter((one) => one === 1).length === 3)
      .map((ones) => Object.fromEntries(names.map((name, n) => [name, ones[n] ?? 0])));
  const sum = (six: Six): number => names.reduce((total, name) => total + (six[name] ?? 0), 0);

  test('of what can happen, with parameters that never end', async () => {
    const { asked, ask } = abortingAt(3_000);
    const go = action<Six, number>({ params: () => endless(ask), when: () => false, then: (state) => state });
    const report = await check(symmetric({ go }, { small: always((six) => sum(six) < 9) }), { signal: asked.signal });
    expect(report).toMatchObject({ verdict: 'inconclusive', exhausted: false });
    expect(asked.times).toBeLessThan(3_000 + SLACK);
  });

  test('of a refinement, with abstract parameters that never end', async () => {
    const { asked, ask } = abortingAt(3_000);
    const up = action<Six, string>({ params: () => names, when: (six, at) => six[at] === 0, then: (six, at) => ({ ...six, [at]: 1 }) });
    const more = action<number, number>({ params: () => endless(ask), when: () => true, then: () => -1 });
    const of: Spec<number> = { name: 'sum', init: [3], actions: { more }, properties: {} };
    const scenario = { ...symmetric({ up }, { small: always((six) => sum(six) < 9) }), refines: { sum: { of, view: sum } } };
    expect(await check(scenario, { signal: asked.signal })).toMatchObject({ verdict: 'inconclusive', exhausted: false });
    expect(asked.times).toBeLessThan(3_000 + SLACK);
  });
});

test('the search for the way to a violation is left when the run is aborted, and says what was found', async () => {
  let wasFound = false;
  const controller = new AbortController();
  const go = action<Count, number>({
    *params() {
      if (wasFound) controller.abort();
      for (let n = 1; n < 2_000; n++) yield n;
    },
    when: ({ n }, to) => to === n + 1,
    then: (_, n) => ({ n }),
  });
  const below = always<Count>(({ n }) => {
    wasFound ||= n === 3;
    return n < 3;
  });
  const report = await check(counting({ go }, { below }), { signal: controller.signal });
  expect(report.verdict).toBe('inconclusive');
  expect(report.inconclusive).toContain('the run was interrupted, while the way to a state that breaks below was sought');
});

test('a walk is left when it is aborted', async () => {
  const { asked, ask } = abortingAt(3_000);
  const go = action<Count, number>({ params: () => endless(ask), when: () => false, then: (state) => state });
  expect(await simulate(counting({ go }), { seed: 1, steps: 5, signal: asked.signal })).toMatchObject({ end: 'stopped', steps: [] });
  expect(asked.times).toBeLessThan(3_000 + SLACK);
});

test('pauses do not change the result', async () => {
  const scenario = (): SpecScenario<Count> =>
    counting(
      {
        jump: action<Count, number>({
          params: ({ n }) => Array.from({ length: 300 }, (_, i) => (n + i) % 700),
          when: ({ n }, to) => to !== n,
          then: (_, n) => ({ n }),
        }),
      },
      { small: always(({ n }) => n < 700), back: recoverable(({ n }) => n === 0) },
    );
  const counts = async (options: CheckOptions) => {
    const { verdict, distinct, generated, depth } = await check(scenario(), options);
    return { verdict, distinct, generated, depth };
  };
  expect(await counts({ onProgress: () => undefined })).toEqual({ verdict: 'holds', distinct: 700, generated: 1 + 700 * 299, depth: 4 });
});

test('a run that fills the heap of its process ends with a verdict, not with the process', () => {
  const program = join(import.meta.dirname, 'filling-the-heap.ts');
  const { status, signal, stdout } = spawnSync(process.execPath, ['--max-old-space-size=128', program], { encoding: 'utf8' });
  expect({ status, signal }).toEqual({ status: 3, signal: null });
  expect(stdout).toMatch(/^inconclusive: the JavaScript heap is nearly full/);
});
