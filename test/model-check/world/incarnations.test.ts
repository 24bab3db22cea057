import { expect, test } from 'vitest';
import { next, type Protocol } from '../../../impl/kernel/protocol.ts';
import { check } from '../../../model-check/drivers/check.ts';
import type { World } from '../../../model-check/world/world.ts';
import { reachable } from '../../../spec/kernel/spec.ts';
import { between, type Chat, chat, idle, type Setup } from './chat.ts';

/** A node that watches the second incarnation of the other one once it suspects the first. */
const watchful: Protocol<Chat> = {
  ...chat,
  step: (state, event) =>
    event.type === 'suspect' && state.suspects.length === 0
      ? next<Chat>(
          { ...state, suspects: [...state.suspects, event.node] },
          { type: 'unmonitor', node: event.node },
          { type: 'monitor', node: event.node, incarnation: 2 },
        )
      : chat.step(state, event),
};

const setup: Setup = {
  nodes: [
    { id: 1, config: { to: 2 }, running: idle, monitored: [2], neverCrashes: true },
    { id: 2, config: { to: 1 }, running: { ...idle, to: 1 } },
  ],
  faults: { crash: 1, restart: 1 },
};

test('a life that is over is suspected and never trusted again, where detectors tell incarnations apart', async () => {
  const report = await check(between({ ...setup, detectsRestarts: true }));
  expect(report.fired).toMatchObject({ suspect: expect.any(Number), restart: expect.any(Number) });
  expect(report.fired).not.toHaveProperty('restore');
  expect((await check(between(setup))).fired).toHaveProperty('restore');
});

test('a later life that is watched instead is suspected while it is down, and not as the earlier life', async () => {
  const watching = { ...setup, protocol: watchful, detectsRestarts: true } as const;
  const isUp = ({ nodes }: World<Chat>, suspects: string) => nodes[1].status === 'up' && nodes[0].state.suspects.join() === suspects;
  const properties = { theLaterLifeIsTrusted: reachable<World<Chat>>((world) => isUp(world, '2')) };
  const report = await check(between({ ...watching, properties }));
  expect(report).toMatchObject({ verdict: 'holds', exhausted: true });
  expect(report.fired).toHaveProperty('restore');
});

test('detectors that tell restarts apart need restarts', async () => {
  await expect(check(between({ ...setup, faults: { crash: 1 }, detectsRestarts: true }))).rejects.toThrow(
    'test/chat: detectsRestarts: got no faults.restart, expected how often a node may restart; add faults: { restart: 1 }, or leave it out',
  );
});
