import { expect, test } from 'vitest';
import type { Sending, Sent } from '../../runtime/frame.ts';
import { Outbox } from '../../runtime/outbox.ts';

const sent = (step: number, message: unknown = step): Sending => ({ step, index: 0, lamport: 1, text: JSON.stringify(message) });
const stepsIn = (texts: readonly string[]): readonly number[] => texts.map((text) => (JSON.parse(text) as Sent).step);
const KIB = 1_024;

test('all that waits is one frame', () => {
  const outbox = new Outbox();
  for (const step of [1, 2, 3]) outbox.put(sent(step), 0);
  expect(stepsIn(outbox.take())).toEqual([1, 2, 3]);
  expect(outbox.take()).toEqual([]);
});

test('a frame has at most 256 KiB, unless one message alone has more', () => {
  const outbox = new Outbox();
  outbox.put(sent(1, 'x'.repeat(100 * KIB)), 0);
  outbox.put(sent(2, 'x'.repeat(100 * KIB)), 0);
  outbox.put(sent(3, 'x'.repeat(500 * KIB)), 0);
  outbox.put(sent(4), 0);
  expect([outbox.take(), outbox.take(), outbox.take()].map(stepsIn)).toEqual([[1, 2], [3], [4]]);
});

test('a frame has at most 1,000 messages', () => {
  const outbox = new Outbox();
  for (let step = 0; step < 2_500; step++) outbox.put(sent(step), 0);
  expect([outbox.take(), outbox.take(), outbox.take()].map(({ length }) => length)).toEqual([1_000, 1_000, 500]);
});

test('more than 16 MiB do not wait for one peer, what is on its way included', () => {
  const outbox = new Outbox();
  expect(outbox.put(sent(1, 'x'.repeat(15 * KIB * KIB)), 0)).toBeNull();
  expect(outbox.put(sent(2), 2 * KIB * KIB)).toMatch(/^it does not read what is sent to it: \d+ bytes wait$/);
  expect([outbox.size, outbox.drop(), outbox.size]).toEqual([1, 1, 0]);
});

test('a message that is too long is the fault of its sender', () => {
  expect(new Outbox().put(sent(7, 'x'.repeat(16 * KIB * KIB)), 0)).toMatch(
    /^a message of step 7: got \d+ bytes, expected at most 16777186; make the message shorter$/,
  );
});
