/** The client, at a node and at servers that do not answer as they should. */
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, expect, test } from 'vitest';
import { Client } from '../../client/client.ts';
import { ClientError } from '../../client/client-error.ts';
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

test('a write whose connection breaks is sent again under the same id, and its end is told as unknown', async () => {
  const ids = new Set<unknown>();
  let asked = 0;
  const server = await serverThat((request) => {
    asked += 1;
    ids.add(request.headers['idempotency-key']);
    request.socket.destroy();
  });
  const error = await new Client({ servers: [server], mostTries: 3 }).put('a', 1).catch((caught: unknown) => caught);
  expect(error).toMatchObject({ name: 'ClientError', code: 'unreachable', mayRetry: false });
  expect([asked, ids.size]).toEqual([3, 1]);
});

/** Breaks the connection of the first request, and gives the rest to the node. */
async function breakingBefore(node: string, reaches: boolean): Promise<string> {
  let asked = 0;
  return serverThat(async (request, response) => {
    asked += 1;
    const isFirst = asked === 1;
    if (isFirst && !reaches) return void request.socket.destroy();
    const body = await text(request);
    const headers = Object.fromEntries(
      ['if-match', 'if-none-match', 'idempotency-key'].flatMap((name) => {
        const value = request.headers[name];
        return typeof value === 'string' ? [[name, value]] : [];
      }),
    );
    const method = request.method ?? 'GET';
    const answer = await fetch(node + request.url, { method, headers, ...(body === '' ? {} : { body }) });
    if (isFirst) return void request.socket.destroy();
    response.writeHead(answer.status, { etag: answer.headers.get('etag') ?? '""' }).end(await answer.text());
  });
}

test.each([true, false])('a count whose answer was lost counts once, whether the request had arrived (%s)', async (hasArrived) => {
  const node = await servingNode();
  const plain = new Client({ servers: [node] });
  const version = await plain.put('count', 1);
  const broken = new Client({ servers: [await breakingBefore(node, hasArrived)] });
  expect(await broken.cas('count', version, 2)).toMatchObject({ swapped: true });
  expect(await plain.get('count')).toMatchObject({ value: 2 });
  const again = new Client({ servers: [await breakingBefore(node, hasArrived)] });
  await again.transact(async (draft) => draft.set('count', Number(await draft.get('count')) + 1));
  expect(await plain.get('count')).toMatchObject({ value: 3 });
});

test('after a try of unknown end, a refusal is believed only when the id was given up', async () => {
  const answers: RequestListener[] = [
    (request) => void request.socket.destroy(),
    (_, response) => void response.writeHead(412).end('{"code":"precondition_failed","message":"another","keys":["a"],"retry":false}'),
  ];
  const settled: (string | undefined)[] = [];
  const clientOf = async (fate: string) =>
    new Client({
      servers: [
        await serverThat((request, response) => {
          if (request.method !== 'DELETE') return (answers[settled.length + asked++] ?? answers[1])(request, response);
          settled.push(request.url?.replace(/\d+-[\w-]+/, 'ID').replace(/&deadlineMs=\d+/, ''));
          response.end(fate);
        }),
      ],
    });
  let asked = 0;
  const happened = await clientOf('{"id":"1-a","state":"committed","versions":["1.2.3"]}');
  expect(await happened.put('a', 1, { ifVersion: '0.0.0' })).toBe('1.2.3');
  [asked] = [-1];
  const refused = await clientOf('{"id":"1-a","state":"aborted"}');
  await expect(refused.put('a', 1, { ifVersion: '0.0.0' })).rejects.toMatchObject({ code: 'precondition_failed' });
  [asked] = [-2];
  const forgotten = await clientOf('{"id":"1-a","state":"forgotten"}');
  await expect(forgotten.put('a', 1, { ifVersion: '0.0.0' })).rejects.toMatchObject({ code: 'unknown_outcome' });
  expect(settled).toEqual(Array.from({ length: 3 }, () => '/v1/txn/ID?key=a'));
});

test('a client whose clock is slow makes ids of a later time', async () => {
  const times: number[] = [];
  const server = await serverThat((request, response) => {
    times.push(Number.parseInt(String(request.headers['idempotency-key']), 10));
    if (times.length > 1) return void response.writeHead(204, { etag: '"1.2.3"' }).end();
    const horizon = Date.now() + 60_000;
    response.writeHead(410).end(`{"code":"forgotten","message":"too early","keys":["a"],"retry":false,"horizon":${horizon}}`);
  });
  expect(await new Client({ servers: [server] }).put('a', 1)).toBe('1.2.3');
  expect(times[1] - times[0]).toBeGreaterThan(50_000);
});

test('a value is compared and set, and a refusal tells what is there', async () => {
  const client = new Client({ servers: [await servingNode()] });
  const first = await client.cas('a', '0.0.0', 1);
  expect(first).toMatchObject({ swapped: true, value: 1 });
  expect(await client.cas('a', '0.0.0', 2)).toEqual({ swapped: false, version: first.version, value: 1 });
  expect(await client.cas('a', first.version, 2)).toMatchObject({ swapped: true, value: 2 });
});

test('a watch tells the value, and each later one, until it is aborted', async () => {
  const client = new Client({ servers: [await servingNode()] });
  const end = new AbortController();
  const watch = client.watch('a', { signal: end.signal });
  expect((await watch.next()).value).toEqual({ version: '0.0.0', value: undefined });
  const version = await client.put('a', 1);
  expect((await watch.next()).value).toEqual({ version, value: 1 });
  const later = client.watch('a', { after: version, signal: end.signal }).next();
  end.abort();
  await expect(later).rejects.toMatchObject({ name: 'AbortError' });
});

test('a client that is aborted ends its calls, also between two tries, and begins none', async () => {
  let asked: () => void = () => undefined;
  const isAsked = new Promise<void>((resolve) => {
    asked = resolve;
  });
  const silent = await serverThat(() => asked());
  for (const server of [silent, await nobody()]) {
    const end = new AbortController();
    const client = new Client({ servers: [server], signal: end.signal });
    const calls = [client.put('a', 1), client.get('a'), client.transact((draft) => draft.get('a')), client.watch('a').next()];
    const ends = Promise.allSettled(calls);
    await isAsked;
    end.abort();
    for (const each of await ends) expect(each).toMatchObject({ status: 'rejected', reason: { name: 'AbortError' } });
    await expect(client.put('a', 1)).rejects.toMatchObject({ name: 'AbortError' });
  }
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

test('a token is sent to this machine, and to no address to which a server redirects', async () => {
  const heard: (string | undefined)[] = [];
  const target = await serverThat((request, response) => {
    heard.push(request.headers.authorization);
    response.end('1');
  });
  const redirecting = await serverThat((_, response) => response.writeHead(307, { location: `${target}/v1/kv/k` }).end());
  await new Client({ servers: [target], token: 'mine' }).get('k');
  expect(heard.splice(0)).toEqual(['Bearer mine']);
  await expect(new Client({ servers: [redirecting], token: 'mine', deadlineMs: 200 }).get('k')).rejects.toMatchObject({
    code: 'unreachable',
  });
  expect(heard).toEqual([]);
});

test.each(['http://one.example.org:8080', 'http://127.0.0.1.example.org'])('without TLS, no token is sent to %s', (server) => {
  const make = () => new Client({ servers: ['http://127.0.0.1:8080', server], token: 'my-secret' });
  expect(make).toThrow(/^servers: got http:.* with a token, expected https; /);
  expect(make).not.toThrow(/my-secret/);
});

test.each(['two words', 'line\nline', 'ü', ''])('a token with the text %j is refused, and is not repeated', (token) => {
  const make = () => new Client({ servers: ['http://127.0.0.1:8080'], token });
  expect(make).toThrow(/^token: got other signs than those of a header, expected the text of a token file$/);
});
