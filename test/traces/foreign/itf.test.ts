/** Traces in the format of Apalache and Quint: each state is given, and each step must be one of the spec. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { itfTrace, itfValue } from '../../../model-check/report/itf.ts';
import { fromItf } from '../../../traces/foreign/itf-values.ts';
import { judgedText } from './two-phase.ts';

interface Counting {
  readonly n: number;
  readonly seen: readonly number[];
}

const counting = {
  spec: {
    name: 'counting',
    init: [{ n: 0, seen: [] }],
    actions: {
      up: { when: () => true, then: ({ n, seen }: Counting): Counting => ({ n: n + 1, seen: [...seen, n] }) },
      clear: { when: ({ n }: Counting) => n > 1, then: ({ n }: Counting): Counting => ({ n, seen: [] }) },
    },
    properties: {},
  },
};

const int = (n: number) => ({ '#bigint': String(n) });
const state = (n: number, seen: readonly number[], more: object = {}) => ({
  '#meta': { index: n },
  n: int(n),
  'counter::seen': { '#set': seen.map(int) },
  ...more,
});
const itf = (states: readonly object[], more: object = {}) =>
  JSON.stringify({ '#meta': { format: 'ITF' }, vars: ['n', 'counter::seen'], states, ...more }, null, 1);

test('conforms: a run, one that repeats its last state, and one that names its actions', () => {
  const states = [state(0, []), state(1, [0]), state(2, [1, 0]), state(2, [])];
  expect(judgedText(itf(states), counting)).toMatchObject({ verdict: 'conforms', format: 'itf', byAction: { up: 2, clear: 1 } });
  expect(judgedText(itf([...states, state(2, [])]), counting)).toMatchObject({ verdict: 'conforms' });
  const named = [state(0, [], { 'mbt::actionTaken': 'init' }), state(1, [0], { 'mbt::actionTaken': 'up', 'mbt::nondetPicks': {} })];
  expect(judgedText(itf(named), counting)).toMatchObject({ verdict: 'conforms' });
});

test('conforms: what this project writes', () => {
  const states = [
    { n: 0, seen: [] },
    { n: 1, seen: [0] },
  ].map((each) => ({ state: each }));
  expect(judgedText(JSON.stringify(itfTrace(states)), counting)).toMatchObject({ verdict: 'conforms' });
  const sparse = [{ state: { n: 0 } }, { state: { n: 1, seen: [0] } }];
  expect(judgedText(JSON.stringify(itfTrace(sparse)), counting)).toMatchObject({ verdict: 'conforms' });
});

test('diverged: a wrong beginning, a wrong step, and another action than it says', () => {
  expect(judgedText(itf([state(1, [0])]), counting)).toMatchObject({
    verdict: 'diverged',
    unexplained: [{ line: 1, refusals: [{ action: 'the beginning', diff: expect.any(Array) }] }],
  });
  expect(judgedText(itf([state(0, []), state(2, [0])]), counting)).toMatchObject({
    verdict: 'diverged',
    unexplained: [
      { line: 2, refusals: [{ action: 'up', kind: 'variables', diff: [{ path: '/n', before: 1, after: 2 }] }, { kind: 'guard' }] },
    ],
  });
  const lied = [state(0, []), state(1, [0], { 'mbt::actionTaken': 'clear' })];
  expect(judgedText(itf(lied), counting)).toMatchObject({
    verdict: 'diverged',
    unexplained: [{ refusals: [{ action: 'clear', kind: 'guard', operands: { n: 0 } }] }],
  });
});

test('a lasso must close', () => {
  const states = [state(0, []), state(1, [0]), state(2, [0, 1])];
  expect(judgedText(itf(states, { loop: 2 }), counting)).toMatchObject({ verdict: 'conforms' });
  expect(judgedText(itf(states, { loop: 0 }), counting)).toMatchObject({ verdict: 'diverged', events: { explained: 3 } });
});

describe('bad input', () => {
  test.each([
    ['{"states": []}', 'states: got an empty list'],
    ['{"states": 3}', 'got other JSON, expected an object with "states", a list'],
    ['{"states": [3]}', 'states[0]: got 3, expected an object of variables'],
    ['{"states": [{"n": {"#bigint": 3}}]}', 'states[0].n: got 3, expected the digits of a #bigint as a text'],
    ['{"states": [{"n": {"#odd": 3}}]}', 'states[0].n: got the tag "#odd", expected #bigint, #set'],
    ['{"states": [{"n": {"#map": [[1, 2], [1, 3]]}}]}', 'states[0].n: got a #map with one key twice'],
    ['{"states": [{"n": 1}], "loop": 4}', 'loop: got 4, expected the index of a state, 0 … 0'],
    ['{"states": [\n{"n": 1},\n{"n": oops}]}', 'log:3:7: '],
  ])('%s', (text, says) => {
    expect(() => judgedText(text, { ...counting, format: 'itf' })).toThrow(says);
  });
});

describe('values', () => {
  test('any plain JSON comes back as it was', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        const plain: unknown = JSON.parse(JSON.stringify(value));
        fc.pre(!JSON.stringify(plain).includes('__proto__'));
        expect(fromItf(JSON.parse(JSON.stringify(itfValue(plain))))).toEqual(
          JSON.parse(JSON.stringify(plain).replace(/-0(?![.\d])/g, '0')),
        );
      }),
    );
  });

  test('whole numbers that a double does not keep become texts', () => {
    expect(fromItf([{ '#bigint': '9007199254740993' }, { '#bigint': '-7' }, 4])).toEqual(['9007199254740993', -7, 4]);
  });

  test('sets ascend, tuples are lists, and maps with other keys are pairs', () => {
    expect(fromItf({ '#set': ['b', 'a', 'b'] })).toEqual(['a', 'b']);
    expect(fromItf({ '#tup': [1, 'a'] })).toEqual([1, 'a']);
    expect(fromItf({ '#map': [[{ '#tup': [1, 2] }, 'x']] })).toEqual([[[1, 2], 'x']]);
  });
});
