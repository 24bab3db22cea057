/** Keys and values of clients are not in a redacted trace, and replay still conforms. */
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { listeningNode, untilReady } from './listening-node.ts';
import { newFolder, run } from './run-program.ts';

const SECRETS = ['salary-of-anna', 'ninety-thousand', 'salary-of-bert', 'plan-for-march'];

function keyFile(text: string): string {
  const file = join(mkdtempSync(join(tmpdir(), 'selfman-')), 'key');
  writeFileSync(file, text);
  return file;
}

function textsIn(folder: string): readonly string[] {
  return readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
}

test('a node with --trace-redact writes tokens, also of what it finds on its disk; without it, all is there', async () => {
  const key = keyFile('a key of sixteen bytes and more');
  const traces = join(newFolder(), 'traces');
  const plain = join(newFolder(), 'traces');
  const first = await listeningNode('--trace', traces, '--trace-redact', key);
  await untilReady(first);
  const write = (server: string, name: string, body: unknown) =>
    fetch(`${server}/v1/kv/${name}`, { method: 'PUT', body: JSON.stringify(body) });
  expect((await write(first.server, 'salary-of-anna', 'ninety-thousand')).status).toBe(204);
  expect((await write(first.server, 'salary-of-bert', { sum: 'ninety-thousand' })).status).toBe(204);
  const transaction = { id: 'plan-for-march', reads: [], writes: [{ key: 'salary-of-anna', value: 'plan-for-march' }] };
  await fetch(`${first.server}/v1/txn`, { method: 'POST', body: JSON.stringify(transaction) });
  await fetch(`${first.server}/v1/kv/salary-of-anna`);
  await fetch(`${first.server}/v1/kv/salary-of-nobody`);
  expect(await first.end()).toBe(0);
  const second = await listeningNode('--data', first.data, '--trace', traces, '--trace-redact', key);
  await untilReady(second);
  expect(await (await fetch(`${second.server}/v1/kv/salary-of-bert`)).text()).toContain('ninety-thousand');
  expect(await second.end()).toBe(0);
  for (const text of textsIn(traces)) for (const secret of [...SECRETS, 'salary-of-nobody']) expect(text).not.toContain(secret);
  const { code, output } = await run('replay', traces);
  expect([code, output]).toEqual([0, expect.stringContaining('verdict: conforms')]);
  const third = await listeningNode('--data', first.data, '--trace', plain);
  await untilReady(third);
  expect(await third.end()).toBe(0);
  expect(textsIn(plain).join('')).toContain('salary-of-anna');
  const mixed = await run('replay', traces, plain);
  expect([mixed.code, mixed.errors]).toEqual([2, expect.stringMatching(/redaction: got none, expected [0-9a-f]{32} as in /)]);
}, 120_000);

test.each([
  ['short', '--trace-redact: got '],
  ['x'.repeat(70_000), 'expected 16 to 65536 random ones'],
])('a key that cannot be used is refused', async (text, says) => {
  const { code, errors } = await run('node', '--data', newFolder(), '--trace', join(newFolder(), 't'), '--trace-redact', keyFile(text));
  expect([code, errors]).toEqual([2, expect.stringContaining(says)]);
  expect(errors).toMatch(/^selfman node: --trace-redact: .*\n$/);
});

test('a key file that is missing is refused in one line', async () => {
  const { code, errors } = await run('node', '--data', newFolder(), '--trace', 't', '--trace-redact', join(newFolder(), 'nowhere'));
  expect([code, errors]).toEqual([
    2,
    expect.stringMatching(/^selfman node: --trace-redact: got .*nowhere, which cannot be read: ENOENT.*\n$/),
  ]);
});
