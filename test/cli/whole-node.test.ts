/** Whole nodes as processes: clients write, nodes are killed and come back, and bad options are refused. */
import { writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CIRCLE } from '../../impl/places/identifiers.ts';
import { LARGEST_VALUE } from '../../impl/store/client.ts';
import { runHere } from './run-here.ts';
import { anywhere, folder, get, NodeProcess, patiently, put, status, three, untilSpread, type Where } from './whole-processes.ts';

test('three nodes keep what clients write, also when all are killed at once and come back', async () => {
  const folders = [folder(), folder(), folder()];
  const first = new NodeProcess(anywhere(folders[0]));
  const at = [await first.listening()];
  const others = folders.slice(1).map((data) => new NodeProcess([...anywhere(data), '--join', at[0].listen]));
  at.push(...(await Promise.all(others.map((node) => node.listening()))));
  await expect.poll(async () => (await Promise.all(at.map(status))).every(({ places }) => places.length > 0), patiently).toBe(true);
  for (let i = 0; i < 10; i++) expect(await put(at[i % 3], `k${i}`, i)).toBe(204);
  // No message was refused on the way.
  await expect
    .poll(async () => (await Promise.all(at.map(status))).every(({ state, garbage }) => state === 'member' && garbage === 0), patiently)
    .toBe(true);
  for (const node of [first, ...others]) await node.end('SIGKILL');

  const again = folders.map((data, i) => new NodeProcess(['--data', data, '--listen', at[i].listen, '--http', at[i].http]));
  const back = await Promise.all(again.map((node) => node.listening()));
  expect(back.map(({ instance }) => instance)).toEqual(at.map(({ instance }) => instance));
  for (let i = 0; i < 10; i++) await expect.poll(() => get(back[(i + 1) % 3], `k${i}`), patiently).toBe(`${i}`);
  expect(await again[0].end('SIGTERM')).toBe(0);
});

test('with one node killed, all that was acknowledged is there, and clients go on', async () => {
  const { nodes, at } = await three();
  for (let i = 0; i < 6; i++) expect(await put(at[0], `k${i}`, i)).toBe(204);
  await nodes[1].end('SIGKILL');
  for (let i = 0; i < 6; i++) await expect.poll(() => get(at[2], `k${i}`), patiently).toBe(`${i}`);
  for (let i = 0; i < 6; i++) await expect.poll(() => put(at[0], `k${i}`, i + 10), patiently).toBe(204);
  for (let i = 0; i < 6; i++) expect(await get(at[2], `k${i}`)).toBe(`${i + 10}`);
});

test('the largest values are kept, and are at two nodes again when the third one is gone', async () => {
  const { nodes, at } = await three();
  const text = JSON.stringify('v'.repeat(LARGEST_VALUE - 6));
  for (const key of ['a', 'b', 'c']) {
    const { status: code } = await fetch(`http://${at[0].http}/v1/kv/${key}`, { method: 'PUT', body: text });
    expect(code).toBe(204);
  }
  await nodes[1].end('SIGKILL');
  // The two that are left carry all places of all classes, so each claim has been told of its data.
  const carried = async (where: Where) => (await status(where)).places.reduce((sum, { from, to }) => sum + to - from, 0);
  await expect.poll(async () => (await carried(at[0])) + (await carried(at[2])), patiently).toBe(CIRCLE);
  for (const key of ['a', 'b', 'c']) expect(await get(at[2], key)).toBe(text);
});

test('without a majority a write is refused with 503, and has not happened when the others are back', async () => {
  const { nodes, at, folders } = await three();
  expect(await put(at[0], 'k', 1)).toBe(204);
  for (const node of nodes.slice(1)) await node.end('SIGKILL');
  const response = await fetch(`http://${at[0].http}/v1/kv/k`, { method: 'PUT', body: '2' });
  expect([response.status, await response.json()]).toMatchObject([503, { code: 'no_majority', retry: true }]);
  const back = [1, 2].map((i) => new NodeProcess(['--data', folders[i], '--listen', at[i].listen, '--http', at[i].http]));
  await Promise.all(back.map((node) => node.listening()));
  await expect.poll(() => get(at[0], 'k'), patiently).toBe('1');
  await expect.poll(() => put(at[0], 'k', 3), patiently).toBe(204);
});

/** Sends these bytes to the port of a node, and waits until the node closes the connection. */
async function spoil(listen: string, bytes: Buffer): Promise<void> {
  const [host, port] = listen.split(':');
  const socket = connect(Number(port), host, () => socket.write(bytes));
  socket.on('error', () => socket.destroy()).resume();
  // `once` of node:events would reject at the reset, which is what a node may do.
  await new Promise((resolve) => socket.on('close', resolve));
}

test('garbage at the port of a node closes the connection, and half-open ones disturb nobody', async () => {
  const node = new NodeProcess(anywhere(folder()));
  const at = await node.listening();
  const [host, port] = at.listen.split(':');
  const halfOpen = Array.from({ length: 50 }, () => connect(Number(port), host, () => undefined));
  halfOpen[0].write(Buffer.from([0, 0, 0, 9, 0x7b]));
  const garbage = [
    Buffer.alloc(100_000, 0xff),
    Buffer.from('GET / HTTP/1.1\r\n\r\n'),
    Buffer.from('\0\0\0\x02{}'),
    Buffer.from('\0\0\0\x01{'),
  ];
  for (const bytes of garbage) await spoil(at.listen, bytes);
  expect((await status(at)).garbage).toBe(garbage.length);
  expect(await put(at, 'k', 1)).toBe(204);
  for (const socket of halfOpen) socket.destroy();
  expect(await node.end('SIGTERM')).toBe(0);
  expect(node.errors).not.toContain('    at ');
});

test('nodes at random identifiers move until one of three may be killed', async () => {
  const first = new NodeProcess(anywhere(folder()));
  const at = [await first.listening()];
  const others = [1, 2].map(() => new NodeProcess([...anywhere(folder()), '--join', at[0].listen]));
  at.push(...(await Promise.all(others.map((node) => node.listening()))));
  for (let i = 0; i < 6; i++) await expect.poll(() => put(at[i % 3], `k${i}`, i), patiently).toBe(204);
  await untilSpread(at);
  await others[0].end('SIGKILL');
  for (let i = 0; i < 6; i++) await expect.poll(() => get(at[2], `k${i}`), patiently).toBe(`${i}`);
  for (let i = 0; i < 6; i++) await expect.poll(() => put(at[0], `k${i}`, i + 10), patiently).toBe(204);
});

test('a node that leaves hands its places over, and its folder is refused afterwards', async () => {
  const data = folder();
  const first = new NodeProcess([...anywhere(data), '--stop-with-input']);
  const at = [await first.listening()];
  const others = [1, 2, 3].map(() => new NodeProcess([...anywhere(folder()), '--join', at[0].listen]));
  at.push(...(await Promise.all(others.map((node) => node.listening()))));
  for (let i = 0; i < 6; i++) await expect.poll(() => put(at[i % 4], `k${i}`, i), patiently).toBe(204);
  await untilSpread(at);
  expect(await runHere('leave', '--server', `http://${at[0].http}`)).toMatchObject({ code: 0, errors: '' });
  expect([await first.end(), first.errors]).toEqual([0, '']);
  await untilSpread(at.slice(1));
  for (let i = 0; i < 6; i++) expect(await get(at[1 + (i % 3)], `k${i}`)).toBe(`${i}`);
  const again = new NodeProcess(anywhere(data));
  expect([await again.end(), again.errors]).toEqual([
    2,
    `selfman node: --data: got ${data}, whose node has left its cluster, expected another folder; name one that is empty\n`,
  ]);
});

test('the last node of a cluster does not leave', async () => {
  const node = new NodeProcess([...anywhere(folder()), '--stop-with-input']);
  const at = await node.listening();
  expect(await put(at, 'k', 1)).toBe(204);
  node.say('leave');
  await expect
    .poll(() => node.errors, patiently)
    .toBe('selfman node: cannot leave: the node is the last one of its cluster, and would take all values with it; stop it instead\n');
  const url = `http://${at.http}`;
  expect(await runHere('leave', '--server', url)).toMatchObject({ code: 1, errors: expect.stringContaining('(cannot_leave)') });
  expect(await get(at, 'k')).toBe('1');
});

test('a second process with the same folder is refused at once', async () => {
  const data = folder();
  const first = await new NodeProcess(anywhere(data)).listening();
  const second = new NodeProcess(anywhere(data));
  expect(await second.end()).toBe(2);
  expect(second.errors).toBe(
    `selfman node: ${data}/lives/${first.node}: another process uses it, expected a folder of this node alone; stop that process, or name another\n`,
  );
});

test.each([
  [['--join', '127.0.0.1:7001'], '--join: got it without --data, expected the opposite; see selfman node --help'],
  [[], '--data or --id: got neither, expected one; name the folder of a whole node, or the place of a node of a relaxed ring'],
  [['--data', 'DIR', '--id', '3'], '--id: got it with --data, expected the opposite; see selfman node --help'],
  [
    ['--data', 'DIR', '--http', '0.0.0.0:0'],
    '--http: got the host 0.0.0.0 without --tls, expected 127.0.0.1, ::1 or localhost; make keys with selfman cluster init, and name them with --tls',
  ],
  [
    ['--data', 'DIR', '--join', '127.0.0.1:0'],
    '--join: got port 0 in "127.0.0.1:0", expected 1 … 65535; write the port that the node printed',
  ],
])('%j is refused in a sentence', async (options, sentence) => {
  const data = folder();
  const node = new NodeProcess(options.map((option) => (option === 'DIR' ? data : option)));
  expect(await node.end()).toBe(2);
  expect(node.errors).toBe(`selfman node: ${sentence}\n`);
});

test('a file of the node that was damaged is refused, and stays as it is', async () => {
  const data = folder();
  writeFileSync(join(data, 'node.json'), '{"format":1}');
  const node = new NodeProcess(anywhere(data));
  expect(await node.end()).toBe(2);
  expect(node.errors).toMatch(/node\.json: .*expected the file of a node; restore it, or name another folder\n$/);
});
