/** Mutual TLS between nodes: both prove their instance, and without a proof no byte reaches the node. */
import { once } from 'node:events';
import { connect as connectTcp, type Socket } from 'node:net';
import { type ConnectionOptions, connect as connectTls, type TLSSocket } from 'node:tls';
import { afterEach, beforeAll, expect, test } from 'vitest';
import type { Authority } from '../../cli/certificates.ts';
import { mutualTls } from '../../runtime/tls-transport.ts';
import { plainTcp } from '../../runtime/transport.ts';
import { credentialsOf, type Given, newAuthority } from './node-credentials.ts';
import { patiently } from './rumour-node.ts';

const EXPECTED = 'expected a node with a certificate of this cluster';
let authority: Authority;
let stranger: Authority;
let here: Given;

beforeAll(async () => {
  [authority, stranger] = await Promise.all([newAuthority(), newAuthority()]);
  here = await credentialsOf(authority);
});

const endings: (() => unknown)[] = [];

afterEach(async () => {
  for (const end of endings.splice(0)) await end();
});

interface Door {
  readonly port: number;
  /** The instances that were let in. */
  readonly accepted: (string | undefined)[];
  readonly refused: string[];
}

/** A node that repeats what it is told. */
async function doorOf(given: Given, mostConnections = 10): Promise<Door> {
  const open = await mutualTls(given).listen({ host: '127.0.0.1', port: 0 }, mostConnections);
  endings.push(() => open.close());
  const door: Door = { port: open.port, accepted: [], refused: [] };
  open.serve(
    ({ socket, proven }) => {
      door.accepted.push(proven);
      socket.on('error', () => socket.destroy()).pipe(socket);
    },
    (peer, why) => door.refused.push(`from ${peer}: ${why}`),
  );
  return door;
}

/** Connects as this node, and says hello. Returns what it hears until the end, or until a word has come back. */
async function visit(
  port: number,
  given: Given,
): Promise<{ readonly proven: string | undefined; readonly heard: string; readonly error: string }> {
  const seen = { proven: undefined as string | undefined, heard: '', error: '' };
  const socket = mutualTls(given).connect({ host: '127.0.0.1', port }, ({ proven }) => {
    seen.proven = proven;
    socket.write('hello');
  });
  await untilEnd(socket, seen);
  return seen;
}

function untilEnd(socket: Socket, seen: { heard: string; error: string }): Promise<void> {
  return new Promise((resolve) => {
    socket.on('error', (error) => {
      seen.error = error.message;
    });
    socket.on('data', (chunk: Buffer) => {
      seen.heard += chunk.toString();
      socket.destroy();
    });
    socket.on('close', () => resolve());
  });
}

test('two nodes of one authority learn the instance of each other', async () => {
  const door = await doorOf(here);
  const other = await credentialsOf(authority);
  expect(await visit(door.port, other)).toEqual({ proven: here.instance, heard: 'hello', error: '' });
  expect(door).toMatchObject({ accepted: [other.instance], refused: [] });
});

test.each<[string, () => Promise<Given>]>([
  ['of another authority', () => credentialsOf(stranger, { trusting: authority })],
  ['that has expired', () => credentialsOf(authority, { fromDay: -2 })],
  ['that is not valid yet', () => credentialsOf(authority, { fromDay: 2 })],
  ['for another purpose', async () => ({ instance: '', ...authority.certified, authority: authority.certified.certificate })],
])('a node with a certificate %s is refused', async (what, given) => {
  const door = await doorOf(here);
  expect(await visit(door.port, await given())).toMatchObject({ heard: '' });
  await expect.poll(() => door.refused, patiently).toEqual([expect.stringContaining(`: got a certificate ${what}, ${EXPECTED}`)]);
  expect(door.accepted).toEqual([]);
});

test('a certificate that names no instance is refused', async () => {
  const door = await doorOf(here);
  expect(await visit(door.port, await credentialsOf(authority, { instance: 'somebody' }))).toMatchObject({ heard: '' });
  await expect
    .poll(() => door.refused, patiently)
    .toEqual(['from 127.0.0.1: got a certificate without a node, expected one that selfman cluster init has made']);
  expect(door.accepted).toEqual([]);
});

function speakTls(port: number, options: ConnectionOptions): TLSSocket {
  return connectTls({ host: '127.0.0.1', port, rejectUnauthorized: false, ...options });
}

function speakTcp(port: number, bytes: Buffer): Socket {
  return connectTcp({ host: '127.0.0.1', port }, function (this: Socket) {
    this.write(bytes);
  });
}

test.each<[string, (port: number) => Socket]>([
  ['got no certificate', (port) => speakTls(port, {})],
  ['got an older version than TLS 1.3', (port) => speakTls(port, { key: here.key, cert: here.certificate, maxVersion: 'TLSv1.2' })],
  ['got bytes that are not TLS', (port) => speakTcp(port, Buffer.from('GET / HTTP/1.1\r\n\r\n'))],
  ['got bytes that are not TLS', (port) => speakTcp(port, Buffer.alloc(100_000, 0xff))],
  ['got the end of the connection', (port) => speakTcp(port, Buffer.from([0x16, 0x03])).end()],
])('%s: a stranger hears nothing, and nodes are let in as before', async (what, knock) => {
  const door = await doorOf(here);
  const seen = { heard: '', error: '' };
  await untilEnd(knock(door.port), seen);
  await expect.poll(() => door.refused, patiently).toEqual([expect.stringContaining(`: ${what}, ${EXPECTED}`)]);
  expect({ heard: seen.heard, accepted: door.accepted }).toEqual({ heard: '', accepted: [] });
  expect(await visit(door.port, await credentialsOf(authority))).toMatchObject({ heard: 'hello' });
});

test('a stranger that says nothing is not waited for', async () => {
  const door = await doorOf(here);
  await once(connectTcp({ host: '127.0.0.1', port: door.port }).resume(), 'close');
  expect(door.refused).toEqual([`from 127.0.0.1: got no proof in time, ${EXPECTED}`]);
});

test('more connections than the bound are closed', async () => {
  const door = await doorOf(here, 2);
  const silent = [1, 2].map(() => connectTcp({ host: '127.0.0.1', port: door.port }).on('error', () => undefined));
  await Promise.all(silent.map((socket) => once(socket, 'connect')));
  expect(await visit(door.port, await credentialsOf(authority))).toMatchObject({ proven: undefined, heard: '' });
  for (const socket of silent) socket.destroy();
});

test.each<[string, () => Promise<Given>, RegExp]>([
  ['of another authority', () => credentialsOf(stranger), /self-signed certificate/],
  ['that has expired', () => credentialsOf(authority, { fromDay: -2 }), /certificate has expired/],
  ['without a node', () => credentialsOf(authority, { instance: 'somebody' }), /a certificate without a node/],
])('a node says nothing to a listener with a certificate %s', async (_, given, error) => {
  const { port } = await doorOf(await given());
  expect(await visit(port, here)).toMatchObject({ proven: undefined, heard: '', error: expect.stringMatching(error) });
});

test('a node says nothing to a listener that does not speak TLS', async () => {
  const open = await plainTcp.listen({ host: '127.0.0.1', port: 0 }, 10);
  endings.push(() => open.close());
  const heard: Buffer[] = [];
  open.serve(
    ({ socket }) => socket.on('data', (chunk) => heard.push(chunk)).on('data', () => socket.end('welcome')),
    () => undefined,
  );
  expect(await visit(open.port, here)).toMatchObject({ proven: undefined, heard: '' });
  expect(Buffer.concat(heard).toString('latin1')).not.toContain('hello');
});

test('no connection continues an earlier one, so that each certificate is looked at again', async () => {
  const door = await doorOf(here);
  const other = await credentialsOf(authority);
  const options = { key: other.key, cert: other.certificate, ca: other.authority };
  const sessions: Buffer[] = [];
  const first = speakTls(door.port, options).on('session', (session) => sessions.push(session));
  first.write('hello');
  await once(first, 'data');
  first.destroy();
  for (const session of sessions) {
    const second = speakTls(door.port, { ...options, session });
    second.write('hello');
    await once(second, 'data');
    expect(second.isSessionReused()).toBe(false);
    second.destroy();
  }
});
