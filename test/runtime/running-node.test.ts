/** Real nodes on real sockets, running the toy protocol. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import type { Protocol } from '../../impl/kernel/protocol.ts';
import { reachable } from '../../spec/kernel/spec.ts';
import { replay } from '../../traces/replay/replay-files.ts';
import { TOYS } from '../traces/toy/recorded-run.ts';
import { type RumourTypes, rumour } from '../traces/toy/rumour.ts';
import { boot, folder, patiently } from './rumour-node.ts';

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

test('a port in use is named, with the way out, and no trace is left', async () => {
  const { node } = await boot({ id: 1 });
  const trace = folder();
  const { port } = node.address;
  await expect(boot({ id: 2, port, trace })).rejects.toThrow(
    `--listen: got 127.0.0.1:${port}, which is in use, expected a free port; choose another, or 0 for any free one`,
  );
  expect(readdirSync(trace)).toEqual([]);
});

test('a trace is never overwritten', async () => {
  const trace = folder();
  const { node } = await boot({ id: 1, trace });
  await node.stop();
  await expect(boot({ id: 1, trace })).rejects.toThrow('got a file that exists, expected none, as traces are never overwritten');
});

test('messages wait for the start', async () => {
  const { node, told } = await boot({ id: 1, peers: [1] });
  node.request({ type: 'tell', word: 'early' });
  expect(told.outputs).toEqual([]);
  node.start();
  await expect.poll(() => told.outputs).toEqual([{ type: 'heard', word: 'early' }]);
});

test('what a step says leaves the node when its record is durable, and not before', async () => {
  const { node, told } = await boot({ id: 1, peers: [1] });
  node.start();
  node.request({ type: 'tell', word: 'a' });
  expect([node.state.heard, told.outputs]).toEqual([['a'], []]);
  await expect.poll(() => told.outputs).toEqual([{ type: 'heard', word: 'a' }]);
});

test('a message to a node without an address is lost, counted and told', async () => {
  const { node, told } = await boot({ id: 1, peers: [7] });
  node.start();
  node.request({ type: 'tell', word: 'a' });
  await expect.poll(() => node.counters).toMatchObject({ sent: 1, lost: 1 });
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

test('a state that is not plain JSON stops the node, and names the place', async () => {
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
    () => expect(told.fatal).toEqual([expect.objectContaining({ message: expect.stringContaining('heard[0]: got an instance of Date') })]),
    patiently,
  );
});
