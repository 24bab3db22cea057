/** Nodes as processes whose trace may have gaps, or is kept in memory. */
import { existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { listeningNode, untilReady } from './listening-node.ts';
import { newFolder, run } from './run-program.ts';

const patiently = { timeout: 60_000, interval: 100 };

async function put(server: string, key: string): Promise<number> {
  return (await fetch(`${server}/v1/kv/${key}`, { method: 'PUT', body: '"v"' })).status;
}

test('a node that keeps its trace in memory writes it at SIGUSR2', async () => {
  const traces = mkdtempSync(join(tmpdir(), 'selfman-'));
  const node = await listeningNode('--trace', traces, '--trace-flight', '5');
  await untilReady(node);
  expect(await put(node.server, 'a')).toBe(204);
  expect(readdirSync(traces)).toEqual([]);
  node.program.process.kill('SIGUSR2');
  await expect.poll(() => existsSync(join(traces, 'dump-1')) && node.program.errors().includes('dump-1'), patiently).toBe(true);
  const { code, output } = await run('replay', join(traces, 'dump-1'));
  expect(code).toBe(3);
  expect(output).toContain('each node: conforms');
  expect(await node.end()).toBe(0);
  expect(readdirSync(traces)).toEqual(['dump-1']);
}, 120_000);

test.each([
  [['--trace-flight', '5'], '--trace-flight: got it without --trace, expected both; name the folder for the trace'],
  [['--trace', 't', '--trace-flight', '5', '--trace-mib', '5'], '--trace-mib: got it with --trace-flight'],
  [['--trace', 't', '--trace-overload', 'drop'], "argument 'drop' is invalid. Allowed choices are wait, gap"],
  [['--trace', 't', '--trace-flight', '0'], '--trace-flight'],
])('options that do not fit are refused by name: %j', async (options, says) => {
  const { code, errors } = await run('node', '--data', newFolder(), ...options);
  expect(code).toBe(2);
  expect(errors).toContain(says);
  expect(errors).not.toContain('    at ');
});
