/** The client, at a node and at servers that do not answer as they should. */
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { Client, ClientError } from '../../client/client.ts';
import { servingNode } from '../service/one-node.ts';

const endings: (() => void)[] = [];

afterEach(() => {
  for (const end of endings.splice(0)) end();
});

async function serverThat(answers: RequestListener): Promise<string> {
  const server = createServer(answers);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  endings.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** An address where nobody listens any more. */
async function nobody(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}`;
}

test('values are written, read, compared and deleted', async () => {
  const client = new Client({ servers: [await servingNode()] });
  expect(await client.get('a')).toEqual({ version: '0.0.0', value: undefined });
  const version = await client.put('a', { list: [1, null] });
  expect(await client.get('a')).toEqual({ version, value: { list: [1, null] } });
  await expect(client.put('a', 2, { ifAbsent: true })).rejects.toMatchObject({ code: 'precondition_failed', keys: ['a'] });
  await client.delete('a', { ifVersion: version });
  expect((await client.get('a')).value).toBeUndefined();
  await client.put('n', null);
  expect(await client.read(['n', 'a'])).toMatchObject([{ key: 'n', value: null }, { key: 'a' }]);
});

test('two clients that count in transactions lose no count', async () => {
  const node = await servingNode();
  const add = (client: Client) =>
    client.transact(async (draft) => {
      const count = ((await draft.get('count')) ?? 0) as number;
      draft.set('count', count + 1);
      return draft.get('count');
    });
  const clients = [1, 2].map(() => new Client({ servers: [node] }));
  const counts = await Promise.all(clients.flatMap((client) => [1, 2, 3].map(() => add(client))));
  expect([...counts].sort((a, b) => Number(a) - Number(b))).toEqual([1, 2, 3, 4, 5, 6]);
});

test('a server that is not there is passed over, as nothing has happened', async () => {
  const client = new Client({ servers: [await nobody(), await servingNode()] });
  expect(await client.put('a', 1)).toBeTypeOf('string');
});

test('where all refuse, the client says so when its time is over', async () => {
  const client = new Client({ servers: [await nobody()], deadlineMs: 50 });
  await expect(client.put('a', 1)).rejects.toMatchObject({ code: 'unreachable', mayRetry: true });
});

test('a write whose connection breaks is not sent again', async () => {
  let asked = 0;
  const server = await serverThat((request) => {
    asked += 1;
    request.socket.destroy();
  });
  const error = await new Client({ servers: [server], deadlineMs: 500 }).put('a', 1).catch((caught: unknown) => caught);
  expect(error).toMatchObject({ name: 'ClientError', code: 'unreachable', mayRetry: false });
  expect(asked).toBe(1);
});

test('a write that has not happened is sent again', async () => {
  let asked = 0;
  const server = await serverThat((_, response) => {
    asked += 1;
    if (asked > 2) return void response.writeHead(204, { etag: '"1.2.3"' }).end();
    response.writeHead(503).end('{"code":"no_majority","message":"too few","keys":["a"],"retry":true}');
  });
  expect(await new Client({ servers: [server] }).put('a', 1)).toBe('1.2.3');
  expect(asked).toBe(3);
});

test('a server of another kind is told apart', async () => {
  const server = await serverThat((_, response) => void response.writeHead(500).end('<html>'));
  const error = await new Client({ servers: [server], deadlineMs: 50 }).put('a', 1).catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(ClientError);
  expect(error).toMatchObject({ code: 'unknown_outcome', mayRetry: false });
});

test('a client needs a server', () => {
  expect(() => new Client({ servers: [] })).toThrow('servers: got none, expected at least one');
});
