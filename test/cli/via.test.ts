/** Work that is shared over a real nats-server. Where there is none, these tests are skipped; docs/limits.md says so. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codeDigest } from '../../cli/sharing/code-digest.ts';
import { freePorts } from '../../faults/ports.ts';
import { newFolder, type Program, run, start } from './run-program.ts';

const isInstalled = spawnSync('nats-server', ['--version']).status === 0;
if (!isInstalled) process.stderr.write('skipped: work over NATS is tested only where the program nats-server is installed\n');

const children: ChildProcess[] = [];

/** A server on a free port. Resolves with its url when it answers. */
async function server(jetStream: boolean, more = ''): Promise<string> {
  const [port] = await freePorts(1);
  const folder = newFolder();
  const config = join(folder, 'server.conf');
  writeFileSync(config, `port: ${port}\n${jetStream ? `jetstream { store_dir: "${join(folder, 'store')}" }\n` : ''}${more}\n`);
  children.push(spawn('nats-server', ['-c', config], { stdio: 'ignore' }));
  await until(async () => {
    const connection = await connect({ servers: `127.0.0.1:${port}` }).catch(() => null);
    await connection?.close();
    return connection !== null;
  });
  return `nats://127.0.0.1:${port}`;
}

async function until(isTrue: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isTrue())) await new Promise((resolve) => setTimeout(resolve, 50));
}

function worker(url: string, ...more: readonly string[]): Program {
  const program = start('worker', url, '--lease', '3', ...more);
  children.push(program.process);
  return program;
}

/** Publishes to the server as a program that is none of ours. */
async function publish(url: string, subject: string, text: string): Promise<void> {
  const connection = await connect({ servers: url.slice('nats://'.length) });
  await jetstream(connection).publish(subject, text);
  await connection.close();
}

async function messagesIn(url: string, stream: string): Promise<number> {
  const connection = await connect({ servers: url.slice('nats://'.length) });
  const { state } = await (await jetstreamManager(connection)).streams.info(stream);
  await connection.close();
  return state.messages;
}

afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
});

describe.skipIf(!isInstalled)('work over NATS', { timeout: 240_000 }, () => {
  let url = '';

  beforeAll(async () => {
    url = await server(true);
  });

  test('a worker that is killed in the middle is replaced, each result is there once, and a second run asks nobody', async () => {
    const first = worker(url);
    // The first scenario takes long enough to be killed in.
    const args = ['check', 'conformance/two-phase/7', 'conformance/tcommit/3', 'baselines/chord/join', '--via', url];
    const checking = start(...args);
    await until(() => first.output().includes('begins conformance/two-phase/7'));
    first.process.kill('SIGKILL');
    await first.ended;
    expect(first.output()).not.toContain('has done conformance/two-phase/7');
    const second = worker(url);
    expect(await checking.ended).toEqual({ code: 0, signal: null });
    expect(checking.output()).toContain('holds in 296,448 states');
    expect(checking.output()).toContain('3 scenarios: 3 as expected');
    await until(() => second.output().includes('has done conformance/two-phase/7'));
    expect(second.output()).toContain('begins conformance/two-phase/7, after 1 others');
    second.process.kill('SIGKILL');
    await second.ended;
    expect(await messagesIn(url, 'SELFMAN_RESULTS')).toBe(3);
    const again = await run(...args);
    expect(again.output).toContain('3 scenarios: 3 as expected');
    expect(again.code).toBe(0);
  });

  test('two runs at once share their results', async () => {
    const both = ['check', 'conformance/two-phase/3', '--via', url];
    const waiting = [start(...both), start(...both)];
    const working = worker(url);
    expect(await Promise.all(waiting.map(({ ended }) => ended))).toEqual([
      { code: 0, signal: null },
      { code: 0, signal: null },
    ]);
    working.process.kill('SIGTERM');
    await working.ended;
    expect(working.output().match(/has done/g)).toHaveLength(1);
  });

  test('ranges of seeds are played by a worker, with the outcomes of this machine', async () => {
    const working = worker(url);
    const [here, there] = await Promise.all([
      run('swarm', '--seeds', '1..6', '--nodes', '3', '--json', '-'),
      run('swarm', '--seeds', '1..6', '--nodes', '3', '--json', '-', '--via', url),
    ]);
    working.process.kill('SIGTERM');
    expect(there.output).toBe(here.output);
    expect(await working.ended).toEqual({ code: 130, signal: null });
    expect(working.output()).toMatch(/has done seeds 1\.\.4\n(?:.*\n)*has done seeds 5\.\.6/);
  });

  test('units of other code, and messages that are none, are told and left or thrown away', async () => {
    const own = codeDigest();
    await publish(url, 'selfman.units.0123456789abcdef.ffff', '{}');
    await publish(url, `selfman.units.${own}.aaaa`, 'not JSON');
    await publish(url, `selfman.units.${own}.bbbb`, '{"code":"0123456789abcdef","unit":{"kind":"swarm","from":1,"to":2}}');
    await publish(url, `selfman.units.${own}.cccc`, `{"code":"${own}","unit":{"kind":"dance"}}`);
    await publish(
      url,
      `selfman.units.${own}.dddd`,
      `{"code":"${own}","unit":{"kind":"check","scenario":"no/such","continues":false,"limits":{}}}`,
    );
    const working = worker(url, '--idle', '3');
    expect(await working.ended).toEqual({ code: 0, signal: null });
    const said = working.output();
    expect(said).toContain('4 units wait, and 1 for workers of other code');
    expect(said).toContain(`selfman.units.${own}.aaaa: got no unit of work, expected JSON with code and unit; thrown away`);
    expect(said).toContain(`selfman.units.${own}.bbbb: got a unit of the code 0123456789abcdef, expected ${own}; thrown away`);
    expect(said).toContain(`selfman.units.${own}.cccc: got a unit of an unknown kind, expected a check, a swarm or a mutant; thrown away`);
    expect(said).toContain('has done no/such');
  });

  test('a mutant is tried by a worker of mutants, and by no other', async () => {
    const code = codeDigest(['test/mutants']);
    await publish(url, `selfman.units.${code}.eeee`, `{"code":"${code}","unit":{"kind":"mutant","list":0,"mutant":0,"name":"first"}}`);
    const script = join(import.meta.dirname, '..', '..', 'scripts', 'mutants.ts');
    const { stdout } = spawnSync(process.execPath, [script, '--worker', url, '--idle', '3'], { encoding: 'utf8' });
    expect(stdout).toMatch(/begins first\nhas done first\n$/);
  });

  test('a result that is too large for the server is an error of that scenario', async () => {
    const narrow = await server(true, 'max_payload: 8192');
    const working = worker(narrow);
    const { code, errors } = await run('check', 'baselines/chord/join', '--via', narrow);
    working.process.kill('SIGKILL');
    expect(code).toBe(2);
    expect(errors).toMatch(/^selfman: baselines\/chord\/join: the result has \d+ bytes, and the server takes 4096; raise max_payload/m);
  });

  test('a server without JetStream is told in one line', async () => {
    const plain = await server(false);
    for (const args of [
      ['check', 'conformance/tcommit/3', '--via', plain],
      ['worker', plain],
    ]) {
      const { code, errors } = await run(...args);
      expect(code).toBe(2);
      expect(errors).toMatch(
        /^selfman: 127\.0\.0\.1:\d+: got a NATS server without JetStream \(.+\), expected one with; start it with "nats-server -js"\n$/,
      );
    }
  });
});

test('a server that does not answer, and what does not go together with --via, are told in one line', async () => {
  const nobody = `nats://127.0.0.1:${(await freePorts(1))[0]}`;
  const told = async (...args: readonly string[]) => {
    const { code, errors } = await run(...args);
    expect(code).toBe(2);
    return errors;
  };
  expect(await told('worker', nobody)).toMatch(
    /^selfman: 127\.0\.0\.1:\d+: got no NATS server .*, expected one; start it with "nats-server -js"\n$/,
  );
  expect(await told('check', 'conformance/tcommit/3', '--via', 'http://here')).toContain(
    '--via: got "http://here", expected nats://HOST:PORT',
  );
  expect(await told('check', './my-model.ts', '--via', nobody)).toContain('--via: got a model file, expected scenarios of the program');
  expect(await told('check', 'conformance/tcommit/3', '--graph', 'x.dot', '--via', nobody)).toContain(
    '--graph: got --via, expected one or the other',
  );
  expect(await told('swarm', '--minutes', '2', '--via', nobody)).toContain('--via: got --minutes or --workers, expected neither');
}, 60_000);
