/** An id belongs to one instance, which has one life at a time. */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, test, vi } from 'vitest';
import { formatAddress } from '../../runtime/frame.ts';
import { encodeFrame } from '../../runtime/frame-codec.ts';
import { address, answerTo, frameOf, guest, identity, RUMOUR } from './raw-peer.ts';
import { boot, patiently } from './rumour-node.ts';

test('a node that comes back at another address is accepted, and found there', async () => {
  const { node, told } = await boot({ id: 1, peers: [2] });
  node.start();
  const instance = randomUUID();
  const before = await boot({ id: 2, peers: [1], contacts: [node.address], instance });
  before.node.start();
  before.node.request({ type: 'tell', word: 'a' });
  await vi.waitFor(() => expect(told.outputs).toContainEqual({ type: 'heard', word: 'a' }), patiently);
  await before.node.stop();

  const after = await boot({ id: 2, peers: [1], contacts: [node.address], instance, durable: before.durable });
  expect(after.node.address.port).not.toBe(before.node.address.port);
  expect(await after.node.introduce(before.node.address)).toBeNull();
  after.node.start();
  node.request({ type: 'tell', word: 'b' });
  await vi.waitFor(() => expect(after.told.outputs).toContainEqual({ type: 'heard', word: 'b' }), patiently);
  expect([told.warnings, after.told.warnings]).toEqual([[], []]);
});

test('a third node hears where a node is that has come back elsewhere', async () => {
  const third = await boot({ id: 3, peers: [2] });
  third.node.start();
  const [before, peer] = [identity(2, { port: 1 }), await guest(identity(9), third.node.address)];
  expect(await answerTo(before, third.node.address)).toMatchObject({ type: 'welcome' });
  const after = await boot({ id: 2, peers: [2] });
  const { host, port } = after.node.address;
  peer.socket.write(encodeFrame([{ node: 2, host, port, instance: before.instance, incarnation: 2 }], []));
  peer.socket.write(frameOf(RUMOUR));
  await vi.waitFor(() => expect(third.node.peers).toContainEqual(expect.objectContaining({ node: 2, port })), patiently);
});

test('another instance under an id that a node knows is refused by name, and the first goes on', async () => {
  const first = await boot({ id: 1, peers: [2] });
  const second = await boot({ id: 2, peers: [1], contacts: [first.node.address] });
  first.node.start();
  second.node.start();
  second.node.request({ type: 'tell', word: 'a' });
  await vi.waitFor(() => expect(second.node.counters.received).toBe(1), patiently);
  const other = await boot({ id: 2, peers: [1], contacts: [first.node.address] });
  const where = `127.0.0.1:${second.node.address.port}`;
  const sentence = `node 1 refuses this one: id: got 2, which belongs to another node at ${where}, expected a free one; choose another, or that node's folder`;
  expect(await other.node.introduce(null)).toBe(sentence);
  other.node.start();
  other.node.request({ type: 'tell', word: 'b' });
  await vi.waitFor(() => expect(other.told.refused).toEqual([sentence]), patiently);
  first.node.request({ type: 'tell', word: 'c' });
  await vi.waitFor(() => expect(second.told.outputs).toContainEqual({ type: 'heard', word: 'c' }), patiently);
});

test('also by a node that has only heard of the first, and when the first is down', async () => {
  const { node } = await boot({ id: 1, peers: [1] });
  node.start();
  const first = identity(2);
  const peer = await guest(identity(9), node.address);
  peer.socket.write(encodeFrame([{ ...address(2), instance: first.instance, incarnation: 1 }], []));
  await vi.waitFor(() => expect(node.peers).toContainEqual(expect.objectContaining({ node: 2 })), patiently);
  expect(await answerTo(identity(2), node.address)).toMatchObject({ type: 'refusal', refused: 'takenId' });
  expect(await answerTo(first, node.address)).toMatchObject({ type: 'welcome' });
});

test.each([
  [
    'a later incarnation',
    2,
    'folder: got node 2 at 127.0.0.1:1, expected its folder once (it runs at 127.0.0.1:PORT); stop one of the two, and never start a copy',
  ],
  [
    'the same incarnation',
    1,
    'folder: got incarnation 1 of node 2, expected one after 1, as at 127.0.0.1:PORT; remove the folder, which is a copy or an old state',
  ],
])('a copy of a folder that runs beside its node is refused with %s', async (_, incarnation, why) => {
  const { node } = await boot({ id: 1, peers: [2] });
  const instance = randomUUID();
  const original = await boot({ id: 2, peers: [1], contacts: [node.address], instance });
  expect(await original.node.introduce(null)).toBeNull();
  const copy = identity(2, { instance, incarnation, port: 1 });
  const { port } = original.node.address;
  expect(await answerTo(copy, node.address)).toEqual({ type: 'refusal', refused: 'copiedFolder', why: why.replace('PORT', `${port}`) });
  expect(await answerTo(copy, original.node.address)).toMatchObject({ type: 'refusal', refused: 'copiedFolder' });
  expect(original.told.warnings[0]).toBe('the node at 127.0.0.1:1 has the id 2, too; stop one of the two, or start it under another id');
});

test('two copies that come at the same time, after their node has gone: one of them is accepted', async () => {
  const { node } = await boot({ id: 1, peers: [2] });
  const before = identity(2, { port: 1 });
  expect(await answerTo(before, node.address)).toMatchObject({ type: 'welcome' });
  const { instance } = before;
  const copies = [3, 4, 5].map((port) => identity(2, { instance, incarnation: 2, port }));
  const answers = await Promise.all(copies.map((copy) => answerTo(copy, node.address)));
  expect(answers.map(({ type }) => type).sort()).toEqual(['refusal', 'refusal', 'welcome']);
});

test('a process that has accepted a connection and says nothing counts as down after a while', async () => {
  const { node } = await boot({ id: 1, peers: [2] });
  const silent = createServer().listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const at = silent.address();
  const before = identity(2, { port: typeof at === 'object' && at !== null ? at.port : 1 });
  expect(await answerTo(before, node.address)).toMatchObject({ type: 'welcome' });
  expect(await answerTo(identity(2, { instance: before.instance, incarnation: 2, port: 1 }), node.address)).toMatchObject({
    type: 'welcome',
  });
  silent.close();
});

test('of a node whose later life was accepted, the earlier one is heard no more', async () => {
  const { node, told } = await boot({ id: 1, peers: [2] });
  node.start();
  const before = identity(2, { port: 1 });
  const zombie = await guest(before, node.address);
  const after = { ...before, incarnation: 2, process: randomUUID() };
  await guest(after, node.address);
  await zombie.closed;
  expect(await answerTo(before, node.address)).toMatchObject({ type: 'refusal', refused: 'copiedFolder' });
  expect(told.outputs).toEqual([]);
});

test('a node that starts finds its own earlier life where it listened last', async () => {
  const instance = randomUUID();
  const original = await boot({ id: 2, peers: [], instance });
  const copy = await boot({ id: 2, peers: [], instance });
  const { port } = original.node.address;
  expect(await copy.node.introduce(original.node.address)).toBe(
    `folder: got node 2 at ${formatAddress(copy.node.address)}, expected its folder once (it runs at 127.0.0.1:${port}); stop one of the two, and never start a copy`,
  );
  expect(await copy.node.introduce(copy.node.address)).toBeNull();
});

test('an id that its holder meets in what a third node tells', async () => {
  const holder = await boot({ id: 2, peers: [2] });
  holder.node.start();
  const other = await boot({ id: 2, peers: [2] });
  other.node.start();
  const peer = await guest(identity(9), holder.node.address);
  peer.socket.write(encodeFrame([other.node.address], []));
  const [here, there] = [holder, other].map(({ node }) => `127.0.0.1:${node.address.port}`);
  const warning = (where: string | undefined) =>
    `the node at ${where} has the id 2, too; stop one of the two, or start it under another id`;
  await vi.waitFor(() => expect(other.told.warnings[0]).toBe(warning(here)), patiently);
  await vi.waitFor(() => expect(holder.told.warnings[0]).toBe(warning(there)), patiently);
});

test('its own earlier life in what others tell does not trouble a node', async () => {
  const instance = randomUUID();
  const { node, told } = await boot({ id: 2, peers: [2], instance });
  node.start();
  const peer = await guest(identity(9), node.address);
  peer.socket.write(encodeFrame([{ ...address(2, 1), instance, incarnation: 1 }], []));
  peer.socket.write(frameOf(RUMOUR));
  await vi.waitFor(() => expect(node.counters.received).toBe(1), patiently);
  expect(told.warnings).toEqual([]);
});

test('a copy is also refused when its node has another id by now', async () => {
  const { node } = await boot({ id: 1, peers: [2] });
  const before = identity(2, { port: 1 });
  const { instance } = before;
  expect(await answerTo(before, node.address)).toMatchObject({ type: 'welcome' });
  const moved = await boot({ id: 3, peers: [1], contacts: [node.address], instance });
  expect(await moved.node.introduce(null)).toBeNull();
  const copy = identity(2, { instance, incarnation: 2, port: 1 });
  expect(await answerTo(copy, node.address)).toMatchObject({ type: 'refusal', refused: 'copiedFolder' });
});

test('two lives of one process have two ids, and one instance', async () => {
  const { node } = await boot({ id: 1, peers: [2] });
  const [instance, process] = [randomUUID(), randomUUID()];
  const older = await boot({ id: 2, peers: [1], contacts: [node.address], instance, process });
  const newer = await boot({ id: 3, peers: [1], contacts: [node.address], instance, process });
  expect([await older.node.introduce(null), await newer.node.introduce(null)]).toEqual([null, null]);
});
