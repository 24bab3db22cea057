/** A node that is told to stop under load. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { NodeProcess } from '../../faults/node-process.ts';
import { freePorts, LOOPBACK } from '../../faults/ports.ts';

const nodes: NodeProcess[] = [];

afterEach(() => {
  for (const node of nodes.splice(0)) node.signal('SIGKILL');
});

test('a node that is told to stop ends, though clients go on asking', async () => {
  const [port, http] = await freePorts(2);
  const data = mkdtempSync(join(tmpdir(), 'selfman-'));
  const node = new NodeProcess({ options: ['--data', data, '--listen', `${LOOPBACK}:${port}`, '--http', `${LOOPBACK}:${http}`] });
  nodes.push(node);
  await node.listening();
  const put = async (key: string): Promise<number> =>
    (await fetch(`http://${LOOPBACK}:${http}/v1/kv/${key}`, { method: 'PUT', body: '1' })).status;
  await expect.poll(() => put('k'), { timeout: 60_000 }).toBe(204);
  let isOver = false;
  const ask = async (i: number): Promise<void> => {
    while (!isOver) await put(`k${i}`).catch(() => undefined);
  };
  const asking = Array.from({ length: 8 }, (_, i) => ask(i));
  node.signal('SIGTERM');
  expect(await node.ended()).toBe(0);
  isOver = true;
  await Promise.all(asking);
});
