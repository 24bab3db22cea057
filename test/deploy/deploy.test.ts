/** The files in deploy/ fit the program: their commands, variables and configuration are those that it knows. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import type { Command } from 'commander';
import { expect, test } from 'vitest';
import { readNodeConfig } from '../../cli/config-file.ts';
import { commandLine } from '../../cli/program.ts';
import { writtenSchema } from '../../scripts/schemas.ts';

const FOLDER = join(import.meta.dirname, '..', '..', 'deploy');
const textOf = (name: string): string => readFileSync(join(FOLDER, name), 'utf8');

async function nodeCommand(): Promise<Command> {
  const stream = (): PassThrough => new PassThrough();
  const streams = { input: stream(), output: stream(), errors: stream() };
  const selfman = await commandLine({ streams, entry: '', scenarios: async () => [], ends: () => undefined }, ['node']);
  return selfman.commands[0];
}

test('systemd starts a node with options that it knows', async () => {
  const [, command] = /^ExecStart=(.*)$/m.exec(textOf('selfman.service')) ?? [];
  const [env, selfman, node, ...options] = command.split(' ');
  expect([env, selfman, node]).toEqual(['/usr/bin/env', 'selfman', 'node']);
  const parsed = (await nodeCommand()).parseOptions(options);
  expect(parsed).toEqual({ operands: [], unknown: [] });
});

test('the configuration is one that the program reads', () => {
  const fields = Object.keys(JSON.parse(writtenSchema('node-config.json')).properties);
  const config = readNodeConfig(join(FOLDER, 'node.yaml'), fields);
  expect(config.data).toBe('/var/lib/selfman');
  expect(textOf('selfman.service')).toContain('StateDirectory=selfman\n');
  expect(config.join).toHaveLength(2);
});

test('the image sets variables that the node knows, and starts it', async () => {
  const text = textOf('Containerfile');
  const known = (await nodeCommand()).options.map(({ envVar }) => envVar);
  const set = [...text.matchAll(/\b(SELFMAN_\w+)=/g)].map(([, name]) => name);
  expect(set).toEqual(['SELFMAN_DATA', 'SELFMAN_LOG_FORMAT']);
  for (const name of set) expect(known).toContain(name);
  expect(text).toContain('ENTRYPOINT ["selfman", "node"]');
});
