/** Real nodes on real sockets, running the toy protocol. */
import { mkdtempSync, readdirSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Protocol } from '../../../impl/kernel/protocol.ts';
import type { Address, Frame } from '../../../impl/runtime/frame.ts';
import { encodeFrame } from '../../../impl/runtime/frame-codec.ts';
import { RunningNode } from '../../../impl/runtime/node.ts';
import { reachable } from '../../../spec/kernel/spec.ts';
import { replay } from '../../../traces/replay/replay.ts';
import { TOYS } from '../../traces/toy/recorded-run.ts';
import { type RumourTypes, rumour } from '../../traces/toy/rumour.ts';

const running: RunningNode<RumourTypes>[] = [];
const HIGHEST_ID = 99;
const folder = (): string => mkdtempSync(join(tmpdir(), 'selfman-'));

afterEach(async () => {
  for (const node of running.splice(0)) await node.stop();
});

interface Wishes {
  readonly id: number;
  readonly peers?: readonly number[];
  readonly contacts?: readonly Address[];
  readonly port?: number;
  readonly trace?: string;
  readonly durable?: string;
  readonly network?: string;
  readonly protocol?: Protocol<RumourTypes>;
}

interface Told {
  readonly outputs: RumourTypes['output'][];
  readonly warnings: string[];
  readonly refused: string[];
  readonly fatal: unknown[];
  stopped: boolean;
}

async function boot({
  id,
  peers = [],
  contacts = [],
  port = 0,
  trace,
  durable,
  network = 'rumours',
  protocol = rumour,
}: Wishes): Promise<{ node: RunningNode<RumourTypes>; told: Told }> {
  const told: Told = { outputs: [], warnings: [], refused: [], fatal: [], stopped: false };
  const node = await RunningNode.boot<RumourTypes>({
    protocol,
    id,
    config: { peers },
    listen: { host: '127.0.0.1', port },
    contacts,
    network,
    checkId: (node) => (node <= HIGHEST_ID ? null : `names node ${node}, and the highest is ${HIGHEST_ID}`),
    checkMessage: (value) => (typeof value === 'object' && value !== null && 'word' in value ? null : 'is no rumour'),
    run: 'test',
    software: 'test',
    traceFolder: trace ?? null,
    durableFile: durable ?? join(folder(), 'durable.json'),
    events: {
      output: (output) => told.outputs.push(output),
      warning: (text) => told.warnings.push(text),
      refused: (text) => told.refused.push(text),
      fatal: (error) => told.fatal.push(error),
      stopped: () => {
        told.stopped = true;
      },
    },
  });
  running.push(node);
  return { node, told };
}

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

const patiently = { timeout: 20_000 };

test('a rumour goes from node to node by nothing but sockets, and the recorded run conforms', async () => {
  const trace = folder();
  const first = await boot({ id: 1, peers: [2], trace });
  const second = await boot({ id: 2, peers: [1], contacts: [first.node.address], trace });
  first.node.start();
  second.node.start();
  // The first node has never been told where the second is: it hears so with the second's own message.
  second.node.request({ type: 'tell', word: 'a' });
  await vi.waitFor(() => expect(first.told.outputs).toEqual([{ type: 'heard', word: 'a' }]), patiently);
  await vi.waitFor(() => expect(second.node.counters.received).toBe(1), patiently);
  await first.node.stop();
  await second.node.stop();
  expect(readdirSync(trace)).toEqual(['node-1.1.ndjson', 'node-2.1.ndjson']);
  expect(replay([trace], TOYS)).toMatchObject({
    verdict: 'conforms',
    consumed: { byKind: { boot: 2, start: 2, request: 1, chosen: 1, receive: 2 }, messages: { sent: 2, delivered: 2, inFlight: 0 } },
  });
});

test('a node that restarts finds what it persisted, counts its boots, and both traces are one run', async () => {
  const [trace, durable] = [folder(), join(folder(), 'durable.json')];
  const before = await boot({ id: 1, peers: [1], trace, durable });
  before.node.start();
  before.node.request({ type: 'tell', word: 'kept' });
  await vi.waitFor(() => expect(before.node.counters.received + before.node.counters.sent).toBeGreaterThanOrEqual(2), patiently);
  await before.node.stop();
  const after = await boot({ id: 1, peers: [1], trace, durable });
  after.node.start();
  expect(after.node.state.heard).toEqual(['kept']);
  await after.node.stop();
  expect(readdirSync(trace)).toEqual(['node-1.1.ndjson', 'node-1.2.ndjson']);
  expect(replay([trace], TOYS)).toMatchObject({ verdict: 'conforms', consumed: { files: 2, nodes: [1], byKind: { boot: 2 } } });
});

const FRAME: Frame = {
  network: 'rumours',
  from: 9,
  to: 1,
  mid: '9.1.1.0',
  lamport: 1,
  addresses: [],
  message: { type: 'rumour', word: 'x' },
};

/** A body that is no frame, after its length. */
function withLength(body: string): Buffer {
  const prefix = Buffer.alloc(4);
  prefix.writeUInt32BE(Buffer.byteLength(body));
  return Buffer.concat([prefix, Buffer.from(body)]);
}

const address = (node: number, port = 7000): Address => ({ node, host: '127.0.0.1', port });
const manyAddresses = Array.from({ length: 1_025 }, (_, node) => address(node));

describe('what is no sound frame is counted, its connection closed, and the node goes on', () => {
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
    ['a message for nobody', encodeFrame({ ...FRAME, message: 'no rumour at all' }), 'message 9.1.1.0 is no rumour'],
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
      'message 8.1.1.0 comes from node 9, and is named after another',
    ],
    ['more addresses than a book holds', encodeFrame({ ...FRAME, addresses: manyAddresses }), 'the frame /addresses must NOT have more'],
    [
      'a clock that no run can reach',
      encodeFrame({ ...FRAME, lamport: 2 ** 52 }),
      'message 9.1.1.0 has a clock that no run can reach: 4503599627370496',
    ],
  ])('%s', async (_, bytes, complaint) => {
    const { node, told } = await boot({ id: 1, peers: [1] });
    node.start();
    await closedAfter(node.address, bytes);
    expect(node.counters).toMatchObject({ garbage: 1, received: 0 });
    expect(told.warnings).toEqual([expect.stringContaining(complaint)]);
    expect(told.warnings[0]?.length).toBeLessThan(500);
    node.request({ type: 'tell', word: 'still here' });
    expect(told.outputs).toEqual([{ type: 'heard', word: 'still here' }]);
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
          'node 1 refuses this one: node 1 runs rumours, and node 2 runs songs: start all nodes with the same',
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
      () => expect(stray.told.refused).toEqual([`node 3 refuses this one: the node at 127.0.0.1:${port} is 1, not 3`]),
      patiently,
    );
  });

  test('a contact that is the node itself', async () => {
    const { node } = await boot({ id: 1 });
    const { port } = node.address;
    await node.stop();
    await expect(boot({ id: 2, port, contacts: [address(1, port)] })).rejects.toThrow(
      `the contact 1@127.0.0.1:${port} is this node itself: name another node, or none to found a ring`,
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
          `node 1 refuses this one: the id 2 belongs to the node at ${where}: choose another id, or listen there`,
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
      `the node at ${where} goes by the id 2, too: stop one of the two, or start it under another id`;
    await vi.waitFor(() => expect(copy.told.warnings[0]).toBe(warning(here)), patiently);
    expect(holder.told.warnings[0]).toBe(warning(there));
  });
});

test('a port in use is named, with the way out, and leaves no trace behind', async () => {
  const { node } = await boot({ id: 1 });
  const trace = folder();
  const { port } = node.address;
  await expect(boot({ id: 2, port, trace })).rejects.toThrow(
    `port ${port} on 127.0.0.1 is in use: choose another with --listen HOST:PORT; port 0 takes any free one`,
  );
  expect(readdirSync(trace)).toEqual([]);
});

test('a trace is never overwritten', async () => {
  const trace = folder();
  const { node } = await boot({ id: 1, trace });
  await node.stop();
  await expect(boot({ id: 1, trace })).rejects.toThrow('exists already');
});

test('messages wait for the start', async () => {
  const { node, told } = await boot({ id: 1, peers: [1] });
  node.request({ type: 'tell', word: 'early' });
  expect(told.outputs).toEqual([]);
  node.start();
  expect(told.outputs).toEqual([{ type: 'heard', word: 'early' }]);
});

test('a message to a node without an address is lost, counted and told', async () => {
  const { node, told } = await boot({ id: 1, peers: [7] });
  node.start();
  node.request({ type: 'tell', word: 'a' });
  expect(node.counters).toMatchObject({ sent: 1, lost: 1 });
  expect(told.warnings).toEqual(['1 message(s) lost: the address of node 7 is not known']);
});

test('a reducer that throws stops its node, and the trace says so', async () => {
  const trace = folder();
  const step: Protocol<RumourTypes>['step'] = (state, event) => {
    if (event.type === 'request') throw new Error('out of words');
    return rumour.step(state, event);
  };
  const { node, told } = await boot({ id: 1, peers: [1], trace, protocol: { ...rumour, step } });
  node.start();
  node.request({ type: 'tell', word: 'a' });
  await vi.waitFor(() => expect(told.fatal).toEqual([new Error('out of words')]), patiently);
  expect(replay([trace], TOYS)).toMatchObject({ verdict: 'inconclusive', first: { kind: 'fatal', at: { node: 1, step: 1 } } });
});

test('a reducer that stops its node ends it, and the trace can be replayed', async () => {
  const trace = folder();
  const step: Protocol<RumourTypes>['step'] = (state, event) =>
    event.type === 'request' ? { state, effects: [{ type: 'stop' }] } : rumour.step(state, event);
  const protocol = { ...rumour, step };
  const { node, told } = await boot({ id: 1, trace, protocol });
  node.start();
  node.request({ type: 'tell', word: 'a' });
  await vi.waitFor(() => expect(told.stopped).toBe(true), patiently);
  node.request({ type: 'tell', word: 'b' });
  const report = replay([trace], {
    rumour: { protocol, properties: () => ({ itIsDown: reachable(({ nodes }) => nodes[0]?.status === 'down') }) },
  });
  expect(report).toMatchObject({ verdict: 'conforms' });
});

test('a state that is no plain JSON stops the node, and names the place', async () => {
  const step: Protocol<RumourTypes>['step'] = (state, event) => {
    const after = rumour.step(state, event);
    if (event.type !== 'request') return after;
    // @ts-expect-error: what a careless reducer might do
    const heard: string[] = [new Date(0)];
    return { ...after, state: { ...state, heard } };
  };
  const { node, told } = await boot({ id: 1, peers: [1], trace: folder(), protocol: { ...rumour, step } });
  node.start();
  node.request({ type: 'tell', word: 'a' });
  await vi.waitFor(
    () => expect(told.fatal).toEqual([expect.objectContaining({ message: expect.stringContaining('heard[0] is an instance of Date') })]),
    patiently,
  );
});
