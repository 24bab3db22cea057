/** The proxy of a link: it carries, holds, breaks and delays. */
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { Links } from '../../faults/links.ts';
import { freePorts, LOOPBACK } from '../../faults/ports.ts';

const endings: (() => void)[] = [];

afterEach(() => {
  for (const end of endings.splice(0)) end();
});

/** A listener that answers each byte with the same one, and two links: from node 0 to it, and back. */
async function echo(): Promise<{ readonly links: Links; dial(): Socket }> {
  const server = createServer((socket) => socket.on('error', () => undefined).pipe(socket)).listen(0, LOOPBACK);
  await once(server, 'listening');
  const target = (server.address() as AddressInfo).port;
  const [other, near, far] = await freePorts(3);
  const links = await Links.open([other, target], [near, far]);
  const { [target]: port } = JSON.parse(links.environmentOf(0).SELFMAN_FAULTS_PROXIES);
  const sockets: Socket[] = [];
  endings.push(() => {
    for (const socket of sockets) socket.destroy();
    links.close();
    server.close();
  });
  const dial = (): Socket => {
    const socket = connect(port, LOOPBACK).on('error', () => undefined);
    sockets.push(socket);
    return socket;
  };
  return { links, dial };
}

/** `once` would reject at the reset. */
function closed(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    socket.on('close', () => resolve());
  });
}

async function answerTo(socket: Socket, text: string): Promise<string> {
  socket.write(text);
  const [bytes] = await once(socket, 'data');
  return bytes.toString();
}

test('a link carries bytes both ways', async () => {
  const { dial } = await echo();
  const socket = dial();
  expect(await answerTo(socket, 'a')).toBe('a');
  expect(await answerTo(socket, 'b')).toBe('b');
});

test('a link that is cut delivers what was sent when it heals', async () => {
  const { links, dial } = await echo();
  const [old, fresh] = [dial(), dial()];
  expect(await answerTo(old, 'a')).toBe('a');
  links.set({ mode: 'cut' }, (from, to) => from === 0 && to === 1);
  const heard: string[] = [];
  for (const socket of [old, fresh]) socket.on('data', (bytes: Buffer) => heard.push(bytes.toString())).write('b');
  // The other link is none of its business.
  links.set({ mode: 'open' }, (from, to) => from === 1 && to === 0);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(heard).toEqual([]);
  links.heal();
  await expect.poll(() => heard).toEqual(['b', 'b']);
});

test('a link that is reset breaks its connections, and new ones until it heals', async () => {
  const { links, dial } = await echo();
  const socket = dial();
  expect(await answerTo(socket, 'a')).toBe('a');
  const broken = closed(socket);
  links.set({ mode: 'reset' }, () => true);
  await broken;
  await closed(dial());
  links.heal();
  expect(await answerTo(dial(), 'b')).toBe('b');
});

test('a slow link keeps the order', async () => {
  const { links, dial } = await echo();
  const socket = dial();
  links.set({ delayMs: 30 }, () => true);
  let heard = '';
  socket.on('data', (bytes: Buffer) => {
    heard += bytes.toString();
  });
  const began = performance.now();
  for (const letter of 'abc') socket.write(letter);
  await expect.poll(() => heard).toBe('abc');
  // There and back.
  expect(performance.now() - began).toBeGreaterThanOrEqual(60);
});

test('the end of a connection is carried, and what was sent before it', async () => {
  const { dial } = await echo();
  const socket = dial();
  let heard = '';
  socket.on('data', (bytes: Buffer) => {
    heard += bytes.toString();
  });
  socket.end('abc');
  await once(socket, 'close');
  expect(heard).toBe('abc');
});
