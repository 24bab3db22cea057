/** The log of requests: what it forgets is refused, so nothing is done twice. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Done } from '../../service/request-entries.ts';
import { findIn, logIn, type RequestId, requestIdIn, withDone } from '../../service/request-log.ts';

const EMPTY = logIn(null);
const ids: fc.Arbitrary<RequestId> = fc
  .tuple(fc.nat(60), fc.stringMatching(/^[a-c]{1,2}$/))
  .map(([time, name]) => ({ text: `${time}-${name}`, time }));

const doneOf = ({ text: id }: RequestId, versions = 1): Done => ({
  id,
  digest: 'd',
  versions: Array.from({ length: versions }, () => '1.2.3'),
});

test('an id that was done is never open again, in whichever order ids come', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(ids, fc.nat(100)), { maxLength: 120 }), (asked) => {
      let log = EMPTY;
      const done = new Set<string>();
      for (const [id, versions] of asked) {
        if (findIn(log, id).type === 'open') {
          expect(done).not.toContain(id.text);
          log = withDone(log, doneOf(id, versions));
          done.add(id.text);
          expect(findIn(log, id).type).toBe('done');
        }
      }
    }),
  );
});

test('a log keeps the latest 32 requests, and a large one beside few', () => {
  const many = Array.from({ length: 40 }, (_, time) => ({ text: `${time}-a`, time }));
  const log = many.reduce((so, id) => withDone(so, doneOf(id)), EMPTY);
  expect([log.done.length, log.horizon]).toEqual([32, 7]);
  const large = withDone(log, doneOf({ text: '40-a', time: 40 }, 256));
  expect(JSON.stringify(large).length).toBeLessThan(8_300);
  expect(findIn(large, { text: '40-a', time: 40 }).type).toBe('done');
});

test.each([
  [7],
  [{ horizon: 'x', done: [] }],
  [{ horizon: 0, done: [{ id: 'a' }] }],
  [{ horizon: 0, done: [{ id: 'a', digest: 'b', versions: [1] }] }],
])('in a log that is %j, all has been forgotten', (value) => {
  expect(findIn(logIn(value), { text: '999999999999999-a', time: 999_999_999_999_999 })).toEqual({ type: 'forgotten' });
});

test.each(['', 'a', '1', '1-', '-a', '1-ä', '1000000000000000-a', `1-${'a'.repeat(33)}`])('the text %j names no request', (text) => {
  expect(requestIdIn(text)).toBeNull();
});
