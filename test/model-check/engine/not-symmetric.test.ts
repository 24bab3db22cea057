/** A symmetry that is none never changes a verdict: the check refuses it. One that is one is never refused. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { check } from '../../../model-check/drivers/check.ts';
import { ModelError } from '../../../model-check/engine/system/model-error.ts';
import { type SpecScenario, scenario } from '../../../model-check/scenario.ts';
import { put } from '../../../spec/kernel/record.ts';
import { setOf, withElement, without } from '../../../spec/kernel/sorted-set.ts';
import { action, always, type Property, reachable, recoverable, type Spec, step } from '../../../spec/kernel/spec.ts';

const NAMES = ['p1', 'p2', 'p3'] as const;
type Name = (typeof NAMES)[number];

function model<S>(spec: Spec<S>, more: Partial<SpecScenario<S>> = {}): SpecScenario<S> {
  return scenario<S>({ name: 'test/parts', teaches: 'Nothing.', cost: 'fast', spec, symmetric: [NAMES], ...more });
}

/** The verdict, or what was refused. */
async function verdictOf<S>(checked: SpecScenario<S>): Promise<{ readonly verdict: string; readonly steps?: number }> {
  try {
    const { verdict, counterexample } = await check(checked, { maxStates: 3000 });
    return { verdict, ...(counterexample === undefined ? {} : { steps: counterexample.steps.length }) };
  } catch (error) {
    if (error instanceof ModelError && / are not symmetric: /.test(error.message)) return { verdict: 'refused' };
    throw error;
  }
}

/** A record, a set, a sequence, messages and a text, all of which may name the three. */
interface Parts {
  readonly cells: Readonly<Record<Name, number>>;
  readonly turn: string;
  readonly present: readonly Name[];
  readonly queue: readonly Name[];
  readonly sent: readonly { readonly from: Name; readonly to: readonly Name[] }[];
}

const BEGIN: Parts = { cells: { p1: 0, p2: 0, p3: 0 }, turn: 'turn of nobody', present: [], queue: [], sent: [] };

const GUARDS: Readonly<Record<string, (state: Parts, name: Name) => boolean>> = {
  always: () => true,
  inTurn: ({ turn }, name) => turn === 'turn of nobody' || turn === `turn of ${name}`,
  isPresent: ({ present }, name) => present.includes(name),
  isAbsent: ({ present }, name) => !present.includes(name),
  isFirst: ({ queue }, name) => queue[0] === name,
  isTold: ({ sent }, name) => sent.some(({ to }) => to.includes(name)),
};

const EFFECTS: Readonly<Record<string, (state: Parts, name: Name) => Parts>> = {
  nothing: (state) => state,
  takesTurn: (state, name) => put(state, 'turn', `turn of ${name}`),
  enters: (state, name) => put(state, 'present', withElement(state.present, name)),
  leaves: (state, name) => put(state, 'present', without(state.present, name)),
  queues: (state, name) => (state.queue.includes(name) ? state : put(state, 'queue', [...state.queue, name])),
  serves: (state) => put(state, 'queue', state.queue.slice(1)),
  tells: (state, name) => put(state, 'sent', withElement(state.sent, { from: name, to: setOf(...NAMES.filter((each) => each !== name)) })),
};

const rule = fc.record({
  is: fc.constantFrom(0, 0, 1),
  becomes: fc.integer({ min: 0, max: 2 }),
  guard: fc.constantFrom(...Object.keys(GUARDS)),
  effect: fc.constantFrom(...Object.keys(EFFECTS)),
});
type Rule = typeof rule extends fc.Arbitrary<infer R> ? R : never;

/** The way in which one of the three differs. */
interface Odd {
  readonly name: Name;
  readonly in: 'guard' | 'effect' | 'property' | 'params';
}

const odd = fc.record({ name: fc.constantFrom(...NAMES), in: fc.constantFrom('guard', 'effect', 'property', 'params') } as const);

function actionOf({ is, becomes, guard, effect }: Rule, style: 'names' | 'numbers', other: Odd | null) {
  const isOdd = (name: Name, where: Odd['in']) => other?.in === where && other.name === name;
  const nameOf = (param: Name | number): Name => (typeof param === 'number' ? NAMES[param] : param);
  const names = NAMES.filter((name) => !isOdd(name, 'params'));
  return action<Parts, Name | number>({
    params: () => (style === 'names' ? names : names.map((name) => NAMES.indexOf(name))),
    when: (state, param) => {
      const name = nameOf(param);
      return state.cells[name] === is && GUARDS[guard](state, name) && !(isOdd(name, 'guard') && state.cells.p2 !== 0);
    },
    then: (state, param) => {
      const name = nameOf(param);
      const after = put(state, 'cells', put(state.cells, name, isOdd(name, 'effect') ? 2 : becomes));
      return EFFECTS[effect](after, name);
    },
  });
}

const property = fc.record({
  kind: fc.constantFrom('always', 'reachable', 'recoverable', 'step'),
  value: fc.integer({ min: 0, max: 2 }),
  least: fc.integer({ min: 1, max: 3 }),
} as const);

function propertyOf({ kind, value, least }: typeof property extends fc.Arbitrary<infer R> ? R : never, other: Odd | null): Property<Parts> {
  const count = (state: Parts) => NAMES.filter((name) => state.cells[name] === value).length;
  const holds = (state: Parts) =>
    other?.in === 'property' ? state.cells[other.name] === value && count(state) <= least : count(state) >= least;
  if (kind === 'always') return always((state) => !holds(state));
  if (kind === 'step') return step((before, after) => !holds(before) || holds(after));
  return kind === 'reachable' ? reachable(holds) : recoverable(holds);
}

const random = fc.record({
  rules: fc.array(rule, { minLength: 1, maxLength: 3 }),
  property,
  style: fc.constantFrom('names', 'numbers'),
} as const);

function specOf(
  { rules, property: claimed, style }: typeof random extends fc.Arbitrary<infer R> ? R : never,
  other: Odd | null,
): Spec<Parts> {
  const actions = Object.fromEntries(rules.map((each, i) => [`rule${i}`, actionOf(each, style, i === 0 ? other : null)]));
  return { name: 'parts', init: [BEGIN], actions, properties: { claimed: propertyOf(claimed, other) } };
}

describe('random specs', () => {
  test('with three symmetric nodes get the verdict of all states', async () => {
    await fc.assert(
      fc.asyncProperty(random, async (drawn) => {
        const spec = specOf(drawn, null);
        const plain = await verdictOf(model(spec, { symmetric: [] }));
        fc.pre(plain.verdict !== 'inconclusive');
        expect(await verdictOf(model(spec))).toEqual(plain);
      }),
      { numRuns: 60 },
    );
  });

  test('with one that is not get it, too, or are refused', async () => {
    await fc.assert(
      fc.asyncProperty(random, odd, async (drawn, other) => {
        const spec = specOf(drawn, other);
        const plain = await verdictOf(model(spec, { symmetric: [] }));
        fc.pre(plain.verdict !== 'inconclusive');
        const found = await verdictOf(model(spec));
        if (found.verdict !== 'refused') expect(found).toEqual(plain);
      }),
      { numRuns: 100 },
    );
  });
});

type Cells = Readonly<Record<Name, number>>;

const cells: Spec<Cells> = {
  name: 'cells',
  init: [{ p1: 0, p2: 0, p3: 0 }],
  actions: {
    t: action<Cells, Name>({
      params: () => NAMES,
      when: (state, name) => state[name] === 0,
      then: (state, name) => put(state, name, 1),
    }),
  },
  properties: {},
};

/** Whether one is set and no other, which of the states that are visited may say of another one only. */
const only = (name: Name) => (state: Cells) => NAMES.every((each) => state[each] === (each === name ? 1 : 0));

describe.each(NAMES)('what names %s alone is refused, whichever of them is visited', (name) => {
  test.each<[string, Property<Cells>]>([
    ['an invariant', always((state) => !only(name)(state))],
    ['a reachable', reachable(only(name))],
    ['a recoverable', recoverable((state) => !only(name)(state))],
    [
      'a step',
      step((before, after) => !(before[name] === 0 && after[name] === 1 && NAMES.filter((each) => before[each] === 1).length === 1)),
    ],
  ])('%s', async (_, claimed) => {
    await expect(check(model(cells, { properties: { claimed } }))).rejects.toThrow(
      /are not symmetric: under these names, claimed gives another answer: (true|false) of \{ p1: .* \}, (true|false) of the same renamed/,
    );
  });

  test.each<[string, Spec<Cells>['actions']]>([
    ['a guard', { u: action<Cells>({ when: only(name), then: (state) => put(state, name, 2) }) }],
    // Where it is not set, nothing else is read: what is remembered must not stand for states in which others are.
    [
      'a guard that looks at it first',
      { u: action<Cells>({ when: (state) => state[name] === 1 && only(name)(state), then: (state) => put(state, name, 2) }) },
    ],
    [
      'a guard of an action with too many parameters to be remembered',
      {
        u: action<Cells, number>({
          params: ({ p1 }) => Array.from({ length: 300 }, (_, i) => i + p1),
          when: (state, i) => i === 250 && only(name)(state),
          then: (state) => put(state, name, 2),
        }),
      },
    ],
    [
      'an effect',
      {
        u: action<Cells, Name>({
          params: () => NAMES,
          when: (state, each) => state[each] === 1,
          then: (state, each) => put(state, each, only(name)(state) ? 2 : 1),
        }),
      },
    ],
  ])('%s', async (_, more) => {
    const spec = { ...cells, actions: { ...cells.actions, ...more } };
    await expect(check(model(spec))).rejects.toThrow(/are not symmetric: under these names, u does something else; the state is \{ p1: /);
  });

  test('a view of a refinement', async () => {
    const of: Spec<number> = {
      name: 'never',
      init: [0],
      actions: { one: action<number>({ when: (n) => n === 0, then: () => 1 }) },
      properties: {},
    };
    const refines = { first: { of, view: (state: Cells) => (only(name)(state) ? 2 : 0) } };
    await expect(check(model(cells, { refines }))).rejects.toThrow(/first gives another answer: .* → .* of the same renamed/);
  });
});

describe('groups', () => {
  const others = ['q1', 'q2'] as const;
  type Pairs = Readonly<Record<string, number>>;
  const pairs: Spec<Pairs> = {
    name: 'pairs',
    init: [{ p1: 0, p2: 0, q1: 0, q2: 0 }],
    actions: {
      t: action<Pairs, readonly [string, string]>({
        params: () => ['p1', 'p2'].flatMap((p) => others.map((q) => [p, q] as const)),
        when: (state, [p, q]) => state[p] === 0 && state[q] === 0,
        then: (state, [p, q]) => ({ ...state, [p]: 1, [q]: 1 }),
      }),
    },
    properties: {},
  };
  const symmetric = [['p1', 'p2'], others];

  test('that are two are exchanged by themselves and at once', async () => {
    expect(await check(model(pairs, { symmetric }))).toMatchObject({ verdict: 'holds', renamings: 4, distinct: 3 });
  });

  test('of which one names a member of the other are refused', async () => {
    const together = always<Pairs>(({ p2, q1, p1 }) => !(p2 === 1 && q1 === 1 && p1 === 0));
    await expect(check(model(pairs, { symmetric, properties: { together } }))).rejects.toThrow(
      /are not symmetric: .* together gives another answer/,
    );
  });
});

describe('actions that share the work in another way are compared as a whole', () => {
  test('one for each, with a name of its own', async () => {
    const actions = Object.fromEntries(
      NAMES.map((name, i) => [`go${i}`, action<Cells>({ when: (state) => state[name] === 0, then: (state) => put(state, name, 1) })]),
    );
    const all = reachable<Cells>((state) => NAMES.every((name) => state[name] === 1));
    const spec = { ...cells, actions, properties: { all } };
    expect(await check(model(spec))).toMatchObject({ verdict: 'holds', distinct: 4 });
    const { go2: _, ...two } = actions;
    await expect(check(model({ ...spec, actions: two }))).rejects.toThrow(/are not symmetric: under these names, go\d does something else/);
  });
});

describe('names', () => {
  const array: Spec<{ readonly pc: readonly string[] }> = {
    name: 'array',
    init: [{ pc: ['idle', 'idle', 'idle'] }],
    actions: {
      go: action<{ readonly pc: readonly string[] }, number>({
        params: () => [0, 1, 2],
        when: ({ pc }, i) => pc[i] === 'idle',
        then: ({ pc }, i) => ({ pc: pc.map((each, j) => (j === i ? 'busy' : each)) }),
      }),
    },
    properties: {},
  };

  test.each<[string, readonly (readonly unknown[])[], RegExp]>([
    ['that occur nowhere', [['p1', 'p4']], /symmetric: got "p4", expected a name that occurs in .*; the nearest is "p2"/],
    ['that are like none', [['p1', 'workers']], /symmetric: got "workers", .*; leave it out, or correct it/],
    ['that stand alone', [['p1', 'p2'], ['p3']], /symmetric\[1\]: got an array of 1, expected an array of names, at least 2/],
    ['of which there are none', [[]], /symmetric\[0\]: got an empty array, expected an array of names, at least 2/],
    ['twice in one group', [['p1', 'p2', 'p1']], /symmetric: p1 is listed twice; list each once, in one group/],
  ])('%s are refused', async (_, symmetric, message) => {
    await expect(check(model(cells, { symmetric: symmetric as readonly string[][] }))).rejects.toThrow(message);
  });

  test.each<[string, readonly (readonly unknown[])[]]>([
    ['numbers', [[0, 1, 2]]],
    ['texts', [['0', '1', '2']]],
  ])('that are indices of an array, as %s, are refused with what to do', async (_, symmetric) => {
    await expect(check(model(array, { symmetric: symmetric as readonly string[][] }))).rejects.toThrow(
      /keep a record by name.*\{ p0: …, p1: … \}/,
    );
  });
});
