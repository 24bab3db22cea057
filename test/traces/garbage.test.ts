/** Garbage at the readers of traces and histories. Each new export must go into the list of readers or the list of others. */
import { expect, test } from 'vitest';
import * as traces from '../../exports/traces.ts';

function fail(): never {
  throw new TypeError('odd');
}

const cyclic: { self?: unknown } = {};
cyclic.self = cyclic;

const GARBAGE: readonly unknown[] = [
  ...[
    undefined,
    null,
    Number.NaN,
    -1,
    1e300,
    '',
    true,
    10n,
    Symbol('odd'),
    [null],
    [[]],
    [{}],
    new Array(2),
    {},
    { odd: 1 },
    cyclic,
    () => 'odd',
  ],
  ...[new Map(), new Proxy({}, { ownKeys: fail, get: fail, has: fail }), [new Proxy({}, { get: fail })]],
];

const IDENTITY = { run: 'r', node: 1, incarnation: 1, protocol: 'p', config: null, software: 's' };
const RECORDER = { identity: IDENTITY, sink: null, now: () => 0 };

/** Each with arguments that are sound but for the garbage. */
const EDGES: Readonly<Record<string, readonly ((odd: never) => unknown)[]>> = {
  readTrace: [(odd) => traces.readTrace(odd, new Uint8Array()), (odd) => traces.readTrace('file', odd)],
  readTraces: [(odd) => traces.readTraces(odd)],
  merge: [(odd) => traces.merge(odd)],
  Recorder: [
    (odd) => new traces.Recorder(odd),
    (odd) => new traces.Recorder({ ...RECORDER, identity: odd }),
    (odd) => new traces.Recorder({ ...RECORDER, sink: odd }),
    (odd) => new traces.Recorder({ ...RECORDER, now: odd }),
    (odd) => new traces.Recorder({ ...RECORDER, snapshotEvery: odd }),
  ],
  oneRun: [(odd) => traces.oneRun(odd)],
  replay: [(odd) => traces.replay(odd, {})],
  replayTraces: [(odd) => traces.replayTraces(odd, {})],
  readHistory: [(odd) => traces.readHistory(odd), (odd) => traces.readHistory('no-such-file', odd)],
  parseHistory: [
    (odd) => traces.parseHistory(odd, ''),
    (odd) => traces.parseHistory('file', odd),
    (odd) => traces.parseHistory('file', '', odd),
  ],
  conformance: [
    (odd) => traces.conformance(odd, { spec: { init: [], actions: {} } } as never),
    (odd) => traces.conformance(['no-such-file'], odd),
  ],
  reportOn: [(odd) => traces.reportOn(odd)],
  fileSink: [(odd) => traces.fileSink(odd, 1, 1), (odd) => traces.fileSink('', odd, 1), (odd) => traces.fileSink('', 1, odd)],
};

/** Called by a program with what it has made itself, and values. */
const BUILDING_BLOCKS = [
  ...['BadTrace', 'HISTORY_FORMAT', 'TRACE_FORMAT', 'TraceExists', 'canonicalJson', 'CannotRecord', 'digestOf', 'traceFileName'],
  ...['specOfNodes'],
];

test('each export is an edge, or a building block', () => {
  expect(Object.keys(traces).sort()).toEqual([...Object.keys(EDGES), ...BUILDING_BLOCKS].sort());
});

test.each(Object.entries(EDGES))('%s refuses garbage in one class of error', (_, uses) => {
  for (const use of uses)
    for (const odd of GARBAGE) {
      try {
        use(odd as never);
      } catch (error) {
        expect(error).toBeInstanceOf(traces.BadTrace);
      }
    }
});

test('a complaint says what was passed, what was expected and what to do', () => {
  expect(() => traces.reportOn([{ id: 'a' }] as never)).toThrow(
    'history: got another object, expected an array of transactions, as readHistory returns it; pass such a value',
  );
  expect(() => traces.replay('folder' as never, {})).toThrow('paths: got a string, expected an array of paths; pass such a value');
});
