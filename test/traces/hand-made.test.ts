/** Traces that a program made by hand, and reducers and properties that return anything: told in one class of error, or as a divergence. */
import { describe, expect, test } from 'vitest';
import * as traces from '../../exports/traces.ts';
import { oneIn } from '../setup/breadth.ts';
import { recordedRun, TOYS } from './toy/recorded-run.ts';
import { replayableRumour, rumour } from './toy/rumour.ts';

const files = recordedRun({ nodes: 2, steps: 6, snapshotEvery: 3 });
const run = traces.oneRun(Object.entries(files).map(([name, text]) => traces.readTrace(name, Buffer.from(text))));
const [first, second] = run;
if (first === undefined || second === undefined) throw new Error('the run has two nodes');

function fail(): never {
  throw new TypeError('odd');
}

const cyclic: Record<string, unknown> = {};
cyclic.self = cyclic;
const WITH_GETTER = Object.defineProperty({}, 'odd', { get: fail, enumerable: true });
const WITH_PROTO = JSON.parse('{"__proto__":1}');
const DEEP = JSON.parse(`${'['.repeat(400)}${']'.repeat(400)}`);

const ODD: readonly unknown[] = [
  ...[undefined, null, Number.NaN, -1, 0.5, 'odd', true, 10n, [null], {}, { type: 'odd' }, () => 'odd', new Map()],
  ...[cyclic, WITH_GETTER, WITH_PROTO, DEEP, new Proxy({}, { ownKeys: fail, get: fail, has: fail, getPrototypeOf: fail })],
];

type Path = readonly string[];

function pathsIn(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, inside]) => pathsIn(inside, [...path, key]))];
}

/** A copy of `value` with `odd` at `path`. */
function replaced(value: unknown, [step, ...rest]: Path, odd: unknown): unknown {
  if (step === undefined) return odd;
  const copy: object = Array.isArray(value) ? [...value] : Object.assign({}, value);
  return Object.assign(copy, { [step]: replaced(Reflect.get(copy, step), rest, odd) });
}

const FACES: Readonly<Record<string, (given: never) => unknown>> = {
  merge: (given) => traces.merge(given),
  oneRun: (given) => traces.oneRun(given),
  replayTraces: (given) => traces.replayTraces(given, TOYS),
};

describe.each(Object.entries(FACES))('%s', (_, face) => {
  test('meets no value at any place of a trace that ends it in a raw error', () => {
    for (const path of oneIn(3, pathsIn(first)))
      for (const odd of ODD) {
        const given = [replaced(first, path, odd), second];
        try {
          face(given as never);
        } catch (error) {
          expect(error, path.join('/')).toBeInstanceOf(traces.BadTrace);
        }
      }
  });

  test.each([
    [['lines', '0', 'line', 'outputs'], undefined, 'traces[0].lines[0].line.outputs: got undefined, expected plain JSON; '],
    [
      ['lines', '0', 'line', 'outputs'],
      3,
      'traces[0].lines[0].line: got a line of which /outputs must be array, expected a line of type record, event, snapshot, gap; ',
    ],
    [['lines', '0', 'line', 'step'], 1, 'traces[0].lines[0].line: got event of step 1, expected step 0; pass the lines '],
    [
      ['lines', '0', 'line'],
      { ...first.end, type: 'end' },
      'traces[0].lines[0].line: got a line of type end, expected a line of type record, event, snapshot, gap; ',
    ],
    [['lines', '0', 'number'], -1, 'traces[0].lines[0].number: got -1, expected a whole number, at least 1; '],
    [['header', 'node'], -1, 'traces[0].header: got a line of which /node must be >= 0, expected a line of type header; '],
    [['header'], first.end, 'traces[0].header: got a line of type end, expected a line of type header; '],
    [['torn'], 'no', 'traces[0].torn: got a string, expected true or false; '],
    [['faults'], [{}], 'traces[0].faults[0]: got another object, expected a fault, as readTrace tells it; '],
  ])('says what stands at %j', (path, odd, says) => {
    expect(() => face([replaced(first, path, odd), second] as never)).toThrow(says);
  });
});

test('a key that no state may have is refused where a trace is read', () => {
  const text = (files['node-1.1.ndjson'] ?? '').replace('"config":{', '"config":{"__proto__":1,');
  expect(() => traces.readTrace('file', Buffer.from(text))).toThrow(/^file:1:\d+: got the key "__proto__", expected /);
});

test('protocols that are none are refused before anything is replayed', () => {
  for (const odd of ODD)
    for (const given of [odd, { rumour: odd }, { rumour: { ...replayableRumour, protocol: odd } }])
      expect(() => traces.replayTraces(run, given as never)).toThrow(traces.BadTrace);
});

describe('a reducer that returns anything', () => {
  const returning = (odd: unknown) => ({ rumour: { ...replayableRumour, protocol: { ...rumour, init: () => odd as never } } });

  test.each(ODD.map((odd, index) => [index, odd]))('is told as a divergence: %i', (_, odd) => {
    const state = {};
    for (const next of [odd, { state: odd, effects: [] }, { state, effects: odd }, { state, effects: [odd] }]) {
      const { verdict } = traces.replayTraces(run, returning(next));
      expect(verdict).toBe('diverged');
    }
  });

  test.each([
    [undefined, 'the reducer returned no step: the value: got nothing, expected what a step returns, '],
    [{ state: {} }, 'the reducer returned no step: effects: got nothing, expected an array of effects; '],
    [{ state: {}, effects: [null] }, 'the reducer returned no step: effects[0]: got null, expected an effect, '],
    [Promise.resolve(), 'the reducer returned a Promise, expected plain JSON: is it async? make it synchronous'],
  ])('is told in words', (odd, says) => {
    const { first: found } = traces.replayTraces(run, returning(odd));
    expect(found).toMatchObject({ kind: 'reducerThrew' });
    expect(found?.says).toContain(says);
  });

  test('and one that throws what cannot be shown', () => {
    const init = () => {
      throw Object.create(null);
    };
    expect(traces.replayTraces(run, { rumour: { ...replayableRumour, protocol: { ...rumour, init } } })).toMatchObject({
      first: { kind: 'reducerThrew' },
    });
  });
});

describe('properties that are none', () => {
  const NONE = [undefined, null, 3, 'odd', [null], new Map(), WITH_GETTER, async () => ({})];

  test.each([...NONE, ...NONE.map((one) => ({ one })), { one: { kind: 'odd', holds: () => true } }, { one: { kind: 'always', holds: 3 } }])(
    'are refused: %#',
    (odd) => {
      const properties = () => odd as never;
      expect(() => traces.replayTraces(run, { rumour: { ...replayableRumour, properties } })).toThrow(traces.BadTrace);
    },
  );

  test('are named', () => {
    const properties = () => null as never;
    expect(() => traces.replayTraces(run, { rumour: { ...replayableRumour, properties } })).toThrow(
      'protocols.rumour.properties(nodes): got null, expected an object of properties by name; ',
    );
    expect(() => traces.replayTraces(run, { rumour: { ...replayableRumour, history: { initial: null } as never } })).toThrow(
      'protocols.rumour.history.after: got nothing, expected a function (history, event) => the history after it; ',
    );
  });
});

test('canonicalJson and digestOf refuse what cannot be read as they refuse what is not plain', () => {
  for (const odd of [WITH_GETTER, [WITH_GETTER], new Proxy({}, { getPrototypeOf: fail })])
    for (const face of [traces.canonicalJson, traces.digestOf])
      expect(() => face(odd)).toThrow('got an object that cannot be read, expected plain JSON; ');
});
