/** How a node sends: to peers that listen late, read slowly or break off. The peers are written by hand. */
import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, expect, test, vi } from 'vitest';
import { next, type Protocol, type ProtocolTypes, send } from '../../impl/kernel/protocol.ts';
import type { Frame, Sent } from '../../runtime/frame.ts';
import { decodeFrame, encodeAnswer, LONGEST_FRAME, LONGEST_WORDS, Reassembler } from '../../runtime/frame-codec.ts';
import { RunningNode } from '../../runtime/running-node.ts';
import { plainTcp } from '../../runtime/transport.ts';
import { address, identity } from './raw-peer.ts';
import { patiently } from './rumour-node.ts';

const PEER = 9;
const MIB = 1_048_576;

/** Sends the numbers from `from` to `to` in one step, each with so much ballast. */
interface Counting extends ProtocolTypes {
  readonly config: null;
  readonly state: null;
  readonly message: { readonly number: number; readonly ballast: string };
  readonly request: { readonly from: number; readonly to: number; readonly bytes: number };
  readonly timer: never;
  readonly output: never;
  readonly durable: never;
}

const counting: Protocol<Counting> = {
  name: 'counting',
  init: () => next(null),
  step(state, event) {
    if (event.type !== 'request') return next(state);
    const { from, to, bytes } = event.request;
    const numbers = Array.from({ length: to - from + 1 }, (_, i) => from + i);
    return next(state, ...numbers.map((number) => send(PEER, { number, ballast: 'x'.repeat(bytes) })));
  },
};

const endings: (() => unknown)[] = [];

afterEach(async () => {
  for (const end of endings.splice(0)) await end();
});

async function sender(port: number): Promise<{ readonly node: RunningNode<Counting>; readonly warnings: string[] }> {
  const warnings: string[] = [];
  const node = await RunningNode.boot<Counting>({
    protocol: counting,
    id: 1,
    config: null,
    listen: { host: '127.0.0.1', port: 0 },
    transport: plainTcp,
    contacts: [address(PEER, port)],
    network: 'counting',
    checkId: () => null,
    checkMessage: () => null,
    run: 'test',
    software: 'test',
    traceFolder: null,
    disk: null,
    events: {
      output: () => undefined,
      warning: (text) => warnings.push(text),
      refused: (text) => warnings.push(text),
      fatal: (error) => warnings.push(String(error)),
      stopped: () => undefined,
    },
  });
  endings.push(() => node.stop());
  node.start();
  return { node, warnings };
}

/** A peer that welcomes everybody, and keeps the frames that it reads. */
class Peer {
  readonly frames: Frame[] = [];
  readonly sockets: Socket[] = [];
  readonly #server: Server;
  /** Whether it reads after its welcome. */
  reads = true;

  #self = identity(PEER);

  constructor() {
    this.#server = createServer((socket) => {
      const bytes = new Reassembler();
      let isOpen = false;
      this.sockets.push(socket);
      socket.on('error', () => socket.destroy());
      socket.on('data', (chunk) => {
        bytes.push(chunk);
        if (!isOpen && bytes.next(LONGEST_WORDS) !== null) {
          isOpen = true;
          socket.write(encodeAnswer({ type: 'welcome', self: this.#self }));
          if (!this.reads) socket.pause();
        }
        for (let body = isOpen ? bytes.next(LONGEST_FRAME) : null; body !== null; body = bytes.next(LONGEST_FRAME))
          this.frames.push(decodeFrame(body).frame);
      });
    });
    endings.push(() => this.close());
  }

  async listen(port = 0): Promise<number> {
    await new Promise<void>((resolve) => this.#server.listen(port, '127.0.0.1', resolve));
    const at = this.#server.address();
    if (at === null || typeof at === 'string') throw new Error('the peer does not listen');
    this.#self = { ...this.#self, port: at.port };
    return at.port;
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  get messages(): readonly Sent[] {
    return this.frames.flatMap(({ messages }) => messages);
  }

  get numbers(): readonly number[] {
    return this.messages.map(({ message }) => (message as Counting['message']).number);
  }
}

test('all messages of one moment are one frame, after the addresses', async () => {
  const peer = new Peer();
  const { node } = await sender(await peer.listen());
  node.request({ from: 1, to: 5, bytes: 10 });
  node.request({ from: 6, to: 7, bytes: 10 });
  await vi.waitFor(() => expect(peer.numbers).toEqual([1, 2, 3, 4, 5, 6, 7]), patiently);
  expect(peer.frames.map(({ addresses, messages }) => [addresses.map((each) => each.node), messages.length])).toEqual([
    [[1, PEER], 0],
    [[], 7],
  ]);
  expect(peer.messages.map(({ step, index }) => `${step}.${index}`)).toEqual(['2.0', '2.1', '2.2', '2.3', '2.4', '3.0', '3.1']);
  node.request({ from: 8, to: 8, bytes: 10 });
  await vi.waitFor(() => expect(peer.numbers).toContain(8), patiently);
  expect(peer.frames).toHaveLength(3);
});

test('messages wait for a peer that does not listen yet', async () => {
  const early = new Peer();
  const port = await early.listen();
  await early.close();
  const { node } = await sender(port);
  node.request({ from: 1, to: 3, bytes: 10 });
  const peer = new Peer();
  await peer.listen(port);
  await vi.waitFor(() => expect(peer.numbers).toEqual([1, 2, 3]), patiently);
  expect(node.counters.lost).toBe(0);
});

test('for a peer that does not read, about 16 MiB wait; what is more is lost, counted and told', async () => {
  const peer = new Peer();
  peer.reads = false;
  const { node, warnings } = await sender(await peer.listen());
  node.request({ from: 1, to: 40, bytes: MIB });
  await vi.waitFor(() => expect(node.counters.lost).toBeGreaterThan(20), patiently);
  expect(warnings[0]).toMatch(/^1 message\(s\) lost: to node 9: it does not read what is sent to it: \d+ bytes wait$/);
  expect(node.counters).toMatchObject({ sent: 40, garbage: 0 });
});

test('when a connection breaks, what had not been written yet goes over the next one', async () => {
  const peer = new Peer();
  peer.reads = false;
  const { node } = await sender(await peer.listen());
  node.request({ from: 1, to: 12, bytes: MIB });
  await vi.waitFor(() => expect(peer.sockets).toHaveLength(1), patiently);
  peer.reads = true;
  peer.sockets[0]?.destroy();
  await vi.waitFor(() => expect(peer.numbers).toContain(12), patiently);
  const first = peer.numbers[0] ?? 0;
  expect(peer.numbers).toEqual(Array.from({ length: 13 - first }, (_, i) => first + i));
});

test('a peer that is another one than the connection says is not told anything', async () => {
  const peer = new Peer();
  const port = await peer.listen();
  const { node, warnings } = await sender(port);
  node.request({ from: 1, to: 1, bytes: 10 });
  await vi.waitFor(() => expect(peer.numbers).toEqual([1]), patiently);
  await peer.close();
  const impostor = new Peer();
  await impostor.listen(port);
  await vi.waitFor(() => {
    // The first one may still go to the connection that has ended.
    node.request({ from: 2, to: 2, bytes: 10 });
    expect(node.counters.lost).toBeGreaterThan(0);
  }, patiently);
  expect(warnings.join('\n')).toContain('which belongs to another node at 127.0.0.1');
  expect(impostor.messages).toEqual([]);
});
