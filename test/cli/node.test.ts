/** One node as a process, asked by lines of JSON. */
import { PassThrough } from 'node:stream';
import { expect, test, vi } from 'vitest';
import { type NodeOptions, runNode } from '../../cli/node-process.ts';
import { newFolder, type Program, run, start } from './run-program.ts';

const patiently = { timeout: 50_000, interval: 20 };

const answersOf = (node: Program): readonly Record<string, unknown>[] =>
  node
    .output()
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line));
const tell = (node: Program, line: string): void => void node.process.stdin?.write(`${line}\n`);

test('a node founds a ring, answers, refuses what it does not understand, and stops at SIGTERM with exit code 0', async () => {
  const trace = newFolder();
  const node = start('node', '--id', '3', '--keys', '16', '--trace', trace);
  tell(node, '{"type":"request","request":{"type":"lookup","key":9}}');
  tell(node, '{"type":"request","request":{"type":"lookup","key":16}}');
  tell(node, '{"type":"dance"}');
  tell(node, 'what?');
  tell(node, '{"type":"state"}');
  await vi.waitFor(() => expect(answersOf(node)).toHaveLength(8), patiently);
  expect(answersOf(node)).toEqual([
    { type: 'listening', node: 3, host: '127.0.0.1', port: expect.any(Number) },
    { type: 'output', output: { type: 'joined', predecessor: 3, successor: 3 } },
    { type: 'output', output: { type: 'neighbours', predecessor: 3, successor: 3 } },
    { type: 'output', output: { type: 'found', key: 9, owner: 3 } },
    { type: 'refused', why: 'the request names 16, expected a place on the ring, 0 … 15' },
    { type: 'refused', why: 'the line has the unknown type "dance"' },
    { type: 'refused', why: 'the line is not JSON: expected a value, got "w", at column 1' },
    {
      type: 'state',
      state: expect.objectContaining({ status: 'member', self: 3 }),
      counters: { received: 0, sent: 0, garbage: 0, lost: 0 },
    },
  ]);
  node.process.kill('SIGTERM');
  expect(await node.ended).toEqual({ code: 0, signal: null });
  expect((await run('replay', trace)).code).toBe(0);
});

test('a node outlives the end of its input, unless it is told to stop with it', async () => {
  const staying = start('node', '--id', '1');
  const leaving = start('node', '--id', '1', '--stop-with-input');
  staying.process.stdin?.end();
  leaving.process.stdin?.end();
  expect(await leaving.ended).toEqual({ code: 0, signal: null });
  await vi.waitFor(() => expect(answersOf(staying)).toHaveLength(3), patiently);
  expect(staying.process.exitCode).toBeNull();
  staying.process.kill('SIGINT');
  expect(await staying.ended).toEqual({ code: 0, signal: null });
});

test('a node with a parent leaves the signals of a terminal to it; another one stops in order', async () => {
  const child = start('node', '--id', '1', '--stop-with-input');
  const lone = start('node', '--id', '1', '--trace', newFolder());
  for (const node of [child, lone]) await vi.waitFor(() => expect(answersOf(node)).not.toHaveLength(0), patiently);
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGHUP'] as const) child.process.kill(signal);
  child.process.stdin?.write('{"type":"state"}\n');
  await vi.waitFor(() => expect(answersOf(child).at(-1)?.type).toBe('state'), patiently);
  child.process.stdin?.end();
  lone.process.kill('SIGHUP');
  expect(await child.ended).toEqual({ code: 0, signal: null });
  expect(await lone.ended).toEqual({ code: 0, signal: null });
});

test('a port in use is named, and how to choose another; exit code 2', async () => {
  const first = start('node', '--id', '1');
  await vi.waitFor(() => expect(answersOf(first)).not.toHaveLength(0), patiently);
  const port = answersOf(first)[0]?.port;
  expect(await run('node', '--id', '2', '--listen', `127.0.0.1:${String(port)}`)).toEqual({
    code: 2,
    output: '',
    errors: `selfman node: --listen: got 127.0.0.1:${String(port)}, which is in use, expected a free port; choose another, or 0 for any free one\n`,
  });
  first.process.kill('SIGTERM');
  await first.ended;
});

test('a node that its contact refuses says why in one line, with exit code 2, and the contact goes on', async () => {
  const contact = start('node', '--id', '1');
  await vi.waitFor(() => expect(answersOf(contact)).not.toHaveLength(0), patiently);
  const port = String(answersOf(contact)[0]?.port);
  const larger = await run('node', '--id', '2', '--keys', '128', '--contact', `1@127.0.0.1:${port}`);
  expect([larger.code, larger.errors]).toEqual([
    2,
    'node 2: node 1 refuses this one: network: got relaxed-ring with 128 keys, expected relaxed-ring with 64 keys; start every node with the same network\n',
  ]);
  const misled = await run('node', '--id', '2', '--contact', `3@127.0.0.1:${port}`);
  expect([misled.code, misled.errors]).toEqual([
    2,
    `node 2: node 3 refuses this one: id: got 3, expected 1 at 127.0.0.1:${port}; correct the contact\n`,
  ]);
  contact.process.kill('SIGTERM');
  expect(await contact.ended).toEqual({ code: 0, signal: null });
});

test('a line without an end is refused before it fills the memory', async () => {
  const [input, output, errors] = [new PassThrough(), new PassThrough(), new PassThrough()];
  const ended = runNode({ id: 1, keys: 64, listen: '127.0.0.1:0', stopWithInput: true }, { input, output, errors });
  input.write('x'.repeat(100_000));
  expect(await ended).toBe(0);
  expect(String(output.read())).toContain('"refused","why":"standard input:1: the line is too long: expected at most 65536 bytes"');
});

test.each<[Partial<NodeOptions>, string]>([
  [{ id: 64 }, '--id: got 64, expected 0 … 63; choose a place on the ring of 64 keys'],
  [{ keys: 0 }, '--keys: got 0, expected a whole number, at least 1'],
  [{ listen: 'here' }, 'address: got "here", expected HOST:PORT; write'],
  [{ listen: '127.0.0.1:70000' }, 'port: got 70000, expected 0 … 65535'],
  [{ listen: '0.0.0.0:0' }, '--listen: got the host 0.0.0.0, expected one that'],
  [{ listen: '192.0.2.1:0' }, '--listen: got the host 192.0.2.1, expected 127.0.0.1, ::1 or localhost; only a whole node'],
  [{ contact: ['127.0.0.1:9'] }, '--contact: got "127.0.0.1:9", expected ID@HOST:PORT; write'],
  [{ contact: ['2@127.0.0.1:0'] }, '--contact: got port 0'],
  [{ contact: ['1@127.0.0.1:9'] }, '--contact: got node 1 itself, expected another node'],
])('a node with %j is refused', async (wishes, complaint) => {
  const [input, output, errors] = [new PassThrough(), new PassThrough(), new PassThrough()];
  expect(await runNode({ id: 1, keys: 64, listen: '127.0.0.1:0', ...wishes }, { input, output, errors })).toBe(2);
  expect(String(errors.read())).toContain(complaint);
  expect(output.read()).toBeNull();
});
