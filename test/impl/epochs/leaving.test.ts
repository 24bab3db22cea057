/** A node that leaves, and how long it waits. */
import { expect, test } from 'vitest';
import type { Epochs } from '../../../impl/epochs/protocol.ts';
import { epochs } from '../../../impl/epochs/step.ts';
import type { Event } from '../../../impl/kernel/protocol.ts';
import { configOf } from './talk.ts';

const CONFIG = { ...configOf(1), retryMs: 100, endAfter: 1 };
const retry: Event<Epochs> = { type: 'timeout', timer: { type: 'retry' } };
const leave: Event<Epochs> = { type: 'request', request: { type: 'leave' } };
const give: Event<Epochs> = { type: 'request', request: { type: 'give', place: 0, from: 0, to: 1, heir: 3 } };

function ends(...events: readonly Event<Epochs>[]): boolean {
  let state = epochs.init(0, CONFIG).state;
  return events.some((event) => {
    const after = epochs.step(state, event);
    state = after.state;
    return after.effects.some(({ type }) => type === 'stop');
  });
}

test('a node that carries nothing ends at once', () => {
  const { state } = epochs.init(3, CONFIG);
  expect(epochs.step(state, leave).effects.at(-1)).toEqual({ type: 'stop' });
});

test('a node whose gift nobody takes ends when its patience is over', () => {
  expect(ends(leave, retry)).toBe(false);
  expect(ends(leave, retry, retry)).toBe(true);
});

test('progress begins the patience again', () => {
  expect(ends(leave, retry, give, retry)).toBe(false);
  expect(ends(leave, retry, give, retry, retry)).toBe(true);
});

test('what a node has agreed to take is on its disk: after a restart it waits for that, and asks the giver', () => {
  const role = { since: 0, round: 0, node: 0 };
  const name = { place: 0, from: 0, to: 1, role, hops: 1, begun: 1 };
  const part: Event<Epochs> = { type: 'receive', from: 0, message: { type: 'part', ...name, number: 0, items: [] } };
  const agreed = epochs.step(epochs.init(3, CONFIG).state, part).effects.find(({ type }) => type === 'persist');
  const restarted = epochs.init(3, CONFIG, agreed?.type === 'persist' ? agreed.record : undefined).state;
  const left = epochs.step(restarted, leave);
  expect(left.effects.map(({ type }) => type)).not.toContain('stop');
  const asked = { type: 'send', to: 0, message: { type: 'got', ...name, parts: 0 } };
  expect(epochs.step(left.state, retry).effects).toContainEqual(asked);
  const withdrawn: Event<Epochs> = { type: 'receive', from: 0, message: { type: 'withdrawn', ...name } };
  expect(epochs.step(left.state, withdrawn).effects.at(-1)).toEqual({ type: 'stop' });
});

test('a node that leaves agrees to take nothing', () => {
  const role = { since: 0, round: 0, node: 0 };
  const { state } = epochs.step(epochs.init(1, CONFIG).state, leave);
  const part: Event<Epochs> = {
    type: 'receive',
    from: 0,
    message: { type: 'part', place: 0, from: 0, to: 1, role, hops: 1, begun: 1, number: 0, items: [] },
  };
  expect(epochs.step(state, part)).toEqual({ state, effects: [] });
});

test('a node that claims a place leaves the claim to others, and ends', () => {
  const { state } = epochs.step(epochs.init(3, CONFIG).state, {
    type: 'request',
    request: { type: 'responsible', place: 0, from: 0, to: 1 },
  });
  expect(state.claims.length).toBe(1);
  expect(epochs.step(state, leave).effects.at(-1)).toEqual({ type: 'stop' });
});

test('a node that leaves claims nothing any more', () => {
  const { state } = epochs.step(epochs.init(0, CONFIG).state, leave);
  const after = epochs.step(state, { type: 'request', request: { type: 'responsible', place: 1, from: 0, to: 1 } });
  expect(after.state.claims).toEqual([]);
});
