/** A newcomer asks members where it is needed, and goes without advice when nobody answers. */
import { expect, test } from 'vitest';
import type { Effect } from '../../../impl/kernel/protocol.ts';
import { anchorPlace } from '../../../impl/placement/zones.ts';
import { type Newcomer, newcomer } from '../../../impl/stack/newcomer.ts';

const SELF = 5;
const zoning = { size: 48, degree: 3, grain: 2 };
const CONFIG = { zoning, contacts: [47, 31], places: [20, 4], retryMs: 500, giveUpAfter: 2 };

/** Lets the newcomer ask a ring of these members, of which `silent` answer nothing. Returns what it was advised. */
function advisedAmong(members: readonly number[], silent: readonly number[] = []): number | null | undefined {
  let { state } = newcomer.init(SELF, CONFIG);
  let advised: number | null | undefined;
  const waiting: Parameters<typeof newcomer.step>[1][] = [{ type: 'start' }];
  const ownerOf = (key: number) => members.find((id) => id >= key) ?? members[0];
  const perform = (effect: Effect<Newcomer>): void => {
    if (effect.type === 'indicate') advised = effect.output.place;
    if (effect.type !== 'send') return;
    const { to, message } = effect;
    if (message.layer === 'ring' && message.inner.type === 'lookup' && !silent.includes(to)) {
      const { key } = message.inner;
      waiting.push({ type: 'receive', from: ownerOf(key), message: { layer: 'ring', inner: { type: 'found', key } } });
    }
    if (message.layer === 'placer' && !silent.includes(to)) {
      const at = members.indexOf(to);
      const [predecessor, successor] = [members.at(at - 1) ?? to, members[(at + 1) % members.length]];
      waiting.push({ type: 'receive', from: to, message: { layer: 'placer', inner: { type: 'seen', predecessor, successor } } });
    }
  };
  for (let ticks = 0; advised === undefined && ticks < 10; ticks++) {
    for (let event = waiting.shift(); event !== undefined && advised === undefined; event = waiting.shift()) {
      const after = newcomer.step(state, event);
      state = after.state;
      after.effects.forEach(perform);
    }
    waiting.push({ type: 'timeout', timer: 'retry' });
  }
  return advised;
}

test('a missing anchor comes first', () => {
  expect(advisedAmong([47])).toBe(anchorPlace(zoning, 0));
  expect(advisedAmong([15, 47])).toBe(anchorPlace(zoning, 1));
});

test('with all anchors there, it is the middle of the longest range that was seen', () => {
  expect(advisedAmong([7, 15, 23, 31, 47])).toBe(38);
});

test('a range between anchors is seen by its random place', () => {
  // Place 20 belongs to node 29, whose range is longer than those of the anchors.
  expect(advisedAmong([7, 15, 17, 29, 31, 39, 47])).toBe(22);
});

test('a member that does not answer is left out, and with nobody to ask there is no advice', () => {
  expect(advisedAmong([15, 31, 47], [47])).toBeNull();
  expect(advisedAmong([15, 31], [47])).toBe(anchorPlace(zoning, 2));
  expect(advisedAmong([15, 31, 47], [47, 31])).toBeNull();
});

test('what other layers say does not concern it', () => {
  const { state } = newcomer.init(SELF, CONFIG);
  const stray = { layer: 'placer', inner: { type: 'move', place: 4 } } as const;
  expect(newcomer.step(state, { type: 'receive', from: 47, message: stray })).toEqual({ state, effects: [] });
});
