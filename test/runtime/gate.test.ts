/** Bytes that come over real sockets from senders that are not sound nodes of the network. */
import { describe, expect, test, vi } from 'vitest';
import type { KnownAddress } from '../../runtime/frame.ts';
import { encodeFrame, encodeOpening } from '../../runtime/frame-codec.ts';
import { address, answerTo, frameOf, guest, helloOf, identity, RawPeer, RUMOUR, withLength } from './raw-peer.ts';
import { boot, patiently } from './rumour-node.ts';

const HELLO = helloOf(identity(9), 1);
const manyAddresses = Array.from({ length: 1_025 }, (_, node) => address(node));
const withAddresses = (...addresses: readonly KnownAddress[]): Buffer => encodeFrame(addresses, []);

describe('an unsound opening is counted, its connection closed, and the node goes on', () => {
  test.each<[string, Buffer, string]>([
    ['another protocol', Buffer.from('GET / HTTP/1.1\r\n\r\n'), 'a frame of 1195725856 bytes was announced'],
    ['more than a stranger may say', withLength(' '.repeat(5_000)), 'a frame of 5000 bytes was announced, expected 1 … 4096'],
    ['deep nesting', withLength('['.repeat(4_000)), 'the frame is nested too deep'],
    ['a frame without a hello', frameOf(RUMOUR), "the opening must have required property 'type'"],
    ['a number that is rounded', withLength(JSON.stringify(HELLO).replace('"wire":2', '"wire":9007199254740993')), 'the frame is '],
    ['a key that stands twice', withLength(JSON.stringify(HELLO).replace('"to":1', '"to":1,"to":2')), 'the frame is '],
    ['a negative id', encodeOpening(helloOf(identity(-9), 1)), 'the opening /self/node must be >= 0'],
    ['an id that no node has', encodeOpening(helloOf(identity(100), 1)), 'the hello names node 100, and the highest is 99'],
    ['a host without a name', encodeOpening(helloOf(identity(9, { host: '' }), 1)), 'the opening /self/host must NOT have fewer'],
    ['an instance that is not a UUID', encodeOpening(helloOf(identity(9, { instance: 'me' }), 1)), 'the opening /self/instance must match'],
  ])('%s', async (_, bytes, complaint) => {
    const { node, told } = await boot({ id: 1, peers: [1] });
    node.start();
    const peer = new RawPeer(node.address);
    peer.socket.write(bytes);
    await peer.closed;
    expect(node.counters).toMatchObject({ garbage: 1, received: 0 });
    expect(told.warnings).toEqual([expect.stringContaining(`closed a connection from 127.0.0.1: ${complaint}`)]);
    expect(told.warnings[0]?.length).toBeLessThan(500);
    node.request({ type: 'tell', word: 'still here' });
    await expect.poll(() => told.outputs).toEqual([{ type: 'heard', word: 'still here' }]);
  });
});

describe('an unsound frame of a node that was accepted is counted, its connection closed, and the node goes on', () => {
  const text = JSON.stringify({ addresses: [], messages: [RUMOUR] });

  test.each<[string, Buffer, string]>([
    ['deep nesting', withLength(text.replace('"x"', `${'['.repeat(300)}${']'.repeat(300)}`)), 'the frame is nested too deep'],
    ['more than 16 MiB', Buffer.from([1, 0, 0, 1]), 'a frame of 16777217 bytes was announced, expected 1 … 16777216'],
    ['a number that is rounded', withLength(text.replace('"x"', '9007199254740993')), 'the frame is '],
    ['a key that stands twice', withLength(text.replace('"step":1', '"step":1,"step":2')), 'the frame is '],
    ['half a character', Buffer.concat([Buffer.from([0, 0, 0, 2]), Buffer.from([0x22, 0xc3])]), 'the frame is not JSON: expected UTF-8'],
    ['a message for nobody', frameOf({ ...RUMOUR, message: 'no rumour at all' }), 'message 9.1.1.0 is not a rumour'],
    ['an address of a node that cannot be', withAddresses(address(100)), 'an address names node 100, and the highest is 99'],
    ['more addresses than a book holds', withAddresses(...manyAddresses), 'the frame /addresses must NOT have more'],
    ['too many messages', frameOf(...Array.from({ length: 1_001 }, () => RUMOUR)), 'the frame /messages must NOT have more'],
    ['a step that no run reaches', frameOf({ ...RUMOUR, step: 1e15 }), 'the frame /messages/0/step must be <= 999999999999999'],
    [
      'a clock that no run can reach',
      frameOf({ ...RUMOUR, lamport: 2 ** 52 }),
      'message 9.1.1.0 has the clock 4503599627370496, expected one that a run since 1970 can reach',
    ],
  ])('%s', async (_, bytes, complaint) => {
    const { node, told } = await boot({ id: 1, peers: [1] });
    node.start();
    const peer = await guest(identity(9), node.address);
    peer.socket.write(Buffer.concat([frameOf(RUMOUR), bytes]));
    await peer.closed;
    expect(node.counters).toMatchObject({ garbage: 1, received: 1 });
    expect(told.warnings).toEqual([expect.stringContaining(`closed a connection from node 9: ${complaint}`)]);
    // The messages that came earlier are not lost.
    await expect.poll(() => told.outputs).toEqual([{ type: 'heard', word: 'x' }]);
  });

  test('and of many only the first is told', async () => {
    const { node, told } = await boot({ id: 1, peers: [1] });
    node.start();
    for (let i = 0; i < 40; i++) {
      const peer = new RawPeer(node.address);
      peer.socket.write('GET / HTTP/1.1\r\n\r\n');
      await peer.closed;
    }
    expect([node.counters.garbage, told.warnings.length]).toEqual([40, 1]);
  });
});

test('after the highest clock that is taken a node is still understood by others', async () => {
  const first = await boot({ id: 1, peers: [2] });
  const second = await boot({ id: 2, peers: [1], contacts: [first.node.address] });
  first.node.start();
  second.node.start();
  const peer = await guest(identity(9), first.node.address);
  peer.socket.write(withAddresses(second.node.address));
  peer.socket.write(frameOf({ ...RUMOUR, lamport: Date.now() * 1_000 - 1_000_000 }));
  await vi.waitFor(() => expect(first.node.counters.received).toBe(1), patiently);
  first.node.request({ type: 'tell', word: 'a' });
  await vi.waitFor(() => expect(second.node.counters).toMatchObject({ received: 1, garbage: 0 }), patiently);
});

describe('a mistake of operation is told where it was made, and nobody else is harmed', () => {
  test('another network', async () => {
    const { node } = await boot({ id: 1, peers: [1] });
    const stray = await boot({ id: 2, peers: [1], contacts: [node.address], network: 'songs' });
    stray.node.start();
    stray.node.request({ type: 'tell', word: 'a' });
    await vi.waitFor(
      () =>
        expect(stray.told.refused).toEqual([
          'node 1 refuses this one: network: got songs, expected rumours; start every node with the same network',
        ]),
      patiently,
    );
    expect(node.counters).toMatchObject({ received: 0, garbage: 1 });
    expect(stray.node.counters.lost).toBe(1);
  });

  test('another version', async () => {
    const { node } = await boot({ id: 1, peers: [1] });
    const peer = new RawPeer(node.address);
    peer.socket.write(encodeOpening({ ...HELLO, wire: 1 }));
    expect(await peer.answer).toEqual({
      type: 'refusal',
      refused: 'otherVersion',
      why: 'wire: got version 1, expected 2; run the same version of the program at every node',
    });
  });

  test('a contact under a wrong id', async () => {
    const { node } = await boot({ id: 1, peers: [1] });
    const { port } = node.address;
    const stray = await boot({ id: 2, peers: [3], contacts: [address(3, port)] });
    stray.node.start();
    stray.node.request({ type: 'tell', word: 'a' });
    await vi.waitFor(
      () =>
        expect(stray.told.refused).toEqual([`node 3 refuses this one: id: got 3, expected 1 at 127.0.0.1:${port}; correct the contact`]),
      patiently,
    );
  });

  test('but a contact that has told its id itself, and has moved since, is nobody’s mistake', async () => {
    const { node } = await boot({ id: 1, peers: [1] });
    const { port } = node.address;
    const { instance } = identity(3);
    const other = await boot({ id: 2, peers: [3], contacts: [{ ...address(3, port), instance }] });
    other.node.start();
    other.node.request({ type: 'tell', word: 'a' });
    await vi.waitFor(() => expect(other.node.counters.lost).toBe(1), patiently);
    expect(other.told.warnings).toEqual([]);
    expect(other.told.refused).toEqual([]);
  });

  test('a contact that is the node itself', async () => {
    const { node } = await boot({ id: 1 });
    const { port } = node.address;
    await node.stop();
    await expect(boot({ id: 2, port, contacts: [address(1, port)] })).rejects.toThrow(
      `--contact: got 1@127.0.0.1:${port}, which is this node, expected another; name one, or none to found a ring`,
    );
  });

  test('a certificate of another instance', async () => {
    const other = identity(8);
    const { node } = await boot({ id: 1, peers: [1], proven: other.instance });
    const { instance } = HELLO.self;
    expect(await answerTo(HELLO.self, node.address)).toEqual({
      type: 'refusal',
      refused: 'takenId',
      why: `instance: got ${instance}, expected ${other.instance}, as the connection proves; start the node with the certificate of its folder`,
    });
    expect(await answerTo(other, node.address)).toMatchObject({ type: 'welcome', self: { node: 1 } });
  });
});
