/** The check of messages between whole nodes: it lets all pass that nodes send, and little else. */
import { expect, test } from 'vitest';
import type { Protocol } from '../../impl/kernel/protocol.ts';
import { CIRCLE } from '../../impl/places/identifiers.ts';
import { checkIdentifier, randomIdentifier, spreadIdentifier, wholeMessageCheck } from '../../machine/whole-node.ts';
import { planOf } from '../../swarm/plan.ts';
import { runPlan } from '../../swarm/run.ts';
import { type SimulatedNode, stayingNode } from '../../swarm/simulated-node.ts';

const check = wholeMessageCheck();

test('all that nodes send in random runs with faults passes', () => {
  const kinds = new Set<string>();
  const strange: string[] = [];
  const watched: Protocol<SimulatedNode> = {
    ...stayingNode,
    step: (state, event) => {
      const after = stayingNode.step(state, event);
      for (const effect of after.effects) {
        if (effect.type !== 'send') continue;
        const { message } = effect;
        kinds.add(message.layer);
        const complaint = check(message);
        if (complaint !== null) strange.push(`${JSON.stringify(message)} ${complaint}`);
      }
      return after;
    },
  };
  for (const seed of [3, 4]) runPlan(planOf(seed), { protocol: watched });
  expect(strange.slice(0, 3)).toEqual([]);
  expect([...kinds].sort()).toEqual(['detector', 'epochs', 'fingers', 'merge', 'ring', 'store']);
});

const forget = {
  type: 'forget',
  transaction: { node: 1, boot: 1, number: 1 },
  home: { class: 0, key: 'k', base: { counter: 0, writer: 0, boot: 0 } },
  place: 0,
  epoch: -1,
};

test('a message of the store passes', () => {
  expect(check({ layer: 'store', inner: forget })).toBeNull();
});

test.each([
  null,
  {},
  { layer: 'nothing', inner: {} },
  { layer: 'store' },
  { layer: 'store', inner: { type: 'nothing' } },
  { layer: 'store', inner: { ...forget, more: 1 } },
  { layer: 'store', inner: { ...forget, place: '0' } },
  { layer: 'store', inner: { ...forget, place: 0.5 } },
  { layer: 'store', inner: { ...forget, epoch: -2 } },
  { layer: 'store', inner: { ...forget, epoch: 1e300 } },
  { layer: 'ring', inner: forget },
])('%j does not pass', (message) => {
  expect(check(message)).toBeTypeOf('string');
});

test('identifiers lie on the circle', () => {
  expect([1, 2, 3].map((number) => spreadIdentifier(number, 3))).toEqual([CIRCLE / 3 - 1, (2 * CIRCLE) / 3 - 1, CIRCLE - 1]);
  expect(randomIdentifier(() => 0)).toBe(0);
  expect(randomIdentifier((below) => below - 1)).toBe(CIRCLE - 1);
  expect([checkIdentifier(CIRCLE - 1), checkIdentifier(CIRCLE)]).toEqual([null, expect.stringContaining('expected an identifier below')]);
});
