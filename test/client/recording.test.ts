/** A client records its calls, and the recording is judged. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { Client } from '../../client/client.ts';
import { servingNode } from '../service/one-node.ts';
import { judgedText } from '../traces/client-history/judged.ts';

/** Keeps the lines that are recorded. */
class KeptLines {
  text = '';

  append(lines: string): void {
    this.text += lines;
  }
}

const answersIn = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
    .filter(({ type }) => type === 'answer');

test('calls on single keys are recorded, and are linearisable', async () => {
  const record = new KeptLines();
  const servers = [await servingNode()];
  const [one, other] = [1, 2].map(() => new Client({ servers, record }));
  const first = await one.put('a', { list: [1, null] });
  await Promise.all([other.put('a', 2), one.get('a'), other.get('a')]);
  await expect(other.put('a', 3, { ifVersion: first })).rejects.toMatchObject({ code: 'precondition_failed' });
  await expect(other.put('a', 3, { ifAbsent: true })).rejects.toMatchObject({ code: 'precondition_failed' });
  await one.delete('a');
  await other.get('a');
  await one.get('never');
  expect(answersIn(record.text).map(({ outcome }) => outcome)).toEqual(['ok', 'ok', 'ok', 'ok', 'refused', 'refused', 'ok', 'ok', 'ok']);
  expect(judgedText(record.text)).toMatchObject({ verdict: 'linearisable', model: 'versions', operations: { answered: 9, unknown: 0 } });
});

test('transactions and snapshots are recorded, and are strictly serialisable', async () => {
  const record = new KeptLines();
  const servers = [await servingNode()];
  const clients = [1, 2].map(() => new Client({ servers, record }));
  const move = (client: Client) =>
    client.transact(async (draft) => {
      draft.set('from', Number((await draft.get('from')) ?? 10) - 1);
      draft.set('to', Number((await draft.get('to')) ?? 0) + 1);
    });
  await Promise.all(clients.flatMap((client) => [move(client), client.read(['from', 'to'])]));
  await clients[0].transactText('{"writes":[{"key":"to","delete":true}]}');
  await clients[1].read(['from', 'to']);
  expect(judgedText(record.text)).toMatchObject({ verdict: 'strictly serialisable', model: 'calls', transactions: { unknown: 0 } });
});

test('a write whose answer is lost is recorded as unknown, and a request that was refused as failed', async () => {
  const server = createServer((request) => request.socket.destroy());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const record = new KeptLines();
  const client = new Client({ servers: [`http://127.0.0.1:${port}`], deadlineMs: 200, record });
  await expect(client.put('a', 1)).rejects.toThrow();
  const real = new Client({ servers: [await servingNode()], record });
  await expect(real.putText('a', 'no JSON')).rejects.toMatchObject({ code: 'bad_request' });
  await real.get('a');
  expect(answersIn(record.text).map(({ outcome }) => outcome)).toEqual(['unknown', 'failed', 'ok']);
  expect(judgedText(record.text)).toMatchObject({ verdict: 'linearisable', operations: { answered: 1, unknown: 1 } });
  server.close();
});

test('without a sink, nothing is recorded', async () => {
  const client = new Client({ servers: [await servingNode()] });
  await client.put('a', 1);
  expect((await client.get('a')).value).toBe(1);
});
