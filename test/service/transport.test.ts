/** The bounds of HTTP connections, and TLS for clients. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { expect, test } from 'vitest';
import { fetchTrusting } from '../../cli/trusting-fetch.ts';
import { Client } from '../../client/client.ts';
import type { TransportLimits } from '../../service/transport.ts';
import { credentialsOf, newAuthority } from '../runtime/node-credentials.ts';
import { servingNode } from './one-node.ts';

const limited = (limits: Partial<TransportLimits>) => servingNode({ tokens: null, certificate: null, limits });

function reach(node: string, text: string): Socket {
  const { hostname, port } = new URL(node);
  return connect(Number(port), hostname, function (this: Socket) {
    this.write(text);
  }).on('error', () => undefined);
}

async function heardUntilEnd(socket: Socket): Promise<string> {
  let heard = '';
  socket.on('data', (chunk: Buffer) => {
    heard += chunk.toString();
  });
  // `once` would reject at an error.
  await new Promise((resolve) => socket.on('close', resolve));
  return heard;
}

const BEGINNING = 'PUT /v1/kv/k HTTP/1.1\r\nhost: k\r\n';

test.each<[string, Partial<TransportLimits>, string, RegExp]>([
  ['headers that do not end', { headers: 100, look: 50 }, BEGINNING, /^HTTP\/1.1 408 /],
  ['a connection without a word', { headers: 100, look: 50 }, '', /^(HTTP\/1.1 408 |$)/],
  ['a body that does not end', { request: 200, headers: 100, look: 50 }, `${BEGINNING}content-length: 9\r\n\r\n1`, /^(HTTP\/1.1 408 |$)/],
  ['a connection on which nothing moves', { silence: 100 }, BEGINNING, /^$/],
])('%s: the node does not wait for it', async (_, limits, text, heard) => {
  const node = await limited(limits);
  expect(await heardUntilEnd(reach(node, text))).toMatch(heard);
  expect((await fetch(`${node}/v1/health/live`)).status).toBe(200);
});

test('headers of more than 16 KiB are refused', async () => {
  const node = await servingNode();
  const heard = await heardUntilEnd(reach(node, `${BEGINNING}x: ${'x'.repeat(16_384)}\r\n\r\n`));
  expect(heard).toMatch(/^HTTP\/1.1 431 /);
});

test('more connections than the bound are closed', async () => {
  const node = await limited({ mostConnections: 2 });
  const idle = [reach(node, ''), reach(node, '')];
  await Promise.all(idle.map((socket) => once(socket, 'connect')));
  expect(await heardUntilEnd(reach(node, 'GET /v1/health/live HTTP/1.1\r\nhost: k\r\n\r\n'))).toBe('');
  for (const socket of idle) socket.destroy();
});

test('a value that is nested more deeply than 200 is refused', async () => {
  const node = await servingNode();
  const put = async (depth: number) =>
    (await fetch(`${node}/v1/kv/k`, { method: 'PUT', body: '['.repeat(depth) + ']'.repeat(depth) })).status;
  expect(await put(200)).toBe(204);
  expect(await put(201)).toBe(400);
  expect(await put(1_000_000)).toBe(400);
});

async function servingTls(hosts?: readonly string[]) {
  const [authority, stranger] = await Promise.all([newAuthority(), newAuthority()]);
  const certificate = await credentialsOf(authority, hosts === undefined ? {} : { hosts });
  return { node: await servingNode({ tokens: null, certificate }), authority, stranger };
}

test('a client that trusts the authority reads and writes over TLS', async () => {
  const { node, authority } = await servingTls();
  const client = new Client({ servers: [node], fetch: fetchTrusting(authority.certified.certificate) });
  await client.put('k', 1);
  expect((await client.get('k')).value).toBe(1);
});

test('a client says nothing to a server of another authority, or with the certificate of another host', async () => {
  const { node, authority, stranger } = await servingTls();
  const other = await servingTls(['one.example.org']);
  for (const client of [
    new Client({ servers: [node] }),
    new Client({ servers: [node], fetch: fetchTrusting(stranger.certified.certificate) }),
    new Client({ servers: [other.node], fetch: fetchTrusting(other.authority.certified.certificate) }),
  ])
    await expect(client.get('k')).rejects.toMatchObject({ code: 'untrusted' });
  await new Client({ servers: [node], fetch: fetchTrusting(authority.certified.certificate) }).get('k');
});

test.each([
  ['HTTP without TLS', (node: string) => reach(node, 'GET /v1/health/live HTTP/1.1\r\nhost: k\r\n\r\n')],
  [
    'TLS 1.2',
    (node: string) =>
      connectTls({ host: '127.0.0.1', port: Number(new URL(node).port), maxVersion: 'TLSv1.2', rejectUnauthorized: false }).on(
        'error',
        () => undefined,
      ),
  ],
])('a node with TLS gives %s no answer', async (_, reachAs) => {
  const { node } = await servingTls();
  expect(await heardUntilEnd(reachAs(node))).toBe('');
});
