/** A step is taken as it is only where its shape would be accepted, too. */
import { expect, test } from 'vitest';
import type { Output } from '../../../traces/format/line.ts';
import { isStepWith } from '../../../traces/replay/written-step.ts';

const sent: Output = { type: 'send', mid: '1.1.0.0', to: 2, message: { a: [1] } };
const send = { type: 'send', to: 2, message: { a: [1] } };
class Odd {
  readonly a = [1];
}

test('effects as the line has them are taken as they are', () => {
  expect(isStepWith({ state: {}, effects: [send] }, [sent])).toBe(true);
  expect(isStepWith({ state: {}, effects: [{ type: 'persist', record: { x: 1 } }] }, [{ type: 'persist' }])).toBe(true);
  const timer: Output = { type: 'setTimer', timer: 't', afterMs: 5 };
  expect(isStepWith({ state: {}, effects: [{ ...timer }] }, [timer])).toBe(true);
});

test.each([
  ['no step', undefined],
  ['no state', { effects: [send] }],
  ['another number of effects', { state: {}, effects: [send, send] }],
  ['another receiver', { state: {}, effects: [{ ...send, to: 3 }] }],
  ['another message', { state: {}, effects: [{ ...send, message: { a: [2] } }] }],
  ['an unknown field', { state: {}, effects: [{ ...send, more: 1 }] }],
  ['a message that is an instance', { state: {}, effects: [{ ...send, message: new Odd() }] }],
  ['another kind', { state: {}, effects: [{ type: 'indicate', output: 1 }] }],
])('%s is left to the shape', (_, returned) => {
  expect(isStepWith(returned, [sent])).toBe(false);
});

test('a timer that would run out in the past, and a record that is not there, are left to the shape', () => {
  const timer: Output = { type: 'setTimer', timer: 't', afterMs: -5 };
  expect(isStepWith({ state: {}, effects: [{ ...timer }] }, [timer])).toBe(false);
  expect(isStepWith({ state: {}, effects: [{ type: 'persist', record: undefined }] }, [{ type: 'persist' }])).toBe(false);
});
