/** Transactions of other systems, and of this project's client, where nobody knows the order of versions. */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { TransactionsReport } from '../../../traces/client-history/transactions-report.ts';
import { EXAMPLES, judgedFile, judgedText } from './judged.ts';

const reportOn = (text: string, options = {}): TransactionsReport => judgedText(text, options) as TransactionsReport;

/** Transactions in EDN, each in a process of its own: `ok 1-4 [:w :x 1]` lasts from 1 to 4. */
function edn(...lines: readonly string[]): string {
  const events = lines.flatMap((line, process) => {
    const [, type, began, ended, operations] = /^(\w+) (\d+)-(\d+) (.*)$/.exec(line) ?? [];
    const event = (of: string) => `{:process ${process} :type :${of} :f :txn :value [${operations}]}`;
    return [
      { time: Number(began), text: event('invoke') },
      { time: Number(ended), text: event(type) },
    ];
  });
  return events
    .sort((a, b) => a.time - b.time)
    .map(({ text }) => text)
    .join('\n');
}

/** The answer for each level, from read committed to strictly serialisable: `yes yes no no`; and the phenomenon. */
function found(report: TransactionsReport): readonly (string | undefined)[] {
  return [report.levels.map(({ holds }) => holds).join(' '), report.phenomenon ?? report.flaws[0]?.type];
}

describe('each phenomenon at its level, under its name', () => {
  test.each([
    ['nothing odd', ['ok 1-2 [:append :x 1]', 'ok 3-4 [:r :x [1]] [:append :x 2]', 'ok 5-6 [:r :x [1 2]]'], 'yes yes yes yes', undefined],
    [
      'write cycle',
      ['ok 1-9 [:append :x 1] [:append :y 1]', 'ok 2-9 [:append :x 2] [:append :y 2]', 'ok 10-11 [:r :x [1 2]] [:r :y [2 1]]'],
      'no no no no',
      'G0 (write cycle)',
    ],
    ['aborted read', ['fail 1-2 [:append :x 1]', 'ok 3-4 [:r :x [1]]'], 'no no no no', 'abortedRead'],
    ['aborted element', ['fail 1-2 [:append :x 1]', 'ok 1-2 [:append :x 2]', 'ok 3-4 [:r :x [1 2]]'], 'no no no no', 'abortedRead'],
    ['intermediate read', ['ok 1-4 [:append :x 1] [:append :x 2]', 'ok 2-3 [:r :x [1]]'], 'no no no no', 'intermediateRead'],
    ['unwritten read', ['ok 1-2 [:append :x 1]', 'ok 3-4 [:r :x [7]]'], 'no no no no', 'unwrittenRead'],
    ['own write missed', ['ok 1-2 [:append :x 1] [:r :x []]'], 'no no no no', 'ownWriteMissed'],
    [
      'lists that differ',
      ['ok 1-2 [:append :x 1]', 'ok 1-2 [:append :x 2]', 'ok 3-4 [:r :x [1]]', 'ok 3-4 [:r :x [2 1]]'],
      'no no no no',
      'listsDiffer',
    ],
    ['an element twice', ['ok 1-2 [:append :x 1]', 'ok 3-4 [:r :x [1 1]]'], 'no no no no', 'elementTwice'],
    [
      'circular information flow',
      ['ok 1-9 [:append :x 1] [:r :y [1]]', 'ok 2-9 [:append :y 1] [:r :x [1]]'],
      'no no no no',
      'G1c (circular information flow)',
    ],
    [
      'read skew',
      ['ok 1-9 [:append :x 1] [:append :y 1]', 'ok 2-8 [:r :x [1]] [:r :y []]', 'ok 10-11 [:r :y [1]]'],
      'yes no no no',
      'read skew',
    ],
    [
      'write skew',
      ['ok 1-9 [:r :x []] [:append :y 1]', 'ok 2-8 [:r :y []] [:append :x 1]', 'ok 10-11 [:r :x [1]] [:r :y [1]]'],
      'yes yes no no',
      'write skew',
    ],
    [
      'long fork',
      ['ok 1-9 [:w :x 1]', 'ok 1-9 [:w :y 1]', 'ok 2-3 [:r :x 1] [:r :y nil]', 'ok 2-3 [:r :x nil] [:r :y 1]'],
      'yes no no no',
      'long fork',
    ],
    ['stale read', ['ok 1-2 [:w :x 1]', 'ok 3-4 [:r :x nil]'], 'yes yes yes no', 'stale read'],
    ['fractured read', ['ok 1-9 [:w :x 1] [:w :y 1]', 'ok 2-8 [:r :x nil] [:r :y 1]'], 'yes no no no', 'read skew'],
  ])('%s', (_, lines, levels, phenomenon) => {
    expect(found(reportOn(edn(...lines)))).toEqual([levels, phenomenon]);
  });

  test('lost update: neither of two writers can be the first', () => {
    const report = reportOn(edn('ok 1-2 [:w :x 1]', 'ok 3-9 [:r :x 1] [:w :x 2]', 'ok 4-8 [:r :x 1] [:w :x 3]'));
    expect(found(report)).toEqual(['yes no no no', 'lost update']);
    expect(report.cycles.length).toBe(2);
    expect(report.because[0]).toBe(
      'not snapshot isolation: two wrote one item, and each answer to the question who wrote first gives a cycle.',
    );
  });

  test('writes of a register that nobody has read are put where they fit', () => {
    const writers = [1, 2, 3, 4].map((value) => `ok 1-9 [:w :x ${value}]`);
    expect(found(reportOn(edn(...writers, 'ok 2-3 [:r :x 3]', 'ok 4-5 [:r :x 1]', 'ok 6-7 [:r :x 4]')))).toEqual([
      'yes yes yes yes',
      undefined,
    ]);
    expect(found(reportOn(edn(...writers, 'ok 2-3 [:r :x 3]', 'ok 4-5 [:r :x 1]', 'ok 6-7 [:r :x 3]')))).toEqual([
      'yes yes yes no',
      'G-single-realtime',
    ]);
  });
});

test('a transaction of unknown outcome took effect if somebody has seen it, and at any time', () => {
  const seen = edn('info 1-2 [:w :x 1] [:w :y 1]', 'ok 3-4 [:r :x nil]', 'ok 5-6 [:r :x 1] [:r :y 1]');
  expect(found(reportOn(seen))).toEqual(['yes yes yes yes', undefined]);
  expect(found(reportOn(seen.replaceAll('[:r :y 1]', '[:r :y nil]')))[0]).toBe('yes no no no');
  expect(found(reportOn(edn('ok 1-2 [:r :x nil]', 'info 3-4 [:w :x 1]', 'ok 5-6 [:r :x nil]')))[0]).toBe('yes yes yes yes');
});

test('a value that several have written makes a read unclear, and the verdict unknown', () => {
  const report = reportOn(edn('ok 1-2 [:w :x 1]', 'ok 1-2 [:w :x 1]', 'ok 3-4 [:r :x 1]'));
  expect(report.verdict).toBe('unknown');
  expect(report.because).toEqual(['1 reads may have seen one of several writes; values that are written once would tell.']);
});

test('the order within sessions counts where that is asked for', () => {
  const text = 'w(1,10,1,1)\nr(1,0,1,2)\n';
  expect(found(reportOn(text))[0]).toBe('yes yes yes');
  const { levels, phenomenon } = reportOn(text, { keepsSessions: true });
  expect([levels.map(({ holds }) => holds), phenomenon]).toEqual([['yes', 'no', 'no'], 'G-single-session']);
});

describe('guarantees of sessions', () => {
  const session = (...operations: readonly string[]) =>
    operations.flatMap((each) => ['invoke', 'ok'].map((type) => `{:process 9 :type :${type} :f :txn :value [${each}]}`)).join('\n');
  const others = edn('ok 1-2 [:append :x 1]', 'ok 3-4 [:append :x 2]', 'ok 5-6 [:r :x [1 2 3]]');
  const broken = (own: string, before = others) => reportOn(`${before}\n${own}`).sessions.map(({ guarantee }) => guarantee);

  test.each([
    ['monotonic reads', session('[:r :x [1 2]]', '[:r :x [1]]')],
    ['read your writes', session('[:append :x 3]', '[:r :x [1 2]]')],
    ['monotonic writes', session('[:append :x 3]', '[:append :x 2]')],
    ['writes follow reads', session('[:r :x [1 2]]', '[:append :x 1]')],
  ])('%s', (guarantee, own) => {
    // The elements that the session appends itself are nobody else's.
    const element = guarantee === 'monotonic writes' ? 2 : guarantee === 'writes follow reads' ? 1 : 0;
    const rest = others
      .split('\n')
      .filter((line) => !line.includes(`[:append :x ${element}]`))
      .join('\n');
    const reads =
      guarantee.includes('reads') && !guarantee.includes('writes') ? '{:process 8 :type :invoke :f :txn :value [[:append :x 3]]}\n' : '';
    const more = guarantee === 'writes follow reads' ? '{:process 8 :type :invoke :f :txn :value [[:append :x 3]]}\n' : '';
    expect(broken(own, reads + more + rest)).toContain(guarantee);
  });

  test('one that has them all', () => {
    expect(broken(session('[:r :x [1 2]]', '[:append :x 3]', '[:r :x [1 2 3]]'))).toEqual([]);
  });
});

describe('calls of this project’s client', () => {
  test('a transfer without an answer is found by its values, and is all seen or not at all', () => {
    const report = judgedFile(join(EXAMPLES, 'foreign/transfer.calls.ndjson'));
    expect(report).toMatchObject({ verdict: 'strictly serialisable', model: 'calls', transactions: { committed: 2, unknown: 1 } });
  });

  test('calls on single keys are registers with versions', () => {
    const report = judgedFile(join(EXAMPLES, 'foreign/stale.calls.ndjson'));
    expect(report).toMatchObject({ verdict: 'not linearisable', model: 'versions' });
    expect(report.because[0]).toBe(
      'object x: 2 of 3 operations can be put in an order, and then read 1 (version 1.7.1) (process a, line 6) has no place.',
    );
  });

  const header = '{"type":"client","format":"selfman-calls/1","client":"a"}';
  const call = '{"type":"call","id":"a.1","client":"a","at":5,"reads":["x"],"if":[],"writes":[]}';
  const answer = '{"type":"answer","id":"a.1","at":6,"outcome":"ok","reads":[],"writes":[]}';
  test.each([
    ['nothing', [], 'h:1:58: got no call, expected at least one; there is nothing to judge'],
    ['an answer alone', [answer], 'h:2:1: got the answer to a.1, expected its call in the same file'],
    ['a call twice', [call, call], 'h:3:1: a second call a.1; ids are unique'],
    ['an answer before the call', [call, answer.replace('6', '4')], 'h:3:1: at: got 4, expected a time after that of the call, 5'],
    ['an odd outcome', [call, answer.replace('ok', 'well')], 'h:3:1: outcome: got well, expected ok, refused, failed, unknown'],
    ['an odd line', [call.replace('call', 'cell')], 'h:2:1: type: got cell, expected client, call or answer'],
    ['no time', [call.replace('5', '"5"')], 'h:2:45: at: got "5", expected a number'],
    ['no list', [call.replace('[]', '5')], 'h:2:66: if: got 5, expected a list'],
    [
      'a write without a version',
      [call.replace('"writes":[]', '"writes":[{"key":"x","value":1}]'), answer],
      'h:3:1: writes: got no version of "x", expected that of each write',
    ],
  ])('%s is refused', (_, lines, complaint) => {
    expect(() => judgedText([header, ...lines].join('\n'))).toThrow(complaint);
  });
});

describe('refused, with line and column', () => {
  const txn = (value: string) => `{:process 0 :type :invoke :f :txn :value ${value}}`;
  test.each([
    ['no list', txn('5'), 'h:1:42: value: expected a list of operations, as in [[:append x 1] [:r y nil]]'],
    ['half an operation', txn('[[:r :x]]'), 'h:1:43: got [:r :x], expected an operation, as in [:r x nil]'],
    [
      'an operation of the other model',
      `${txn('[[:append :x 1]]')}{:process 1 :type :invoke :f :txn :value [[:w :x 1]]}`,
      'got :w, expected :append or :r; the model is append',
    ],
    ['a list that is none', txn('[[:append :x 1] [:r :x 5]]'), 'h:1:65: got 5, expected the list that was read'],
    [
      'a line of PolySI that is none',
      'w(1,2,3,4)\nw(1,2,3)\n',
      'h:2:1: got "w(1,2,3)", expected r(key,value,session,transaction) or w(…), in whole numbers',
    ],
  ])('%s', (_, text, complaint) => {
    expect(() => judgedText(text)).toThrow(complaint);
  });
});
