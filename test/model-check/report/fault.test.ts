/** Each function that a user supplies, and each way in which it may misbehave: every pair is told, with where it came to light. */
import { describe, expect, test } from 'vitest';
import { next, type Protocol } from '../../../impl/kernel/protocol.ts';
import { check } from '../../../model-check/drivers/check.ts';
import { simulate } from '../../../model-check/drivers/simulate.ts';
import { ModelError } from '../../../model-check/engine/system/model-error.ts';
import type { ProtocolScenario, SpecScenario } from '../../../model-check/scenario.ts';
import { action, always, reachable, recoverable, step } from '../../../spec/kernel/spec.ts';
import { between, type Chat, chat } from '../world/chat.ts';

// biome-ignore lint/suspicious/noExplicitAny: what programs without types pass is the point here.
type Anything = any;
type Run = (...args: readonly Anything[]) => Anything;
type Faulty = SpecScenario<Anything> | ProtocolScenario<Chat, Anything>;

/** A function of the user's, and a scenario in which another one stands in its place. */
interface Place {
  readonly name: string;
  /** The name that complaints give it. */
  readonly called: string;
  /** The result of a sound function, and another of the same kind. */
  readonly good: Run;
  readonly other: Run;
  readonly put: (run: Run) => Faulty;
  readonly isQuestion?: true;
  /** A walk does not call it. */
  readonly isOnlyInCheck?: true;
}

const first = { n: 0, names: { b: 1, a: 2 } };
const count = (s: Anything) => ({ ...s, n: s.n + 1 });
const yes = () => true;
const no = () => false;

function spec(changes: object, more: object = {}): SpecScenario<Anything> {
  const Up = action<Anything, Anything>(Object.assign({ params: () => [1], when: (s: Anything) => s.n < 3, then: count }, changes));
  return Object.assign(
    {
      name: 'test/faults',
      teaches: 'Nothing.',
      cost: 'fast' as const,
      spec: { name: 'count', init: [first], actions: { Up }, properties: {} },
    },
    more,
  );
}

const properties = { always, step, reachable, recoverable };

function property(kind: keyof typeof properties, good: Run, other: Run, more: Partial<Place> = {}): Place {
  const put = (run: Run) => spec({}, { properties: { p: properties[kind]<Anything>(run) } });
  return { name: kind, called: 'the property p', good, other, put, isQuestion: true, ...more };
}

function explaining(kind: 'always' | 'step' | 'recoverable', explain: Run): SpecScenario<Anything> {
  return spec({}, { properties: { p: properties[kind]<Anything>(no, 'Never so.', explain) } });
}

function explanation(kind: 'always' | 'step' | 'recoverable'): Place {
  return {
    name: `explain of ${kind}`,
    called: 'explain of the property p',
    good: () => 'a is 2',
    other: () => 'b is 1',
    put: (run) => explaining(kind, run),
    ...(kind === 'recoverable' ? { isOnlyInCheck: true as const } : {}),
  };
}

function refined(part: 'params' | 'when' | 'then', good: Run, other: Run): Place {
  const put = (run: Run) => {
    const Climb = action<Anything, Anything>(Object.assign({ params: () => [1], when: yes, then: count }, { [part]: run }));
    const of = { name: 'climbing', init: [first], actions: { Climb }, properties: {} };
    return spec({}, { refines: { climbing: { of, view: (s: Anything) => s } } });
  };
  const place = { name: `${part} of a refined spec`, called: `\`${part}\` of Climb`, good, other, put, isOnlyInCheck: true as const };
  return part === 'when' ? { ...place, isQuestion: true } : place;
}

function history(run: Run): Faulty {
  return between({ ask: { type: 'tell', words: ['a'] }, history: { initial: { b: 1, a: 2 }, after: run } } as object);
}

const abstract = { name: 'abstract', init: [{ n: 0 }], actions: { Up: action<Anything>({ when: yes, then: count }) }, properties: {} };
const reducer = (run: Run): Protocol<Chat> => ({
  ...chat,
  step: (state, event) => (event.type === 'request' ? run(state, event) : next<Chat>(state)),
});

const PLACES: readonly Place[] = [
  { name: 'params', called: '`params` of Up', good: () => [1], other: () => [2], put: (params) => spec({ params }) },
  { name: 'when', called: '`when` of Up(1)', good: yes, other: no, put: (when) => spec({ when }), isQuestion: true },
  { name: 'then', called: '`then` of Up(1)', good: count, other: (s) => count(count(s)), put: (run) => spec({ then: run }) },
  property('always', yes, no),
  property('step', yes, no),
  property('reachable', no, yes, { isOnlyInCheck: true }),
  property('recoverable', no, yes, { isOnlyInCheck: true }),
  explanation('always'),
  explanation('step'),
  explanation('recoverable'),
  {
    name: 'view',
    called: 'the view of abstract',
    good: ({ n }) => ({ n }),
    other: ({ n }) => ({ n: n + 1 }),
    put: (view) => spec({}, { refines: { abstract: { of: abstract, view } } }),
    isOnlyInCheck: true,
  },
  refined(
    'params',
    () => [1],
    () => [2],
  ),
  refined('when', yes, no),
  refined('then', count, (s) => count(count(s))),
  {
    name: 'step of a protocol',
    called: 'node 1, at the event {"type":"request"',
    good: (state) => next<Chat>(state),
    other: (state) => next<Chat>({ ...state, rolled: 7 }),
    put: (run) => between({ protocol: reducer(run), ask: { type: 'roll', words: [] } }),
  },
  {
    name: 'after of a history',
    called: 'the history, `after` a request at node 1,',
    good: (past) => past,
    other: (past) => ({ ...past, b: 3 }),
    put: history,
  },
];

const firstRecord = (state: Anything) => state.names ?? state;

const isSorted = (keys: readonly string[]) => keys[0] < (keys.at(-1) ?? '');

/** The ways in which a function can misbehave, and the complaint about each. */
const MISDEEDS: readonly (readonly [name: string, misdeed: (place: Place) => Run, says: RegExp])[] = [
  [
    'is async',
    ({ good }) =>
      async (...args) =>
        good(...args),
    /returned a Promise.*is it async\? make it synchronous/,
  ],
  [
    'throws an error',
    () => () => {
      throw new Error('boom');
    },
    /threw: boom/,
  ],
  [
    'throws a text',
    () => () => {
      throw 'boom';
    },
    /threw: boom/,
  ],
  [
    'throws what cannot be shown',
    () => () => {
      throw Object.defineProperty(new Error(), 'message', {
        get: () => {
          throw new Error('no');
        },
      });
    },
    /threw: something that cannot be shown/,
  ],
  [
    'throws many lines',
    () => () => {
      throw new Error(`one\ntwo${'.'.repeat(5_000)}`);
    },
    /threw: one two\.{200,300}… \(5007 characters\)/,
  ],
  [
    'alternates',
    ({ good, other }) => {
      let calls = 0;
      return (...args) => (calls++ % 2 === 0 ? good(...args) : other(...args));
    },
    /is not pure/,
  ],
  [
    'goes by the order of keys',
    ({ good, other }) =>
      (...args) =>
        isSorted(Object.keys(firstRecord(args[0]))) ? good(...args) : other(...args),
    /depends on the order of keys/,
  ],
  [
    'changes its argument',
    ({ good }) =>
      (...args) => {
        args[0].n = 5;
        return good(...args);
      },
    /is not pure: it changes its argument/,
  ],
];

const NO_ANSWERS: readonly unknown[] = [undefined, null, 0, 1, '', 'yes', {}, []];

async function faultOf(run: () => Promise<unknown>): Promise<ModelError> {
  const fault = await run().catch((error: unknown) => error);
  if (!(fault instanceof ModelError)) throw new Error(`no fault of the model, but ${JSON.stringify(fault)}`);
  return fault;
}

function waysToRun(place: Place): readonly ((scenario: Faulty) => Promise<unknown>)[] {
  const walk = (scenario: Faulty) => simulate(scenario, { seed: 1, steps: 5 });
  return place.isOnlyInCheck ? [check] : [check, walk];
}

describe.each(PLACES)('$name', (place) => {
  test.each(MISDEEDS)('that %s', async (_, misdeed, says) => {
    for (const run of waysToRun(place)) {
      const { message, state, steps } = await faultOf(() => run(place.put(misdeed(place))));
      expect(message).toContain(place.called);
      expect(message).toMatch(says);
      expect(message).toMatch(/\n {2}in the state \{/);
      expect([state, steps]).toEqual([expect.anything(), expect.any(Array)]);
    }
  });

  if (place.isQuestion)
    test('that answers neither true nor false', async () => {
      for (const answer of NO_ANSWERS)
        for (const run of waysToRun(place)) {
          const { message } = await faultOf(() => run(place.put(() => answer)));
          expect(message).toContain(`${place.called}`);
          expect(message).toMatch(/returned .*, expected true or false/);
        }
    });
});

describe('an explanation', () => {
  test.each([
    [undefined, 'nothing, expected one line of 1 to 500 characters; return a text'],
    [7, '7, expected one line of 1 to 500 characters; return a text'],
    [' ', 'an empty text, expected one line of 1 to 500 characters; name the nodes and keys that break the property'],
    ['x'.repeat(501), '501 characters, expected one line of 1 to 500 characters; name only some of what breaks it'],
    ['one\ntwo', 'several lines, expected one line of 1 to 500 characters; join them'],
  ])('that is %j is refused', async (odd, says) => {
    const { message } = await faultOf(() => check(explaining('always', () => odd)));
    expect(message).toContain(`explain of the property p returned ${says}\n  in the state {`);
  });

  test.each([
    ['always', ({ n }: Anything) => `n is ${n}`, 'n is 0'],
    ['step', (before: Anything, after: Anything) => `n went from ${before.n} to ${after.n}`, 'n went from 0 to 1'],
    ['recoverable', ({ n }: Anything) => `n is ${n}`, 'n is 0, and nothing that can still happen mends it'],
  ] as const)('of %s stands in the report in place of the doc', async (kind, explain, because) => {
    expect(await check(explaining(kind, explain))).toMatchObject({ because, counterexample: { because } });
  });

  test('is not asked of a property that holds, and is refused of one that no single state breaks', async () => {
    const thrown = () => {
      throw new Error('asked');
    };
    expect(await check(spec({}, { properties: { p: always<Anything>(yes, 'Always so.', thrown) } }))).toMatchObject({ verdict: 'holds' });
    const met = Object.assign(reachable<Anything>(yes), { explain: thrown });
    await expect(check(spec({}, { properties: { met } }))).rejects.toThrow('properties.met.explain: got a function');
  });
});

describe('where it came to light', () => {
  const late = (what: unknown) =>
    spec({
      then(s: Anything) {
        if (s.n === 2) throw what;
        return count(s);
      },
    });

  test('the steps that lead there are told, as text and as data', async () => {
    for (const run of [check, (scenario: Faulty) => simulate(scenario, { seed: 1, steps: 9 })]) {
      const { message, state, steps } = await faultOf(() => run(late('text')));
      expect(message).toContain(
        '`then` of Up(1) threw: text\n  in the state {"n":2,"names":{"a":2,"b":1}}\n  after these steps:\n    1. Up(1)\n',
      );
      expect(state).toEqual({ ...first, n: 2 });
      expect(steps).toMatchObject([{ says: 'Up(1)', changes: ['n 0 → 1'] }, { changes: ['n 1 → 2'] }]);
    }
  });

  test('of several initial states the one is named', async () => {
    const scenario = spec({}, { properties: { p: always<Anything>(({ n }) => (n === 7 ? undefined : true) as boolean) } });
    const init = [first, { ...first, n: 7 }];
    const { message, state, steps } = await faultOf(() => check({ ...scenario, spec: { ...scenario.spec, init } }));
    expect(message).toMatch(/in the state \{"n":7,.*\n {2}which is an initial state/);
    expect([state, steps]).toEqual([init[1], []]);
  });

  test('a long state is cut in the message, and whole as data', async () => {
    const long = 'x'.repeat(10_000);
    const scenario = spec({ when: () => 1 });
    const { message, state } = await faultOf(() => check({ ...scenario, spec: { ...scenario.spec, init: [{ ...first, long }] } }));
    expect(message.length).toBeLessThan(3_000);
    expect(message).toContain('characters; the whole state is in the error');
    expect(state).toEqual({ ...first, long });
  });
});

describe('what changes slowly is found at the end', () => {
  test.each([2, 4, 6, 8, 10])('a guard that holds for its first %i calls', async (most) => {
    let calls = 0;
    const { message } = await faultOf(() => check(spec({ params: undefined, when: (s: Anything) => s.n < 30 && calls++ < most })));
    expect(message).toContain('not pure');
  });

  test('initial states that differ from call to call', async () => {
    let calls = 0;
    const scenario = spec({});
    const changing = Object.defineProperty({ ...scenario.spec }, 'init', { get: () => [{ ...first, n: calls++ }] });
    const { message } = await faultOf(() => check({ ...scenario, spec: changing }));
    expect(message).toContain('init of count is not pure');
  });

  test('the order of keys that are whole numbers, which is the same everywhere, may be relied upon', async () => {
    const scenario = spec({ then: (s: Anything) => ({ ...s, n: s.n + Number(Object.keys(s.names)[0]) }) });
    const init = [{ n: 0, names: { 2: 'b', 1: 'a' } }];
    expect(await check({ ...scenario, spec: { ...scenario.spec, init } })).toMatchObject({ verdict: 'holds', distinct: 4 });
  });
});
