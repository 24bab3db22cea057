/** Clients show a token, and a node takes only as many requests as it has room for. */
import { connect, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { OPERATIONS } from '../../service/operations.ts';
import { entryOf, newToken } from '../../service/tokens.ts';
import { patiently } from '../runtime/rumour-node.ts';
import { servingNode } from './one-node.ts';

const sockets: Socket[] = [];

afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
});

const mine = newToken();
const yours = newToken();
const guarded = () => servingNode({ tokens: [entryOf('me', mine), entryOf('you', yours)], certificate: null });

async function ask(url: string, authorization?: string, method = 'GET', body?: string) {
  const headers = authorization === undefined ? {} : { authorization };
  const response = await fetch(url, { method, headers, ...(body === undefined ? {} : { body }) });
  return { status: response.status, text: await response.text(), challenge: response.headers.get('www-authenticate') };
}

const REFUSAL = {
  code: 'unauthorized',
  message: 'Authorization: got no token of this cluster, expected "Bearer" and the token; ask its operator',
  keys: [],
  retry: false,
};

test.each([
  ['no token', undefined],
  ['an empty one', 'Bearer '],
  ['another one', `Bearer ${newToken()}`],
  ['the beginning of a token', `Bearer ${mine.slice(0, -1)}`],
  ['a token and more', `Bearer ${mine}x`],
  ['the hash of a token', `Bearer ${entryOf('', mine).sha256}`],
  ['another scheme', `Basic ${Buffer.from(`me:${mine}`).toString('base64')}`],
])('with %s, a client hears 401 and a sentence, and nothing happens', async (_, authorization) => {
  const node = await guarded();
  for (const [method, body] of [['PUT', '1'], ['DELETE'], ['GET']]) {
    const { status, text, challenge } = await ask(`${node}/v1/kv/k`, authorization, method, body);
    expect({ status, challenge, body: JSON.parse(text) }).toEqual({ status: 401, challenge: 'Bearer', body: REFUSAL });
  }
  expect((await ask(`${node}/v1/kv/k`, `Bearer ${mine}`)).status).toBe(404);
});

test('each token of the node is taken', async () => {
  const url = `${await guarded()}/v1/kv/k`;
  expect((await ask(url, `Bearer ${mine}`, 'PUT', '1')).status).toBe(204);
  expect(await ask(url, `bearer ${yours}`)).toMatchObject({ status: 200, text: '1' });
});

test('without a token, a client learns only whether the node lives and is ready', async () => {
  const node = await guarded();
  const open: string[] = [];
  for (const { method, path } of Object.values(OPERATIONS))
    if ((await ask(node + path.replace(/\{.*\}/, 'k'), undefined, method)).status !== 401) open.push(path);
  expect(open).toEqual(['/v1/health/live', '/v1/health/ready']);
  for (const path of ['/', '/v1', '/v1/health', '/v1/health/live/k']) expect((await ask(node + path)).status).toBe(401);
});

test('a node without tokens is open to all that reach it', async () => {
  const url = `${await servingNode()}/v1/kv/k`;
  expect((await ask(url, undefined, 'PUT', '1')).status).toBe(204);
});

/** Begins to write a value of this size, and does not end. */
async function beginToWrite(node: string, bytes: number): Promise<Socket> {
  const { hostname, port } = new URL(node);
  const socket = connect(Number(port), hostname);
  sockets.push(socket.on('error', () => undefined));
  await new Promise((resolve) => socket.once('connect', resolve));
  socket.write(`PUT /v1/kv/k HTTP/1.1\r\nhost: ${hostname}\r\nauthorization: Bearer ${mine}\r\ncontent-length: ${bytes}\r\n\r\n1`);
  return socket;
}

test.each([
  [500, 10],
  [16, 4 * 1_048_576],
])('with %i requests under way of %i bytes each, the next one hears 429, and may be sent again', async (count, bytes) => {
  const node = await guarded();
  for (let i = 0; i < count; i++) await beginToWrite(node, bytes);
  const write = () => ask(`${node}/v1/kv/k`, `Bearer ${mine}`, 'PUT', '1');
  await expect.poll(async () => (await write()).status, patiently).toBe(429);
  expect(JSON.parse((await write()).text)).toEqual({
    code: 'busy',
    message: `the node has ${count} requests under way; try again later`,
    keys: [],
    retry: true,
  });
  expect((await ask(`${node}/v1/health/live`)).status).toBe(200);
  for (const socket of sockets.splice(0)) socket.destroy();
  await expect.poll(async () => (await write()).status, patiently).toBe(204);
});
