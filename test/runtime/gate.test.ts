/** Bytes that come over real sockets from senders that are not sound nodes of the network. */
import { connect } from 'node:net';
import { describe, expect, test, vi } from 'vitest';
import type { Address, Frame } from '../../runtime/frame.ts';
import { encodeFrame } from '../../runtime/frame-codec.ts';
import { boot, patiently } from './rumour-node.ts';

/** Sends the bytes, and settles when the other side has closed. */
function closedAfter(address: Address, bytes: Uint8Array): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect(address.port, address.host, () => socket.write(bytes));
    socket.on('close', () => resolve());
    socket.on('error', () => undefined);
  });
}

/** Sends the bytes and leaves. */
function sent(address: Address, bytes: Uint8Array): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect(address.port, address.host, () => socket.end(bytes));
    socket.on('close', () => resolve());
  });
}

const FRAME: Frame = {
  network: 'rumours',
  from: 9,
  to: 1,
  mid: '9.1.1.0',
  lamport: 1,
  addresses: [],
  message: { type: 'rumour', word: 'x' },
};

/** A body that is not a frame, after its length. */
function withLength(body: string): Buffer {
  const prefix = Buffer.alloc(4);
  prefix.writeUInt32BE(Buffer.byteLength(body));
  return Buffer.concat([prefix, Buffer.from(body)]);
}

const address = (node: number, port = 7000): Address => ({ node, host: '127.0.0.1', port });
const manyAddresses = Array.from({ length: 1_025 }, (_, node) => address(node));

describe('an unsound frame is counted, its connection closed, and the node goes on', () => {
  test.each<[string, Buffer, string]>([
    ['another protocol', Buffer.from('GET / HTTP/1.1\r\n\r\n'), 'a frame of 1195725856 bytes was announced'],
    ['deep nesting', withLength('['.repeat(500_000)), 'the frame is nested too deep'],
    [
      'deep nesting in a message',
      withLength(JSON.stringify(FRAME).replace('"x"', `${'['.repeat(300)}${']'.repeat(300)}`)),
      'the frame is nested too deep',
    ],
    ['a number that is rounded', withLength(JSON.stringify(FRAME).replace('"x"', '9007199254740993')), 'the frame is '],
    ['a key that stands twice', withLength(JSON.stringify(FRAME).replace('"from":9', '"from":9,"from":8')), 'the frame is '],
    ['a message for nobody', encodeFrame({ ...FRAME, message: 'no rumour at all' }), 'message 9.1.1.0 is not a rumour'],
    ['a negative id', encodeFrame({ ...FRAME, from: -9 }), 'the frame /from must be >= 0'],
    [
      'an id that no node has',
      encodeFrame({ ...FRAME, from: 100, mid: '100.1.1.0' }),
      'message 100.1.1.0 names node 100, and the highest is 99',
    ],
    [
      'an address of such a node',
      encodeFrame({ ...FRAME, addresses: [address(100)] }),
      'message 9.1.1.0 names node 100, and the highest is 99',
    ],
    [
      'a host without a name',
      encodeFrame({ ...FRAME, addresses: [{ ...address(9), host: '' }] }),
      'the frame /addresses/0/host must NOT have fewer',
    ],
    ['a name of a message that is none', encodeFrame({ ...FRAME, mid: 'x' }), 'the frame /mid must match pattern'],
    [
      'a message in the name of another',
      encodeFrame({ ...FRAME, mid: '8.1.1.0' }),
      'message 8.1.1.0 comes from node 9, expected a name that begins with 9',
    ],
    ['more addresses than a book holds', encodeFrame({ ...FRAME, addresses: manyAddresses }), 'the frame /addresses must NOT have more'],
    [
      'a clock that no run can reach',
      encodeFrame({ ...FRAME, lamport: 2 ** 52 }),
      'message 9.1.1.0 has the clock 4503599627370496, expected one that a run since 1970 can reach',
    ],
  ])('%s', async (_, bytes, complaint) => {
    const { node, told } = await boot({ id: 1, peers: [1] });
    node.start();
    await closedAfter(node.address, bytes);
    expect(node.counters).toMatchObject({ garbage: 1, received: 0 });
    expect(told.warnings).toEqual([expect.stringContaining(complaint)]);
    expect(told.warnings[0]?.length).toBeLessThan(500);
    node.request({ type: 'tell', word: 'still here' });
    await expect.poll(() => told.outputs).toEqual([{ type: 'heard', word: 'still here' }]);
  });

  test('and of a flood only the beginning is told', async () => {
    const { node, told } = await boot({ id: 1, peers: [1] });
    node.start();
    for (let i = 0; i < 40; i++) await closedAfter(node.address, Buffer.from('GET / HTTP/1.1\r\n\r\n'));
    expect([node.counters.garbage, told.warnings.length]).toEqual([40, 12]);
    expect(told.warnings.at(-1)).toContain('(32 so far)');
  });
});

test('after the highest clock that is taken a node is still understood by others', async () => {
  const first = await boot({ id: 1, peers: [2] });
  const second = await boot({ id: 2, peers: [1], contacts: [first.node.address] });
  first.node.start();
  second.node.start();
  await sent(first.node.address, encodeFrame({ ...FRAME, lamport: Date.now() * 1_000 - 1_000_000, addresses: [second.node.address] }));
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

  test('a contact that is the node itself', async () => {
    const { node } = await boot({ id: 1 });
    const { port } = node.address;
    await node.stop();
    await expect(boot({ id: 2, port, contacts: [address(1, port)] })).rejects.toThrow(
      `--contact: got 1@127.0.0.1:${port}, which is this node, expected another; name one, or none to found a ring`,
    );
  });

  test('an id that the contact knows at another address', async () => {
    const first = await boot({ id: 1, peers: [2] });
    const second = await boot({ id: 2, peers: [1], contacts: [first.node.address] });
    first.node.start();
    second.node.start();
    second.node.request({ type: 'tell', word: 'a' });
    await vi.waitFor(() => expect(second.node.counters.received).toBe(1), patiently);
    const copy = await boot({ id: 2, peers: [1], contacts: [first.node.address] });
    copy.node.start();
    copy.node.request({ type: 'tell', word: 'b' });
    const where = `127.0.0.1:${second.node.address.port}`;
    await vi.waitFor(
      () =>
        expect(copy.told.refused).toEqual([
          `node 1 refuses this one: id: got 2, expected one that no other node has (${where} has it); choose another id, or listen there`,
        ]),
      patiently,
    );
    first.node.request({ type: 'tell', word: 'c' });
    await vi.waitFor(() => expect(second.told.outputs).toContainEqual({ type: 'heard', word: 'c' }), patiently);
  });

  test('an id that its holder meets in what a third node tells', async () => {
    const holder = await boot({ id: 2, peers: [2] });
    holder.node.start();
    const copy = await boot({ id: 2, peers: [2] });
    copy.node.start();
    await sent(holder.node.address, encodeFrame({ ...FRAME, to: 2, addresses: [copy.node.address] }));
    const [here, there] = [holder, copy].map(({ node }) => `127.0.0.1:${node.address.port}`);
    const warning = (where: string | undefined) =>
      `the node at ${where} has the id 2, too; stop one of the two, or start it under another id`;
    await vi.waitFor(() => expect(copy.told.warnings[0]).toBe(warning(here)), patiently);
    expect(holder.told.warnings[0]).toBe(warning(there));
  });
});
