/** A flood at the port of a whole node, while its cluster serves clients. */
import { randomUUID } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { expect, test } from 'vitest';
import { wholeNodeNetwork } from '../../machine/whole-node.ts';
import { WIRE } from '../../runtime/frame.ts';
import { encodeFrame, encodeOpening } from '../../runtime/frame-codec.ts';
import { get, put, status, three, type Where } from './whole-processes.ts';

/** Messages that a node answers, as many as a frame may have. */
const PINGS = encodeFrame(
  [],
  Array.from({ length: 1_000 }, (_, index) =>
    JSON.stringify({ step: 1, index, lamport: 1, message: { layer: 'detector', inner: { type: 'ping', incarnation: 1 } } }),
  ),
);

/** Writes without a pause as long as the connection lasts. */
function flood({ node, listen }: Where, id: number): Socket {
  const [host, port] = listen.split(':');
  const self = { node: id, host: '127.0.0.1', port: 1, instance: randomUUID(), incarnation: 1, process: randomUUID() };
  const socket = connect(Number(port), host);
  socket.on('error', () => socket.destroy());
  socket.write(encodeOpening({ type: 'hello', wire: WIRE, network: wholeNodeNetwork('selfman', 3), to: node, self }));
  const pump = (): void => {
    while (!socket.destroyed && socket.write(PINGS));
  };
  socket.once('data', pump).on('drain', pump);
  return socket;
}

test('a peer that floods a node is throttled, and clients and other nodes do not notice', async () => {
  const { nodes, at } = await three();
  const floods = [1, 2, 3].map((id) => flood(at[0], id));
  for (let i = 0; i < 20; i++) expect(await put(at[i % 3], `k${i}`, i)).toBe(204);
  for (let i = 0; i < 20; i++) expect(await get(at[(i + 1) % 3], `k${i}`)).toBe(`${i}`);
  expect(floods.map(({ destroyed }) => destroyed)).toEqual([false, false, false]);
  expect(await status(at[0])).toMatchObject({ state: 'member', garbage: 0 });
  for (const socket of floods) socket.destroy();
  expect((await Promise.all(at.map(status))).map(({ state }) => state)).toEqual(['member', 'member', 'member']);
  expect(await Promise.all(nodes.map((node) => node.end('SIGTERM')))).toEqual([0, 0, 0]);
});
