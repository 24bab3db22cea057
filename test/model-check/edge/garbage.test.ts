/** Garbage at every field of what a user passes: one error of the house, in one form, and never one of the engine's own. */
import { describe, expect, test } from 'vitest';
import { next, type Protocol } from '../../../impl/kernel/protocol.ts';
import { check, inWords, stepsInWords } from '../../../model-check/drivers/check.ts';
import { simulate } from '../../../model-check/drivers/simulate.ts';
import { ModelError } from '../../../model-check/engine/system/model-error.ts';
import { sequenceDiagram } from '../../../model-check/report/sequence-diagram.ts';
import { spaceTimeDiagram } from '../../../model-check/report/space-time-diagram.ts';
import { scenario } from '../../../model-check/scenario.ts';
import { always, reachable, type Spec } from '../../../spec/kernel/spec.ts';

interface Count {
  readonly n: number;
}

const counter: Spec<Count> = {
  name: 'counter',
  init: [{ n: 0 }],
  actions: { Up: { doc: 'Up.', params: () => [1], when: ({ n }) => n < 2, then: ({ n }) => ({ n: n + 1 }) } },
  properties: { small: always(({ n }) => n < 3) },
};

interface Quiet {
  readonly config: null;
  readonly state: { readonly asked: number };
  readonly message: string;
  readonly request: string;
  readonly timer: string;
  readonly output: string;
  readonly durable: never;
}

const quiet: Protocol<Quiet> = {
  name: 'quiet',
  init: () => next<Quiet>({ asked: 0 }),
  step: (state, event) => next<Quiet>(event.type === 'request' ? { asked: state.asked + 1 } : state),
  typeInvariant: () => [],
};

const ofSpec = {
  name: 'test/garbage',
  teaches: 'Nothing.',
  cost: 'fast',
  bound: { depth: 9 },
  expect: { verdict: 'holds', distinct: 3, generated: 3, depth: 3 },
  spec: counter,
  properties: { two: reachable<Count>(({ n }) => n === 2) },
  refines: { itself: { of: { ...counter, properties: {} }, view: (state: Count) => state } },
};

const ofWorld = {
  name: 'test/garbage',
  teaches: 'Nothing.',
  cost: 'fast',
  expect: { verdict: 'violates', property: 'nobodyAsks', steps: 1 },
  protocol: quiet,
  nodes: [
    { id: 1, config: null, running: { asked: 0 }, timers: ['t'], monitored: [2], suspected: [2], falselySuspects: [2] },
    { id: 2, config: null },
  ],
  requests: [{ at: 1, request: 'one' }],
  network: 'unordered',
  absent: [7],
  unreachable: [[1, 2]],
  partitions: [[[1], [2]]],
  faults: { crash: 1, restart: 1, falseSuspicion: 1, drop: 1, duplicate: 1, partition: 1 },
  slowTimers: true,
  longPartitions: true,
  detectsRestarts: true,
  history: { initial: 0, after: (count: number) => count + 1 },
  properties: { nobodyAsks: always(() => true) },
};

/** Values of all sorts; no field takes all of them. */
const GARBAGE: readonly unknown[] = [
  null,
  Number.NaN,
  -1,
  1.5,
  1e300,
  '',
  'odd',
  true,
  10n,
  Symbol('odd'),
  [],
  [null],
  [[]],
  {},
  { odd: 1 },
  () => 'odd',
  class Odd {},
  new Map(),
  new Date(0),
  thrower(),
  revoked(),
];

function thrower(): object {
  return new Proxy({}, { ownKeys: fail, get: fail, getPrototypeOf: fail, has: fail });
}

function fail(): never {
  throw new TypeError('odd');
}

function revoked(): object {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

type Path = readonly (string | number)[];

/** Each place in a value, the value itself included. Functions are places, and are not entered. */
function placesIn(value: unknown): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [[]];
  const inner = Object.entries(value).flatMap(([key, entry]) => placesIn(entry).map((path): Path => [key, ...path]));
  return [[], ...inner];
}

/** `value` with `instead` at `path`. */
function replaced(value: unknown, path: Path, instead: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return instead;
  if (Array.isArray(value)) return value.map((item, i) => (String(i) === key ? replaced(item, rest, instead) : item));
  return { ...Object(value), [key]: replaced(Reflect.get(Object(value), key), rest, instead) };
}

const FORM = /: got [\s\S]+, expected [\s\S]+; [\s\S]+/;

/** Says what is wrong with how `call` takes garbage; null when it accepts the garbage, or refuses it in the form of the house. */
async function complaint(call: () => unknown): Promise<string | null> {
  try {
    await call();
    return null;
  } catch (error) {
    if (!(error instanceof ModelError)) return `threw ${String(error)}`;
    return isInForm(error.message) ? null : `said ${error.message}`;
  }
}

/** Mistakes of user code that show only when it runs have a form of their own. */
function isInForm(message: string): boolean {
  return FORM.test(message) || /\b(threw|not pure|returned|is a record|are all records|promise|changes)\b/i.test(message);
}

async function complaints(value: object, use: (value: never) => unknown): Promise<readonly string[]> {
  const found: string[] = [];
  for (const [path, garbage] of attemptsOn(value)) {
    const said = await complaint(() => use(replaced(value, path, garbage) as never));
    if (said !== null) found.push(`${path.join('.')}: ${said}`);
  }
  return found;
}

/** Garbage for one place further down, at least. */
const FEWEST_DEEP = 3;

/** All garbage at each field of the value itself; further down each place gets some, in turn, and each level all of it. */
function attemptsOn(value: object): readonly (readonly [Path, unknown])[] {
  const places = placesIn(value);
  const levels = [...new Set(places.map(({ length }) => length))].map((length) => places.filter((path) => path.length === length));
  return levels.flatMap((level) => {
    const isDeep = level[0].length > 1;
    const each = isDeep ? Math.max(FEWEST_DEEP, Math.ceil(GARBAGE.length / level.length)) : GARBAGE.length;
    return level.flatMap((path, place) =>
      Array.from({ length: each }, (_, i): readonly [Path, unknown] => [path, GARBAGE[(place * each + i) % GARBAGE.length]]),
    );
  });
}

test('at each level each sort of garbage is tried, and each place gets some', () => {
  const attempts = attemptsOn(ofWorld);
  for (const length of new Set(placesIn(ofWorld).map((path) => path.length)))
    expect(new Set(attempts.filter(([path]) => path.length === length).map(([, garbage]) => garbage)).size).toBe(GARBAGE.length);
  expect(new Set(attempts.map(([path]) => path.join('.'))).size).toBe(placesIn(ofWorld).length);
});

const LIMITS = { maxStates: 100 };

describe('garbage in any field is refused in one form, or means something', () => {
  test.each([
    ['a scenario of a spec', ofSpec],
    ['a scenario of a protocol', ofWorld],
  ])('%s', async (_, definition) => {
    expect(await complaint(() => check(definition as never, LIMITS))).toBe(null);
    expect(await complaints(definition, (odd) => check(odd, LIMITS))).toEqual([]);
    expect(await complaints(definition, (odd) => simulate(odd, { seed: 1, steps: 2 }))).toEqual([]);
    expect(await complaints(definition, (odd) => scenario(odd))).toEqual([]);
  });

  test('options', async () => {
    const all = { maxStates: 10, maxMemoryMB: 9e9, maxSeconds: 9, seed: 1, signal: { aborted: false }, onProgress: () => undefined };
    expect(await complaints(all, (odd) => check(ofSpec as never, odd))).toEqual([]);
    expect(await complaints({ seed: 1, steps: 2 }, (odd) => simulate(ofSpec as never, odd))).toEqual([]);
  });

  test('parts of reports', async () => {
    const { steps } = await simulate(ofWorld as never, { seed: 1, steps: 3 });
    const plainSteps = JSON.parse(JSON.stringify(steps)) as object;
    expect(await complaints(plainSteps, (odd) => sequenceDiagram(odd, 'p'))).toEqual([]);
    expect(await complaints(plainSteps, (odd) => spaceTimeDiagram(odd, 'p'))).toEqual([]);
    expect(await complaints(plainSteps, (odd) => stepsInWords(odd))).toEqual([]);
    expect(await complaints({ property: 'p', because: 'b', steps: plainSteps }, (odd) => inWords(odd))).toEqual([]);
  });

  test('what a reducer returns', async () => {
    const effects = [
      { type: 'setTimer', timer: 't', afterMs: 1 },
      { type: 'send', to: 2, message: 'm' },
      { type: 'monitor', node: 2 },
    ];
    const use = (returned: never) => check({ ...ofWorld, protocol: { ...quiet, step: () => returned } } as never, LIMITS);
    expect(await complaints({ state: { asked: 0 }, effects }, use)).toEqual([]);
  });
});
