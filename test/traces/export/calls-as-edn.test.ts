/** The recordings of clients as histories of Jepsen: read back, they get the verdict of the recording. */
import { expect, test } from 'vitest';
import { callsAsEdn } from '../../../traces/client-history/calls-as-edn.ts';
import { sourceOf } from '../../../traces/client-history/data/source.ts';
import { judgedText } from '../client-history/judged.ts';

const header = '{"type":"client","format":"selfman-calls/1","client":"a"}';
const call = (id: string, at: number, reads: readonly string[], writes: readonly object[] = []) =>
  JSON.stringify({ type: 'call', id, client: id[0], at, reads, if: [], writes });
const answer = (id: string, at: number, outcome: string, reads: readonly object[] = [], writes: readonly object[] = []) =>
  JSON.stringify({ type: 'answer', id, at, outcome, reads, writes });

/** A write of x and y, then a reader that sees `x` of the write, and `y` of before or after. */
const recording = (y: object): string =>
  [
    header,
    call(
      'a.1',
      1,
      [],
      [
        { key: 'x', value: 'new' },
        { key: 'y', value: 2 },
      ],
    ),
    answer(
      'a.1',
      2,
      'ok',
      [],
      [
        { key: 'x', version: '1.1.1' },
        { key: 'y', version: '1.1.1' },
      ],
    ),
    call('b.1', 3, ['x', 'y']),
    answer('b.1', 4, 'ok', [{ key: 'x', version: '1.1.1', value: 'new' }, y]),
    call('b.2', 4, ['x']),
    answer('b.2', 5, 'failed'),
    call('c.1', 4, [], [{ key: 'z', value: { deep: [1] } }]),
    answer('c.1', 6, 'unknown'),
    call('c.2', 7, ['x']),
  ].join('\n');

const edn = (text: string): string => callsAsEdn(sourceOf('calls', [Buffer.from(text)]));

test('calls and answers are in the order of time, and a process does one thing at a time', () => {
  expect(
    edn(recording({ key: 'y', version: '1.1.1', value: 2 })),
  ).toBe(`{:type :invoke, :process 0, :f :txn, :time 1, :value [[:w "x" "new"] [:w "y" 2]]}
{:type :ok, :process 0, :f :txn, :time 2, :value [[:w "x" "new"] [:w "y" 2]]}
{:type :invoke, :process 1, :f :txn, :time 3, :value [[:r "x" nil] [:r "y" nil]]}
{:type :invoke, :process 2, :f :txn, :time 4, :value [[:r "x" nil]]}
{:type :invoke, :process 3, :f :txn, :time 4, :value [[:w "z" {"deep" [1]}]]}
{:type :ok, :process 1, :f :txn, :time 4, :value [[:r "x" "new"] [:r "y" 2]]}
{:type :fail, :process 2, :f :txn, :time 5, :value [[:r "x" nil]]}
{:type :info, :process 3, :f :txn, :time 6, :value [[:w "z" {"deep" [1]}]]}
{:type :invoke, :process 4, :f :txn, :time 7, :value [[:r "x" nil]]}
`);
});

test.each([
  ['strictly serialisable', { key: 'y', version: '1.1.1', value: 2 }],
  ['read committed', { key: 'y', version: '0.0.0' }],
])('read back, it is judged as the recording is: %s', (verdict, y) => {
  const text = recording(y);
  expect([judgedText(text).verdict, judgedText(edn(text)).verdict]).toEqual([verdict, verdict]);
});

test('another file is refused by its place', () => {
  expect(() => edn('{"type":"header"}')).toThrow('calls:1:1: type: got header, expected client, call or answer');
});
