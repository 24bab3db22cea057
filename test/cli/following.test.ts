/** `selfman replay --follow` beside a node that records, and the options that say where its trace goes on. */
import { appendFileSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import { linesOf } from '../traces/toy/edits.ts';
import { listeningNode, untilReady } from './listening-node.ts';
import { newFolder, type Program, run, start } from './run-program.ts';

const patiently = { timeout: 60_000, interval: 100 };

function following(folder: string): Program {
  const program = start('replay', '--follow', folder, '--metrics', '127.0.0.1:0');
  onTestFinished(() => void program.process.kill('SIGKILL'));
  return program;
}

async function figure(program: Program, name: string): Promise<number> {
  await expect.poll(() => /metrics at (\S+)/.exec(program.errors())?.[1], patiently).toBeDefined();
  const text = await (await fetch(/metrics at (\S+)/.exec(program.errors())?.[1] ?? '')).text();
  return Number(new RegExp(`^selfman_replay_${name} (\\S+)$`, 'm').exec(text)?.[1]);
}

test('it counts the events of a running node, and ends with the verdict; a trace that is spoiled meanwhile ends it', async () => {
  const traces = newFolder();
  const node = await listeningNode('--trace', traces);
  const [sound, alarmed] = [following(traces), following(traces)];
  await untilReady(node);
  await fetch(`${node.server}/v1/kv/a`, { method: 'PUT', body: '1' });
  await expect.poll(() => figure(sound, 'events'), patiently).toBeGreaterThan(3);
  expect([await figure(sound, 'lives_open'), await figure(sound, 'diverged')]).toEqual([1, 0]);
  expect(await node.end()).toBe(0);
  await expect.poll(() => figure(sound, 'lives_open'), patiently).toBe(0);
  sound.process.kill('SIGTERM');
  expect((await sound.ended).code).toBe(0);
  expect(sound.output()).toContain('verdict: conforms');
  const garbage = newFolder();
  const other = await listeningNode('--trace', garbage);
  const third = following(garbage);
  await expect.poll(() => figure(third, 'events'), patiently).toBeGreaterThan(0);
  appendFileSync(join(garbage, readdirSync(garbage)[0] ?? ''), 'no line\n');
  expect((await third.ended).code).toBe(2);
  expect(third.errors()).toMatch(/selfman replay: .*ndjson:\d+:\d+: not JSON/);
  await other.end();
  alarmed.process.kill('SIGINT');
  expect((await alarmed.ended).code).toBe(0);
}, 180_000);

test('--trace-mib divides the trace, --trace-keep begins each file with a snapshot, and both are replayed', async () => {
  const traces = newFolder();
  const node = await listeningNode('--trace', traces, '--trace-mib', '1', '--trace-keep', '600', '--trace-minutes', '60');
  await untilReady(node);
  const value = JSON.stringify('x'.repeat(100_000));
  for (let i = 0; i < 12; i++) await fetch(`${node.server}/v1/kv/k${i}`, { method: 'PUT', body: value });
  expect(await node.end()).toBe(0);
  const names = readdirSync(traces).filter((name) => /\.ndjson(\.gz)?$/.test(name));
  expect(names.length).toBeGreaterThan(1);
  const later = names.find((name) => /\.1\.2\.ndjson/.test(name)) ?? '';
  const bytes = readFileSync(join(traces, later));
  const lines = linesOf((later.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString());
  expect(lines[0]).toMatchObject({ type: 'header', segment: { number: 2 } });
  expect(lines[1]?.type).toMatch(/snapshot|part/);
  const { code, output } = await run('replay', traces);
  expect([code, output]).toEqual([0, expect.stringContaining('verdict: conforms')]);
}, 120_000);

test.each([
  [['replay', 'x', '--metrics', '127.0.0.1:1'], '--metrics: got an address without --follow'],
  [['replay', '--follow', '.', '--metrics', 'nowhere'], 'address: got "nowhere", expected HOST:PORT'],
  [['node', '--data', 'x', '--trace', 't', '--trace-mib', '0'], '--trace-mib'],
  [['node', '--data', 'x', '--trace-keep', '5'], '--trace-keep: got it without --trace'],
])('%j is refused by name', async (args, says) => {
  const { code, errors } = await run(...args);
  expect([code, errors]).toEqual([2, expect.stringContaining(says)]);
  expect(errors).not.toContain('    at ');
});
