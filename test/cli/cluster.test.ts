/** A cluster of whole nodes on this machine: it shows its nodes, keeps values, and leaves no process. */
import { readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { expect, test, vi } from 'vitest';
import { Client } from '../../client/client.ts';
import { bagOf } from '../../impl/kernel/sorted-set.ts';
import { processesOf } from './processes.ts';
import { runHere } from './run-here.ts';
import { newFolder, type Program, start } from './run-program.ts';

const patiently = { timeout: 100_000, interval: 50 };
const ANY_PORTS = ['--http', '0', '--listen', '0'];

/** The rows of its last picture, by cells. */
function rowsOf(cluster: Program): readonly (readonly string[])[] {
  const lines = cluster.output().split('\n');
  return lines
    .slice(lines.findLastIndex((line) => line.startsWith('node ')))
    .flatMap((line) => (/^\d/.test(line) ? [line.split(/\s+/)] : []));
}

async function untilShown(cluster: Program, nodes: number): Promise<Client> {
  await vi.waitFor(
    () => expect([rowsOf(cluster).length, cluster.errors()]).toEqual([nodes, expect.stringContaining('running')]),
    patiently,
  );
  return new Client({ servers: rowsOf(cluster).map((cells) => cells[2]), deadlineMs: 60_000 });
}

test.concurrent('at Ctrl-C nodes hand their values over, and the last one brings them back', async () => {
  const data = newFolder();
  const cluster = start('cluster', '--nodes', '3', '--data', data, ...ANY_PORTS);
  const client = await untilShown(cluster, 3);
  for (let i = 0; i < 5; i++) await client.put(`k${i}`, i);
  cluster.process.kill('SIGINT');
  expect(await cluster.ended).toEqual({ code: 0, signal: null });
  expect(cluster.errors()).toMatch(/node 3 has left\nnode 2 has left\n$/);
  expect([readdirSync(data), processesOf(data)]).toEqual([['node-1'], []]);

  const again = start('cluster', '--nodes', '3', '--data', data, ...ANY_PORTS);
  const later = await untilShown(again, 3);
  expect((await later.read(['k0', 'k1', 'k2', 'k3', 'k4'])).map(({ value }) => value)).toEqual([0, 1, 2, 3, 4]);
  again.process.kill('SIGINT');
  again.process.kill('SIGINT');
  await again.ended;
  expect(processesOf(data)).toEqual([]);
});

test.concurrent('what its nodes record conforms', async () => {
  const trace = newFolder();
  const cluster = start('cluster', '--nodes', '3', '--trace', trace, '--duration', '0', ...ANY_PORTS);
  expect(await cluster.ended).toEqual({ code: 0, signal: null });
  expect((await runHere('replay', trace)).output).toContain('verdict: conforms');
});

test.concurrent('a node that is killed is told, and the others go on', async () => {
  const cluster = start('cluster', '--nodes', '4', ...ANY_PORTS);
  const client = await untilShown(cluster, 4);
  // Each was advised by those that were there: three anchors, and the middle between two of them.
  expect(bagOf(rowsOf(cluster).map((cells) => Math.round(Number(cells[6]))))).toEqual([17, 17, 33, 33]);
  await client.put('k', 1);
  const [, pid] = rowsOf(cluster).find(([number]) => number === '2') ?? [];
  process.kill(Number(pid), 'SIGKILL');
  await vi.waitFor(() => expect(cluster.errors()).toContain('node 2 has ended (signal SIGKILL)'), patiently);
  await client.put('k', 2);
  expect((await client.get('k')).value).toBe(2);
  cluster.process.kill('SIGTERM');
  expect((await cluster.ended).signal).toBeNull();
});

test.concurrent.each(['SIGINT', 'SIGKILL'] as const)('after %s while nodes are started no process is left', async (signal) => {
  const data = newFolder();
  const cluster = start('cluster', '--nodes', '3', '--data', data, ...ANY_PORTS);
  await vi.waitFor(() => expect(processesOf(data).length).toBeGreaterThan(1), patiently);
  cluster.process.kill(signal);
  await cluster.ended;
  await vi.waitFor(() => expect(processesOf(data)).toEqual([]), patiently);
});

test.concurrent('a port that is in use is named, and the exit code is 2', async () => {
  const server = createServer();
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as { readonly port: number }).port));
  });
  const cluster = start('cluster', '--nodes', '1', '--listen', '0', '--http', `${port}`);
  expect((await cluster.ended).code).toBe(2);
  expect(cluster.errors()).toContain(`--http: got 127.0.0.1:${port}, where this process cannot listen (EADDRINUSE)`);
  server.close();
});

test('ports beyond the last one are refused in a sentence', async () => {
  expect(await runHere('cluster', '--nodes', '5', '--http', '65533')).toMatchObject({
    code: 2,
    errors:
      'selfman cluster: --http: got 65533 for the first of 5 nodes, expected at most 65531; choose a lower one, or 0 for any free ones\n',
  });
});
