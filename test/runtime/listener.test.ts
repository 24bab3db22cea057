/** Connections that cost a node something, and bring it nothing. */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { expect, onTestFinished, test, vi } from 'vitest';
import { Listener } from '../../runtime/listener.ts';
import { plainTcp } from '../../runtime/transport.ts';
import { frameOf, guest, identity, RawPeer, RUMOUR } from './raw-peer.ts';
import { boot, patiently } from './rumour-node.ts';

const others = (peers: readonly RawPeer[]): number => peers.filter(({ socket }) => !socket.destroyed).length;

test('a connection without a hello is closed after a while', async () => {
  const { node, told } = await boot({ id: 1 });
  const silent = new RawPeer(node.address);
  const begun = new RawPeer(node.address);
  begun.socket.write(Buffer.from([0, 0, 0, 9, 0x7b]));
  await Promise.all([silent.closed, begun.closed]);
  expect(node.counters.garbage).toBe(2);
  expect(told.warnings).toEqual(['closed a connection from 127.0.0.1: got no hello in 5 s, expected one']);
});

test('of 250 half-open connections the oldest give way, and a sound node gets in', async () => {
  const { node } = await boot({ id: 1, peers: [1] });
  node.start();
  const silent: RawPeer[] = [];
  for (let i = 0; i < 250; i++) {
    silent.push(new RawPeer(node.address));
    await once(silent[i].socket, 'connect');
  }
  const peer = await guest(identity(9), node.address);
  peer.socket.write(frameOf(RUMOUR));
  await vi.waitFor(() => expect(node.counters.received).toBe(1), patiently);
  await vi.waitFor(() => expect(others(silent)).toBeLessThanOrEqual(200), patiently);
  await Promise.all(silent.slice(0, 50).map(({ closed }) => closed));
});

test('a fifth connection of one node closes its first', async () => {
  const { node } = await boot({ id: 1 });
  const self = identity(9);
  const peers: RawPeer[] = [];
  for (let i = 0; i < 5; i++) peers.push(await guest(self, node.address));
  await peers[0]?.closed;
  expect(others(peers)).toBe(4);
});

test('a peer that sends without a pause is not read while its messages wait', async () => {
  const { node } = await boot({ id: 1, peers: [1] });
  const flood = await guest(identity(9), node.address);
  const word = 'x'.repeat(1_000);
  const bytes = frameOf({ ...RUMOUR, message: { type: 'thanks', word } });
  // The node has not started, so it takes nothing.
  while (flood.socket.writableLength < 8_388_608) {
    for (let i = 0; i < 100; i++) flood.socket.write(bytes);
    await new Promise((resolve) => setImmediate(resolve));
  }
  const { received } = node.counters;
  expect(received).toBeGreaterThanOrEqual(256);
  const honest = await guest(identity(8), node.address);
  honest.socket.write(frameOf(RUMOUR));
  await vi.waitFor(() => expect(node.counters.received).toBe(received + 1), patiently);
  node.start();
  await vi.waitFor(() => expect(node.state.heard).toEqual(['x']), patiently);
  expect(node.counters).toMatchObject({ garbage: 0, lost: 0 });
});

test('a later life of a node closes the connections of the earlier one only', async () => {
  const { node } = await boot({ id: 1 });
  const before = identity(9);
  const other = await guest(identity(8), node.address);
  const [earlier, later] = [await guest(before, node.address), { ...before, incarnation: 2, process: randomUUID() }];
  const after = await guest(later, node.address);
  await earlier.closed;
  expect(others([other, after])).toBe(2);
});

test('a hello that comes while the node still opens its disk is answered once it listens', async () => {
  const shared = await Listener.open(plainTcp, '127.0.0.1', 0);
  onTestFinished(() => shared.close());
  const at = { node: 1, host: '127.0.0.1', port: shared.port };
  const early: RawPeer[] = [];
  for (let i = 0; i < 201; i++) {
    const peer = new RawPeer(at);
    early.push(peer);
    await once(peer.socket, 'connect');
  }
  early[1]?.socket.resetAndDestroy();
  const answer = early[200]?.hello(identity(9), 1);
  await early[0]?.closed;
  const { node } = await boot({ id: 1, shared });
  expect(await answer).toMatchObject({ type: 'welcome', self: { node: 1 } });
  expect(node.counters.garbage).toBe(0);
});
