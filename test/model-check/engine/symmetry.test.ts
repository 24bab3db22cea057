import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { check } from '../../../model-check/drivers/check.ts';
import { Explorer } from '../../../model-check/engine/search/explorer.ts';
import { renamed } from '../../../model-check/engine/symmetry/symmetry-audit.ts';
import type { Renaming, Symmetry, System } from '../../../model-check/engine/system/system.ts';
import { textOf } from '../../../model-check/engine/system/walk.ts';
import { specSystem } from '../../../model-check/machine/spec-system.ts';
import { type SpecScenario, scenario } from '../../../model-check/scenario.ts';
import { twoPhaseCommit } from '../../../spec/baselines/two-phase-commit/two-phase.ts';
import { put } from '../../../spec/kernel/record.ts';
import { type ActionDef, action, always, type Properties, reachable, recoverable, type Spec, step } from '../../../spec/kernel/spec.ts';
import { paxosCommit } from '../../../spec/paxos-commit/paxos-commit.ts';
import { type Counts, countOrbits, searchNaively, TooManyStates } from '../naive.ts';

function explore<S>(system: System<S>, seed = 1): Counts {
  const explorer = new Explorer(system, {}, {}, seed);
  while (explorer.advance(100));
  return { distinct: explorer.distinct, generated: explorer.generated, depth: explorer.depth };
}

/** The counts that a search of one state per orbit must find, derived from a search of all states. */
function expected<S>(system: System<S>, most?: number): Pick<Counts, 'distinct' | 'depth'> {
  const { states, depth } = searchNaively(system, most);
  return { distinct: countOrbits(states, generators(system)), depth };
}

/** A random system with more states is not looked at: some have tens of thousands. */
const MOST_STATES = 2000;

/** As `expected`; draws another example where there are too many states. */
function expectedOfDrawn<S>(system: System<S>): Pick<Counts, 'distinct' | 'depth'> {
  try {
    return expected(system, MOST_STATES);
  } catch (error) {
    fc.pre(!(error instanceof TooManyStates));
    throw error;
  }
}

function symmetryOf<S>({ symmetry }: System<S>): Symmetry {
  if (symmetry === undefined) throw new Error('no symmetry declared');
  return symmetry;
}

function generators<S>(system: System<S>): readonly Renaming[] {
  return symmetryOf(system).generators;
}

const NAMES = ['a', 'b', 'c'] as const;
type Name = (typeof NAMES)[number];

/** Three parts, and what they have to do with each other. */
interface Parts {
  readonly cells: Readonly<Record<Name, number>>;
  /** Keys that name two of them. */
  readonly knows: Readonly<Record<string, boolean>>;
  readonly turn: Name | 'nobody';
  readonly log: readonly { readonly by: string }[];
}

const EMPTY: Parts = {
  cells: { a: 0, b: 0, c: 0 },
  knows: Object.fromEntries(NAMES.flatMap((x) => NAMES.map((y) => [`${x} knows ${y}`, false]))),
  turn: 'nobody',
  log: [],
};

/** A rule about any two of them, which may be the same one. */
const rule = fc.record({
  is: fc.integer({ min: 0, max: 2 }),
  other: fc.integer({ min: 0, max: 2 }),
  inTurn: fc.boolean(),
  known: fc.boolean(),
  becomes: fc.integer({ min: 0, max: 2 }),
  does: fc.constantFrom('nothing', 'knows', 'turn', 'log'),
});

type Rule = typeof rule extends fc.Arbitrary<infer R> ? R : never;
type Pair = { readonly x: Name; readonly y: Name };

const pairs: readonly Pair[] = NAMES.flatMap((x) => NAMES.map((y) => ({ x, y })));

function actionOf({ is, other, inTurn, known, becomes, does }: Rule, among: readonly Pair[] = pairs): ActionDef<Parts, Pair> {
  return action<Parts, Pair>({
    params: () => among,
    when: ({ cells, turn, knows }, { x, y }) =>
      cells[x] === is && cells[y] === other && (!inTurn || turn === x || turn === 'nobody') && knows[`${x} knows ${y}`] === known,
    then(state, { x, y }) {
      const after = put(state, 'cells', put(state.cells, x, becomes));
      if (does === 'knows') return put(after, 'knows', put(state.knows, `${x} knows ${y}`, true));
      if (does === 'turn') return put(after, 'turn', y);
      return does === 'log' && state.log.length < 2 ? put(after, 'log', [...state.log, { by: `${x} of ${y}` }]) : after;
    },
  });
}

const beginnings = fc.constantFrom<readonly Parts[]>(
  [EMPTY],
  NAMES.map((name) => ({ ...EMPTY, cells: { ...EMPTY.cells, [name]: 1 } })),
);

function specOf(init: readonly Parts[], rules: readonly Rule[], more: Spec<Parts>['actions'] = {}): Spec<Parts> {
  const actions = Object.fromEntries(rules.map((each, i) => [`rule${i}`, actionOf(each)]));
  return { name: 'parts', init, actions: { ...actions, ...more }, properties: {} };
}

const MAJORITIES = [
  ['a1', 'a2'],
  ['a1', 'a3'],
  ['a2', 'a3'],
];

describe('one state of each orbit is explored', () => {
  test.each([3, 4, 5])('of two-phase commit with %i managers', (count) => {
    const managers = Array.from({ length: count }, (_, i) => `rm${i + 1}`);
    const system = specSystem(twoPhaseCommit(managers), {}, [managers]);
    expect(explore(system)).toMatchObject(expected(system));
  });

  test('of Paxos Commit, whose acceptors are symmetric', () => {
    const bounds = { managers: ['rm1'], acceptors: ['a1', 'a2', 'a3'], majorities: MAJORITIES, ballots: [0, 1] };
    const system = specSystem(paxosCommit(bounds), {}, [bounds.acceptors]);
    expect(explore(system)).toMatchObject(expected(system));
  });

  test('of random specs, whatever seed draws the fingerprints', () => {
    fc.assert(
      fc.property(fc.array(rule, { minLength: 1, maxLength: 4 }), beginnings, fc.integer(), (rules, init, seed) => {
        const spec = specOf(init, rules);
        for (const whole of [new Set<string>(), new Set(['cells', 'knows'])]) {
          const system = specSystem(spec, { whole, sequences: new Set(['log']) }, [NAMES]);
          const wanted = expectedOfDrawn(system);
          expect(explore(system, seed)).toMatchObject(wanted);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('the levels are those of the search of all states, and a state has as many successors as each of its orbit', () => {
    fc.assert(
      fc.property(fc.array(rule, { minLength: 1, maxLength: 4 }), (rules) => {
        const spec = specOf([EMPTY], rules);
        const [all, orbits] = [explore(specSystem(spec)), explore(specSystem(spec, { sequences: new Set(['log']) }, [['a', 'b']]))];
        expect(orbits.depth).toBe(all.depth);
        expect(orbits.distinct).toBeLessThanOrEqual(all.distinct);
        expect(orbits.generated).toBeLessThanOrEqual(all.generated);
      }),
      { numRuns: 20 },
    );
  });
});

interface Lights {
  readonly lights: Readonly<Record<string, 'off' | 'on' | 'broken'>>;
}

const LIGHTS = ['x1', 'x2', 'x3'];

/** Lights that go on and break. */
const lights: Spec<Lights> = {
  name: 'lights',
  init: [{ lights: { x1: 'off', x2: 'off', x3: 'off' } }],
  actions: {
    On: action<Lights, string>({
      params: () => LIGHTS,
      when: (state, name) => state.lights[name] === 'off',
      then: (state, name) => put(state, 'lights', put(state.lights, name, 'on')),
    }),
    Break: action<Lights, string>({
      params: () => LIGHTS,
      when: (state, name) => state.lights[name] === 'on',
      then: (state, name) => put(state, 'lights', put(state.lights, name, 'broken')),
    }),
  },
  properties: {},
};

function lighting(properties: Properties<Lights>, more: Partial<SpecScenario<Lights>> = {}): SpecScenario<Lights> {
  return scenario<Lights>({
    name: 'test/lights',
    teaches: 'Nothing.',
    cost: 'fast',
    spec: lights,
    properties,
    symmetric: [LIGHTS],
    ...more,
  });
}

const howMany = ({ lights: all }: Lights, what: string) => Object.values(all).filter((each) => each === what).length;

describe('verdicts are those of all states', () => {
  test('with the number of renamings beside the counts', async () => {
    const report = await check(lighting({ allBreak: reachable((state) => howMany(state, 'broken') === 3) }));
    expect(report).toMatchObject({ verdict: 'holds', distinct: 10, depth: 7, renamings: 6, exhausted: true });
    expect(report.collisionProbability).toBe(600 / 2 ** 65);
    expect(await check(lighting({}, { symmetric: [] }))).toMatchObject({ verdict: 'holds', distinct: 27, depth: 7 });
  });

  test('a counterexample is a behaviour of these parts, and a shortest one', async () => {
    const report = await check(lighting({ oneIsWhole: always((state) => howMany(state, 'broken') < 2) }));
    expect(report).toMatchObject({ verdict: 'violates', property: 'oneIsWhole' });
    expect(report.counterexample?.steps.map(({ action: name }) => name).sort()).toEqual(['Break', 'Break', 'On', 'On']);
    expect(howMany(report.counterexample?.final as Lights, 'broken')).toBe(2);
  });

  test('a step is judged that leads to a state of the same orbit', async () => {
    const swap = action<Lights, readonly [string, string]>({
      params: () => LIGHTS.flatMap((x) => LIGHTS.filter((y) => y !== x).map((y) => [x, y] as const)),
      when: (state, [x, y]) => state.lights[x] === 'on' && state.lights[y] === 'off',
      then: (state, [x, y]) => put(state, 'lights', put(put(state.lights, x, 'off'), y, 'on')),
    });
    const moves = { ...lights, actions: { ...lights.actions, Move: swap } };
    const stays = step<Lights>((before, after) => !LIGHTS.some((name) => before.lights[name] === 'on' && after.lights[name] === 'off'));
    expect(await check(lighting({ stays }, { spec: moves }))).toMatchObject({ verdict: 'violates', property: 'stays' });
  });

  test('what is recoverable is, and what is not is lost', async () => {
    const whole = recoverable<Lights>((state) => howMany(state, 'broken') === 3);
    expect(await check(lighting({ whole }))).toMatchObject({ verdict: 'holds', distinct: 10 });
    const lost = await check(lighting({ lost: recoverable((state) => howMany(state, 'on') > 0) }));
    expect(lost).toMatchObject({ verdict: 'violates', property: 'lost' });
    expect(lost.counterexample?.steps).toHaveLength(6);
  });
});

describe('a false declaration of symmetry is an error, not a verdict', () => {
  const only = (name: string): Spec<Lights>['actions'] => ({
    ...lights.actions,
    Repair: action<Lights, string>({
      params: () => [name],
      when: (state) => state.lights[name] === 'broken' && howMany(state, 'broken') === 3,
      then: (state) => put(state, 'lights', put(state.lights, name, 'off')),
    }),
  });

  test.each<[string, SpecScenario<Lights>, RegExp]>([
    [
      'an action',
      lighting({}, { spec: { ...lights, actions: only('x2') } }),
      /^test\/lights: x1 ↔ x2 are not symmetric: under these names, Repair does something else/,
    ],
    [
      'an initial state',
      lighting({}, { spec: { ...lights, init: [{ lights: { x1: 'on', x2: 'off', x3: 'off' } }] } }),
      /x1 ↔ x2 are not symmetric: under these names, an initial state becomes one that is not initial/,
    ],
    [
      'an invariant',
      lighting({ first: always(({ lights: { x3 } }) => x3 !== 'broken') }),
      /are not symmetric: under these names, first gives another answer: true of \{ lights.x1: "broken", .* \}, false of the same renamed/,
    ],
    ['a reachable property', lighting({ first: reachable(({ lights: { x1 } }) => x1 === 'broken') }), /first gives another answer/],
    ['a recoverable property', lighting({ first: recoverable(({ lights: { x1 } }) => x1 === 'broken') }), /first gives another answer/],
    [
      'a step property',
      lighting({ first: step((before, after) => before.lights.x1 === after.lights.x1 || after.lights.x2 !== 'on') }),
      /first gives another answer/,
    ],
    [
      'a refinement',
      lighting(
        {},
        {
          refines: { first: { of: { ...lights, init: [{ lights: { x1: 'off' } }] }, view: ({ lights: { x1 } }) => ({ lights: { x1 } }) } },
        },
      ),
      /first gives another answer/,
    ],
    [
      'a name that is not a part',
      lighting({}, { symmetric: [['x1', 'x9']] }),
      /symmetric: got "x9", expected a name that occurs in an initial state, in a key of it, or in a parameter; the nearest is "x2"/,
    ],
    ['a name that is not a word', lighting({}, { symmetric: [['x1', 'x-2']] }), /"x-2" is not a word/],
    [
      'a name that is listed twice',
      lighting(
        {},
        {
          symmetric: [
            ['x1', 'x2'],
            ['x2', 'x3'],
          ],
        },
      ),
      /symmetric: x2 is listed twice/,
    ],
    [
      'too many',
      lighting({}, { symmetric: [['1', '2', '3', '4', '5', '6', '7']] }),
      /got parts that can change places in 5040 ways, expected at most 720/,
    ],
  ])('%s', async (_, faulty, message) => {
    await expect(check(faulty)).rejects.toThrow(message);
  });

  test.each<[string, Partial<Renaming>, RegExp]>([
    ['that forgets a slot', { value: (value) => value }, /a ↔ b are not symmetric: under these names, rule0 does something else/],
    [
      'that makes one of two values',
      { value: (value) => (value === 1 ? 0 : value) },
      /symmetric: under a ↔ b after a ↔ b, 1 in cells\.[ab] becomes something else than what comes from the same names/,
    ],
    ['under which two slots share a place', { slots: [] }, /the renaming a ↔ b does not give each slot a place of its own/],
    [
      'that throws',
      {
        value: () => {
          throw new Error('oh');
        },
      },
      /a ↔ b are not symmetric: under these names, oh/,
    ],
  ])('a renaming %s', (_, wrong, message) => {
    const system = specSystem(specOf([EMPTY], [{ is: 0, other: 0, inTurn: true, known: false, becomes: 1, does: 'turn' }]), {}, [
      ['a', 'b'],
    ]);
    const renamings = generators(system).map((renaming) => ({ ...renaming, ...wrong }));
    expect(() => explore({ ...system, symmetry: { ...symmetryOf(system), generators: renamings } })).toThrow(message);
  });

  test('in random specs with one rule that is about one pair: a verdict is given only if that does no harm', () => {
    fc.assert(
      fc.property(fc.array(rule, { minLength: 1, maxLength: 3 }), rule, fc.constantFrom(...pairs), (rules, odd, pair) => {
        const system = specSystem(specOf([EMPTY], rules, { Odd: actionOf(odd, [pair]) }), { sequences: new Set(['log']) }, [NAMES]);
        let found: Counts;
        try {
          found = explore(system);
        } catch (error) {
          expect(String(error)).toMatch(/are not symmetric: under these names, .* does something else/);
          return;
        }
        expect(found).toMatchObject(expectedOfDrawn(system));
      }),
      { numRuns: 60 },
    );
  });
});

describe('renamings', () => {
  test('of a state put each part in its place', () => {
    const system = specSystem(specOf([EMPTY], []), {}, [['a', 'b']]);
    const [state] = specSystem(specOf([{ ...EMPTY, cells: { a: 1, b: 2, c: 0 }, turn: 'a', log: [{ by: 'b of c' }] }], [])).initial;
    const [image] = specSystem(specOf([{ ...EMPTY, cells: { a: 2, b: 1, c: 0 }, turn: 'b', log: [{ by: 'a of c' }] }], [])).initial;
    expect(generators(system).map((renaming) => textOf(renamed(state, renaming)))).toEqual([textOf(image)]);
  });
});
