/** A node that joins asks all contacts, and needs one of them. One that was there before needs none. */
import { expect, test } from 'vitest';
import { listeningNode, untilReady } from './listening-node.ts';
import { newFolder, run } from './run-program.ts';

/** An address at which nobody listens. */
const NOBODY = '127.0.0.1:1';

test('one of two contacts is enough, and all may be down when the node comes back', { timeout: 120_000 }, async () => {
  const founder = await listeningNode();
  const data = newFolder();
  const newcomer = await listeningNode('--data', data, '--join', NOBODY, founder.listen);
  await untilReady(newcomer);
  expect(newcomer.program.errors()).toMatch(/^selfman node: 127\.0\.0\.1:1: cannot be reached/);
  expect(await newcomer.end()).toBe(0);
  expect(await founder.end()).toBe(0);
  const back = await listeningNode('--data', data, '--join', NOBODY, founder.listen);
  expect(back.program.errors().split('\n').length).toBe(3);
  expect(await back.end()).toBe(0);
});

test('a newcomer whose contacts are all down does not found a cluster of its own', async () => {
  const { code, errors } = await run('node', '--data', newFolder(), '--join', NOBODY, NOBODY);
  expect(code).toBe(2);
  expect(errors).toMatch(/^selfman node: 127\.0\.0\.1:1: cannot be reached \(.*\); check that a node listens there\n$/);
});
