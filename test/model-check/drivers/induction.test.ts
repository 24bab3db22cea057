import { describe, expect, test } from 'vitest';
import { below, randomStream } from '../../../model-check/chance/random.ts';
import { check, inWords } from '../../../model-check/drivers/check.ts';
import { checkThroughout } from '../../../model-check/drivers/further-violations.ts';
import { findWitness } from '../../../model-check/drivers/witness.ts';
import type { CheckOptions } from '../../../model-check/options.ts';
import { type Inductive, type SpecParts, scenario } from '../../../model-check/scenario.ts';
import { functions, records } from '../../../spec/kernel/choices.ts';
import { action, always, type Properties, reachable, type Spec, step } from '../../../spec/kernel/spec.ts';

interface Tank {
  readonly level: number;
  readonly pump: 'on' | 'off';
}

/** Fills by two and drains by one; the pump goes on only below 4. It is filled from 0, so odd levels above 5 are never reached. */
const tank: Spec<Tank> = {
  name: 'tank',
  init: [{ level: 0, pump: 'off' }],
  actions: {
    start: action<Tank>({ when: ({ level, pump }) => pump === 'off' && level < 4, then: (s) => ({ ...s, pump: 'on' }) }),
    fill: action<Tank>({ when: ({ pump }) => pump === 'on', then: ({ level }) => ({ level: level + 2, pump: 'off' }) }),
    drain: action<Tank>({ when: ({ level }) => level > 0, then: (s) => ({ ...s, level: s.level - 1 }) }),
  },
  properties: { neverFull: always(({ level }) => level < 6, 'The level stays below 6.') },
};

const within = () => records<Tank>({ level: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9], pump: ['on', 'off'] });
const pumpIsLow: Properties<Tank> = {
  pumpIsLow: always(
    ({ level, pump }) => pump === 'off' || level < 4,
    'The pump is on only below 4.',
    ({ level }) => `the pump is on at level ${level}`,
  ),
};

function verdictOn(inductive: Inductive<Tank>, more: Partial<SpecParts<Tank>> = {}, options?: CheckOptions) {
  return check(scenario<Tank>({ spec: tank, inductive, ...more }), options);
}

describe('an inductive scenario', () => {
  test('holds where each step from each state that satisfies the invariant leads to such a state', async () => {
    const { neverFull } = tank.properties;
    const report = await verdictOn({ within, invariant: { ...pumpIsLow, neverFull } });
    // Levels 0 to 5 without the pump, and 0 to 3 with it.
    expect(report).toMatchObject({ verdict: 'holds', distinct: 10, generated: 10 + 4 + 4 + 5 + 3, depth: 1, exhausted: true });
    expect(report.induction).toEqual({ candidates: 20, excludes: { pumpIsLow: 2, neverFull: 4 } });
    expect(report.fired).toEqual({ start: 4, fill: 4, drain: 8 });
  });

  test('tells one step that leads out of an invariant that is too weak, from a state that need not be reachable', async () => {
    const report = await verdictOn({ within });
    expect(report).toMatchObject({ verdict: 'violates', property: 'neverFull' });
    const { counterexample } = report;
    expect(counterexample).toMatchObject({ startsAnywhere: true, initial: { level: 4, pump: 'on' }, final: { level: 6, pump: 'off' } });
    expect(counterexample && inWords(counterexample)).toBe(
      [
        '  in a state that satisfies the invariant, reachable or not: {level: 4, pump: on}',
        '  1. fill',
        '       level 4 → 6',
        '       pump on → off',
        '  ✗ neverFull: the state after this step does not satisfy it: The level stays below 6.',
      ].join('\n'),
    );
  });

  test('says so where a claim does not follow from the invariant', async () => {
    const report = await verdictOn({ within, invariant: pumpIsLow });
    expect(report).toMatchObject({ verdict: 'violates', property: 'neverFull', counterexample: { steps: [], startsAnywhere: true } });
  });

  test('judges a claim of the same name as a conjunct, if it is another claim', async () => {
    const invariant = { ...pumpIsLow, neverFull: always(({ level }: Tank) => level < 9) };
    expect(await verdictOn({ within, invariant })).toMatchObject({ verdict: 'violates', property: 'neverFull' });
  });

  test('is refuted by an initial state that does not satisfy the invariant', async () => {
    const report = await verdictOn({ within, invariant: { never: always(({ level }: Tank) => level > 0) } });
    expect(report).toMatchObject({ verdict: 'violates', property: 'never', counterexample: { steps: [] } });
    expect(report.counterexample).not.toHaveProperty('startsAnywhere');
    expect(report.because).toBe('an initial state does not satisfy it: never');
  });

  test('is refuted by a step that leaves the type bound, so a bound that leaves states out hides nothing', async () => {
    const fewer = () => [...within()].filter(({ level }) => level !== 2);
    const report = await verdictOn({ within: fewer, invariant: { ...pumpIsLow, ...tank.properties } });
    expect(report).toMatchObject({ verdict: 'violates', property: 'within' });
    expect(report.because).toBe('the state after this step satisfies the invariant, and is not one of those that `within` lists');
    const noStart = () => [...within()].filter(({ level, pump }) => level !== 0 || pump === 'on');
    expect(await verdictOn({ within: noStart, invariant: { ...pumpIsLow, ...tank.properties } })).toMatchObject({
      property: 'within',
      counterexample: { steps: [] },
    });
  });

  test('honours a constraint: what it leaves out is judged, and need not be in the bound', async () => {
    const few = () => records<Tank>({ level: [0, 1, 2, 3], pump: ['on', 'off'] });
    const invariant = { ...pumpIsLow, ...tank.properties };
    const report = await verdictOn({ within: few, invariant }, { constraint: ({ level }) => level < 4 });
    expect(report).toMatchObject({ verdict: 'holds', distinct: 8 });
    expect(report.caveats).toContain('judged only within the constraint, which left out 2 steps');
  });

  test('judges claims about steps, and says which claims it does not judge', async () => {
    const invariant = { ...pumpIsLow, ...tank.properties };
    const slowly = step<Tank>((before, after) => after.level - before.level < 2, 'The level rises slowly.');
    const someday = reachable<Tank>(({ level }) => level === 9);
    expect(await verdictOn({ within, invariant }, { properties: { slowly } })).toMatchObject({ verdict: 'violates', property: 'slowly' });
    const report = await verdictOn({ within, invariant }, { properties: { someday } });
    expect(report).toMatchObject({ verdict: 'holds', caveats: ['not judged by induction: someday'] });
  });

  test('says where a conjunct excludes nothing by itself, and which actions never fired', async () => {
    const invariant = { ...pumpIsLow, ...tank.properties, whole: always(({ level }: Tank) => level >= 0) };
    const never = action<Tank>({ when: () => false, then: (s) => s });
    const report = await verdictOn({ within, invariant }, { spec: { ...tank, actions: { ...tank.actions, never } } });
    expect(report.caveats).toEqual(['alone excludes no state of the bound: whole', 'never fired: never']);
  });

  test('is inconclusive when a limit is hit, and says what it covered', async () => {
    const invariant = { ...pumpIsLow, ...tank.properties };
    const report = await verdictOn({ within, invariant }, {}, { maxStates: 5 });
    expect(report).toMatchObject({ verdict: 'inconclusive', exhausted: false });
    expect(report.inconclusive).toMatch(/^the limit of 5 states was hit: NOT exhausted; covered \d+ states of the bound, 6 of them/);
  });

  test('is neither continued after a violation nor in the way of a witness', async () => {
    expect(await checkThroughout(scenario<Tank>({ spec: tank, inductive: { within } }))).toMatchObject({ further: [] });
    const parts = { spec: tank, inductive: { within }, properties: { high: reachable<Tank>(({ level }) => level === 5) } };
    expect(await findWitness(scenario<Tank>(parts), 'high')).toMatchObject({ verdict: 'met' });
  });
});

describe('bad input of an inductive scenario is refused in one line', () => {
  const other: Partial<SpecParts<Tank>> = { bound: { depth: 3 } };
  test.each<readonly [Inductive<Tank>, Partial<SpecParts<Tank>>, string]>([
    [{ within }, other, 'bound: got one beside inductive, expected none'],
    [{ within }, { symmetric: [['on', 'off']] }, 'symmetric: got one beside inductive, expected none'],
    [{ within, invariant: {} }, {}, 'inductive.invariant: got no conjunct, expected at least one'],
    [
      { within, invariant: { s: step<Tank>(() => true) } },
      {},
      'inductive.invariant.s: got a step property, expected one that is always true',
    ],
    [{ within, invariant: { within: always<Tank>(() => true) } }, {}, 'got a property with the name within, expected another name'],
    [
      { within: () => [{ level: Number.NaN, pump: 'off' }], invariant: { a: always<Tank>(() => true) } },
      {},
      'inductive.within, in one of its states',
    ],
  ])('%#', async (inductive, more, message) => {
    await expect(verdictOn(inductive, more)).rejects.toThrow(message);
  });

  test('a bound that cannot be listed, that throws, or changes', async () => {
    const broken = (list: () => unknown) => verdictOn({ within: list as () => Iterable<Tank> });
    await expect(broken(() => 3)).rejects.toThrow('inductive.within: got 3, expected a list of states');
    await expect(
      broken(function* () {
        yield { level: 0, pump: 'off' };
        throw new Error('no more');
      }),
    ).rejects.toThrow('inductive.within threw: no more');
    let calls = 0;
    const invariant = { ...pumpIsLow, ...tank.properties };
    const changing = () => [...within()].slice(0, calls++ === 0 ? 20 : 8);
    await expect(verdictOn({ within: changing, invariant })).rejects.toThrow('inductive.within is not pure');
  });

  test('options of a search of states', async () => {
    const start = { from: { choices: [] } };
    await expect(verdictOn({ within }, {}, start)).rejects.toThrow('options.from: got one, expected none for an inductive scenario');
    await expect(verdictOn({ within }, {}, { core: 'packed' })).rejects.toThrow('options.core: got "packed", expected none');
  });
});

interface Pair {
  readonly x: number;
  readonly y: number;
}

/** A random machine on pairs of numbers below `size`, as a table. */
function machine(seed: number, size: number) {
  const random = randomStream(seed);
  const states = [
    ...functions(
      ['x', 'y'],
      Array.from({ length: size }, (_, i) => i),
    ),
  ] as readonly Pair[];
  const at = ({ x, y }: Pair) => x * size + y;
  const next = states.map(() => Array.from({ length: below(random, 3) }, () => states[below(random, states.length)]));
  const good = states.map(() => below(random, 4) > 0);
  const spec: Spec<Pair> = {
    name: 'table',
    init: [states[0]],
    actions: { go: action<Pair, number>({ params: (s) => next[at(s)].keys(), when: () => true, then: (s, i) => next[at(s)][i] }) },
    properties: { good: always((s) => good[at(s)]) },
  };
  const isInductive = good[0] && states.every((s) => !good[at(s)] || next[at(s)].every((after) => good[at(after)]));
  return { spec, isInductive, states, count: good.filter(Boolean).length };
}

test('verdicts agree with a table of random machines', async () => {
  const verdicts = new Set<string>();
  for (let seed = 1; seed <= 120; seed++) {
    const { spec, isInductive, states, count } = machine(seed, seed % 2 === 0 ? 2 : 3);
    const report = await check(scenario<Pair>({ spec, inductive: { within: () => states } }));
    expect(report.verdict).toBe(isInductive ? 'holds' : 'violates');
    if (isInductive) expect(report.distinct).toBe(count);
    verdicts.add(report.verdict);
  }
  expect(verdicts).toEqual(new Set(['holds', 'violates']));
});
