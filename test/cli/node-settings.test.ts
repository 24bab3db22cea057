/** How a whole node is configured: by flags, the environment and a file, in this order; and how it writes its log. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { addNode } from '../../cli/commands/node.ts';
import { writtenSchema } from '../../scripts/schemas.ts';
import { type ListeningNode, listeningNode, untilReady } from './listening-node.ts';
import { runHere } from './run-here.ts';
import { newFolder } from './run-program.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

function fileWith(text: string): string {
  const path = join(newFolder(), 'node.yaml');
  writeFileSync(path, text);
  return path;
}

function replicasOf({ data }: ListeningNode): number {
  return JSON.parse(readFileSync(join(data, 'node.json'), 'utf8')).replicas;
}

test('a flag beats the environment, and the environment beats the file', async () => {
  const config = fileWith('# As YAML.\nreplicas: 2\n');
  expect(replicasOf(await listeningNode('--config', config))).toBe(2);
  vi.stubEnv('SELFMAN_REPLICAS', '4');
  expect(replicasOf(await listeningNode('--config', config))).toBe(4);
  expect(replicasOf(await listeningNode('--config', config, '--replicas', '5'))).toBe(5);
});

test('the environment names several nodes to join with commas between them', async () => {
  vi.stubEnv('SELFMAN_JOIN', '127.0.0.1:0,127.0.0.1:1');
  const { code, errors } = await runHere('node', '--data', newFolder());
  expect([code, errors]).toEqual([
    2,
    'selfman node: --join: got port 0 in "127.0.0.1:0", expected 1 … 65535; write the port that the node printed\n',
  ]);
});

test('a variable that makes no sense is refused by its name', async () => {
  vi.stubEnv('SELFMAN_REPLICAS', 'three');
  const { code, errors } = await runHere('node', '--data', newFolder());
  expect(code).toBe(2);
  expect(errors).toContain(`'three' from env 'SELFMAN_REPLICAS' is invalid`);
});

test.each([
  ['data: x\nreplica: 3\n', '2:1: replica: got a field that nobody knows, expected replicas; correct its name'],
  ['{ "replicas": "3" }', '1:15: replicas: got "3", expected a whole number; correct the value'],
  ['data: x\nreplicas: 99\n', '2:11: replicas: got 99, expected 16 or less; correct the value'],
  ['join:\n  - a:1\n  - 2\n', '3:5: join.1: got 2, expected a text; correct the value'],
  ['logLevel: loud\n', '1:11: logLevel: got "loud", expected one of debug, error, info, warn; correct the value'],
  ['data: a\ndata: b\n', '2:1: got what is not YAML (Map keys must be unique), expected YAML or JSON; correct the line'],
  ['- a\n', '1:1: configuration: got ["a"], expected names with values; correct the value'],
  ['', '1:1: configuration: got null, expected names with values; correct the value'],
])('the file %j is refused with the line and the column', async (text, sentence) => {
  const config = fileWith(text);
  const { code, errors } = await runHere('node', '--config', config);
  expect([code, errors]).toEqual([2, `selfman node: ${config}:${sentence}\n`]);
});

test('a file that does not exist, is not UTF-8, is too large, or has an alias is refused', async () => {
  const errorsOf = async (config: string) => (await runHere('node', '--config', config)).errors;
  expect(await errorsOf('/nowhere')).toMatch(
    /^selfman node: --config: got \/nowhere, which cannot be read \(ENOENT.*\); name another file\n$/,
  );
  const bytes = fileWith('');
  writeFileSync(bytes, Buffer.from([0x64, 0xff]));
  expect(await errorsOf(bytes)).toContain('which cannot be read (its text is not UTF-8)');
  expect(await errorsOf(fileWith('#'.repeat(1_048_577)))).toContain('of 1048577 bytes, expected at most 1048576; name another file');
  expect(await errorsOf(fileWith('data: &a x\nhttp: *a\n'))).toContain('got an alias, expected each value as it is');
});

test('each option of whole nodes has a variable and a field of the file, and no field is left over', () => {
  const selfman = new Command();
  addNode(selfman, {
    streams: { ...process, input: process.stdin, output: process.stdout, errors: process.stderr },
    entry: '',
    scenarios: async () => [],
    ends: () => undefined,
  });
  const options = selfman.commands[0].options.filter(({ description }) => !description.startsWith('without --data'));
  const ofTraces = ['trace', 'traceMib', 'traceMinutes', 'traceKeep', 'traceFlight', 'traceOverload', 'traceRedact'];
  const others = [...ofTraces, 'keys', 'contact', 'run', 'hold', 'stopWithInput'];
  const ofWholeNodes = options.map((option) => option.attributeName()).filter((name) => !others.includes(name));
  const withVariables = selfman.commands[0].options.filter(({ envVar }) => envVar !== undefined).map((option) => option.attributeName());
  expect(withVariables.sort()).toEqual(ofWholeNodes.sort());
  const fields = Object.keys(JSON.parse(writtenSchema('node-config.json')).properties);
  expect([...fields, 'config'].sort()).toEqual(ofWholeNodes.sort());
});

interface Line {
  readonly level: string;
  readonly time: string;
  readonly event: string;
  readonly msg: string;
}

function logOf({ program }: ListeningNode): readonly Line[] {
  return program
    .errors()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

describe('the log', () => {
  test('as JSON has a line for each event, with its level, its time, its name and a sentence', async () => {
    const node = await listeningNode('--log-format', 'json');
    await expect.poll(() => logOf(node).map(({ event }) => event), { timeout: 60_000 }).toContain('places');
    expect(await node.end()).toBe(0);
    const lines = logOf(node);
    expect(lines.map(({ event }) => event)).toEqual(['listening', 'state', 'places', 'stopping', 'stopped']);
    for (const { level, time, msg } of lines) {
      expect(level).toBe('info');
      expect(new Date(time).toISOString()).toBe(time);
      expect(msg).not.toBe('');
    }
  });

  test('as text has sentences, and only what is wrong unless more is asked for', async () => {
    const [quiet, talkative] = [await listeningNode(), await listeningNode('--log-level', 'info')];
    for (const node of [quiet, talkative]) expect(await node.end()).toBe(0);
    expect(quiet.program.errors()).toBe('');
    expect(talkative.program.errors()).toMatch(/^selfman node: node \d+ listens at 127\.0\.0\.1:\d+\n(selfman node: .*\n)*$/);
  });

  test('tells why a node does not start, as JSON, too', async () => {
    const { code, errors } = await runHere('node', '--data', newFolder(), '--listen', 'nowhere', '--log-format', 'json');
    expect(code).toBe(2);
    expect(JSON.parse(errors)).toMatchObject({
      level: 'error',
      event: 'refused',
      msg: 'address: got "nowhere", expected HOST:PORT; write it as in 127.0.0.1:7001',
    });
  });

  test('holds no value of a client, at any level', async () => {
    const node = await listeningNode('--log-format', 'json', '--log-level', 'debug');
    await untilReady(node);
    const response = await fetch(`${node.server}/v1/kv/key-of-a-client`, {
      method: 'PUT',
      body: '"value-of-a-client"',
      headers: { authorization: 'Bearer token-of-a-client' },
    });
    expect(response.status).toBe(204);
    expect(await node.end()).toBe(0);
    expect(node.program.errors()).not.toContain('of-a-client');
  });
});
