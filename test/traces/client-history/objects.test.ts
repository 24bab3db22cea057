/** Histories of single objects in the formats of other systems. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { writtenSchema } from '../../../scripts/schemas.ts';
import { DEFAULT_BOUNDS } from '../../../traces/client-history/bounds.ts';
import { reportOnAny } from '../../../traces/client-history/report-any.ts';
import { BadTrace } from '../../../traces/format/bad-trace.ts';
import { EXAMPLES, judgedFile, judgedText } from './judged.ts';

const schemas = new Ajv({ strict: false });
const isObjectsReport = schemas.compile(JSON.parse(writtenSchema('objects-report.json')));
const isTransactionsReport = schemas.compile(JSON.parse(writtenSchema('transactions-report.json')));
const folder = join(EXAMPLES, 'foreign');

/** Those of transactions are told about in transactions.test.ts, too. */
const EXPECTED = {
  'write-skew.edn': { verdict: 'snapshot isolation', phenomenon: 'write skew' },
  'lost-update.json': { verdict: 'read committed', phenomenon: 'lost update' },
  'long-fork.polysi.txt': { verdict: 'read committed', phenomenon: 'long fork' },
  'transfer.calls.ndjson': { verdict: 'strictly serialisable' },
  'stale.calls.ndjson': { verdict: 'not linearisable' },
  'counter.json': { verdict: 'linearisable', model: 'counter' },
  'late-write.edn': { verdict: 'linearisable', model: 'register', operations: { answered: 3, unknown: 1 } },
  'lost-append.edn': {
    verdict: 'not linearisable',
    because: [
      'object "a": 2 of 3 operations can be put in an order, and then get "2;" (process 0, line 6) has no place.',
      'the end of that order: append "1;" (process 0, line 1); append "2;" (process 1, line 2).',
    ],
  },
  'split-transfer.jsonl': {
    verdict: 'not linearisable',
    because: [
      expect.stringMatching(/^the object: 2 of 3 .* and then read 0: 5, 1: 10 \(process 0, line 4\) has no place\.$/),
      'the end of that order: read 0: 10, 1: 10 (process 0, line 1); transfer 5 from 0 to 1 (process 1, line 3).',
    ],
  },
  'stale-read.log': {
    verdict: 'not linearisable',
    objects: [
      {
        object: '',
        verdict: 'refuted',
        order: [
          'write 1 (process 0, line 2)',
          'read 1 (process 0, line 6)',
          'cas 1 → 2 (process 1, line 5)',
          'cas 5 → 3, refused (process 0, line 9)',
        ],
        blocked: 'read 1 (process 0, line 11)',
      },
    ],
  },
  'two-keys.edn': { verdict: 'linearisable' },
};

test.each(Object.entries(EXPECTED))('%s', (name, expected) => {
  const report = judgedFile(join(folder, name));
  expect(report).toMatchObject(expected);
  const isReport = 'objects' in report ? isObjectsReport : isTransactionsReport;
  expect(isReport(JSON.parse(JSON.stringify(report))), JSON.stringify(isReport.errors)).toBe(true);
});

test('every example is told about here', () => {
  expect(readdirSync(folder).sort()).toEqual(Object.keys(EXPECTED).sort());
});

test('values that are pairs with a key make several objects, where that is asked for', () => {
  const { objects } = judgedFile(join(folder, 'two-keys.edn'), { isKeyed: true }) as { objects: readonly { object: string }[] };
  expect(objects.map(({ object }) => object)).toEqual([':x', ':y']);
});

const log = (...lines: readonly string[]) => lines.map((line) => `INFO  jepsen.util - ${line}`).join('\n');

describe('what an answer says', () => {
  test('a failed compare-and-set has seen another value in the log of Jepsen, and says nothing in EDN', () => {
    const cas = log('0 :invoke :write 1', '0 :ok :write 1', '0 :invoke :cas [1 2]', '0 :fail :cas [1 2]');
    expect(judgedText(cas).verdict).toBe('not linearisable');
    const maps = ['invoke', 'fail'].map((type) => `{:process 0 :type :${type} :f :cas :value [nil 2]}`).join('\n');
    expect(judgedText(maps).verdict).toBe('linearisable');
  });

  test('an operation of unknown outcome may take effect late, or never; a failed write never does', () => {
    const read = (value: number) => [`1 :invoke :read nil`, `1 :ok :read ${value}`];
    const begun = ['1 :invoke :write 1', '1 :ok :write 1', '0 :invoke :write 2'];
    expect(judgedText(log(...begun, ...read(1), ...read(2))).verdict).toBe('linearisable');
    expect(judgedText(log(...begun, '0 :info :write :timed-out', ...read(1), ...read(2))).verdict).toBe('linearisable');
    expect(judgedText(log(...begun, '0 :fail :write 2', ...read(1), ...read(2))).verdict).toBe('not linearisable');
    expect(judgedText(log(...begun, ...read(2), ...read(1))).verdict).toBe('not linearisable');
  });

  test('numbers are exact, and numbers, texts and keywords are different values', () => {
    const verdict = (written: string, read: string) =>
      judgedText(log(`0 :invoke :write ${written}`, `0 :ok :write ${written}`, '0 :invoke :read nil', `0 :ok :read ${read}`)).verdict;
    expect(verdict('9007199254740993', '9007199254740993N')).toBe('linearisable');
    expect(verdict('9007199254740993', '9007199254740992')).toBe('not linearisable');
    expect(verdict('1', '1.0')).toBe('linearisable');
    expect(verdict('1', '"1"')).toBe('not linearisable');
    expect(verdict(':a', '"a"')).toBe('not linearisable');
    expect(verdict('{:a 1, :b [2 3]}', '{:b (2 3) :a 1}')).toBe('linearisable');
  });

  test('a counter that is read too high, a text that was never put', () => {
    const counted = (value: number) => judgedText(log('0 :invoke :inc nil', '1 :invoke :read nil', `1 :ok :read ${value}`)).verdict;
    expect([counted(0), counted(1), counted(2)]).toEqual(['linearisable', 'linearisable', 'not linearisable']);
    expect(judgedText('{:process 0 :type :invoke :f :get :key 1}{:process 0 :type :ok :f :get :key 1 :value "x"}').verdict).toBe(
      'not linearisable',
    );
  });
});

describe('refused, with line and column', () => {
  const one = '{:process 0 :type :invoke :f :read}';
  test.each([
    [
      'something else',
      'hello',
      'h:1:1: not a history of a known format: expected selfman, calls, edn, json, log, polysi; choose one with --format',
    ],
    ['nothing but a comment', '; none', 'h:1:7: got no operation, expected at least one; there is nothing to judge'],
    ['a map that does not end', `[${one}\n{:process 1`, 'h:2:1: expected "}" for this, got the end of the text'],
    ['a list that does not end', `[${one}`, 'h:1:1: expected "]" for this, got the end of the text'],
    ['a wrong bracket', `[${one}}`, 'h:1:37: expected "]", which ends what line 1 begins, got "}"'],
    ['half a map', `${one}\n{:process}`, 'h:2:1: expected a value for each key of the map, got 1 keys and values'],
    ['a key twice', '{:type :ok :type :ok}', 'h:1:12: the key :type stands twice in one map; leave one of the two out'],
    ['more after the list', `[${one}] 5`, 'h:1:39: expected the end of the text after the list of operations'],
    ['a text that does not end', `${one}\n{:value "abc`, 'h:2:9: expected the quote that ends this string, got the end of the text'],
    ['an odd escape', '{:value "\\q"}', 'h:1:9: the string has the escape \\q, expected one of'],
    ['an odd number', '{:value 1/2}', 'h:1:9: expected a number such as 12, -3 or 0.5, got 1/2'],
    [
      'a number that would be rounded',
      '{:value 0.12345678901234567890}',
      'h:1:9: got 0.12345678901234567890, expected a number that can be kept exactly',
    ],
    ['no map', `[${one} 5]`, 'h:1:38: got 5, expected a map with type, f and value'],
    ['no type', '{:process 0 :f :read}', 'h:1:1: type: got nothing, expected invoke, ok, fail or info'],
    ['another type', '{:process 0\n :type :done}', 'h:2:8: type: got :done, expected invoke, ok, fail or info'],
    ['an end without a beginning', '{:process 0 :type :ok :f :read}', 'h:1:1: process 0 ends an operation, expected that it began one'],
    ['two beginnings', `${one}\n ${one}`, 'h:2:2: process 0 begins an operation, expected the end of the one that it began in line 1'],
    ['nothing done', '{:process 0 :type :invoke}', 'h:1:1: f: got nothing, which no model knows; choose one with --model'],
    ['a model that nobody knows', '{:process 0 :type :invoke :f :dance}', 'h:1:1: f: got dance, which no model knows'],
    [
      'an operation of another model',
      `${one}\n{:process 1 :type :invoke :f :write}{:process 2 :type :invoke :f :cas :value 5}`,
      'h:2:78: cas: expected [old new] as its value',
    ],
    ['a sum that is a text', '{:process 0 :type :invoke :f :add :value "x"}', 'h:1:42: value: got "x", expected a whole number'],
    [
      'a transfer without an amount',
      '{:process 0 :type :invoke :f :transfer :value {:from 1}}',
      'h:1:47: amount: got nothing, expected it in the value',
    ],
    ['deep nesting', '['.repeat(100_000), 'h:1:202: nested too deep: expected at most 200 lists and maps in each other'],
    ['JSON that is none', '[{"type": "invoke",}]', 'h:1:20: not JSON: expected a key in quotes, got "}"'],
    ['a line of JSON that is none', '{"type": "invoke", "f": "read"}\n{"type" 5}', 'h:2:9: not JSON: expected ":", got "5"'],
    [
      'a log line with half a value',
      log('0 :invoke :read nil', '0 :ok :read [1'),
      'h:2:33: expected "]" for this, got the end of the text',
    ],
  ])('%s', (_, text, complaint) => {
    expect(() => judgedText(text)).toThrow(BadTrace);
    expect(() => judgedText(text)).toThrow(complaint);
  });

  test('bytes that are not UTF-8', () => {
    const bytes = Buffer.concat([Buffer.from(`${one}\n{`), Buffer.from([0xff])]);
    expect(() => reportOnAny('h', [bytes], { bounds: DEFAULT_BOUNDS })).toThrow('h:2:2: not text: expected UTF-8; save the file as UTF-8');
  });

  test('examples with a few characters changed: a verdict or one complaint, and never another error', () => {
    const names = Object.keys(EXPECTED);
    const edit = fc.record({
      at: fc.nat(2_000),
      cut: fc.nat(3),
      put: fc.constantFrom('', '{', '}', '[', '"', ':', '#', '#_', '\\', '5', ' nil ', '\n'),
    });
    const originals = new Map(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.array(edit, { minLength: 1, maxLength: 3 }), (name, edits) => {
        const changed = edits.reduce((text, { at, cut, put }) => {
          const place = at % Math.max(1, text.length);
          return text.slice(0, place) + put + text.slice(place + cut);
        }, originals.get(name) ?? '');
        try {
          judgedText(changed);
        } catch (error) {
          expect(error).toBeInstanceOf(BadTrace);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
