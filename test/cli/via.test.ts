/** Work that is shared over a real nats-server. Where there is none, these tests are skipped; docs/limits.md says so. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codeDigest } from '../../cli/sharing/code-digest.ts';
import { freePorts } from '../../faults/ports.ts';
import { runHere } from './run-here.ts';
import { newFolder, type Program, start } from './run-program.ts';

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
  const program = start('worker', url, ...(more.includes('--lease') ? [] : ['--lease', '3']), ...more);
  children.push(program.process);
  return program;
}

/** A model in a folder of its own. It imports another file, and never ends where the environment says so. */
function modelFile(most: number): string {
  const folder = newFolder();
  writeFileSync(join(folder, 'most.mjs'), `export const most = ${most};\n`);
  writeFileSync(
    join(folder, 'own.mjs'),
    `import { most } from './most.mjs';
const hangs = process.env.SELFMAN_TEST_HANGS === 'yes';
const upTo = (name, last) => ({
  name,
  spec: {
    name,
    init: () => [{ n: 0 }],
    actions: { up: { when: ({ n }) => { while (hangs); return n < last; }, then: ({ n }) => ({ n: n + 1 }) } },
    properties: {},
  },
});
export default ({ least }) => [upTo('own/one', most), upTo('own/two', least)];
`,
  );
  return join(folder, 'own.mjs');
}

/** Publishes to the server as a program that is none of ours. */
async function publish(url: string, subject: string, text: string): Promise<void> {
  const connection = await connect({ servers: url.slice('nats://'.length) });
  await jetstream(connection).publish(subject, text);
  await connection.close();
}

/** 0 where there is no such stream yet. */
async function messagesIn(url: string, stream: string): Promise<number> {
  const connection = await connect({ servers: url.slice('nats://'.length) });
  const info = await (await jetstreamManager(connection)).streams.info(stream).catch(() => null);
  await connection.close();
  return info?.state.messages ?? 0;
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
    const [here, there, elsewhere] = [modelFile(7), modelFile(7), modelFile(8)];
    const args = ['check', here, '--param', 'least=2', '--via', url];
    const checking = runHere(...args);
    await until(async () => (await messagesIn(url, 'SELFMAN_UNITS')) === 2);
    // The hanging worker is killed in the middle, however fast the machine is.
    process.env.SELFMAN_TEST_HANGS = 'yes';
    const first = worker(url, there, '--param', 'least=2', '--lease', '1');
    delete process.env.SELFMAN_TEST_HANGS;
    const others = [worker(url, elsewhere, '--param', 'least=2', '--idle', '1'), worker(url, there, '--param', 'least=3', '--idle', '1')];
    for (const other of others) {
      expect(await other.ended).toEqual({ code: 0, signal: null });
      expect(other.output()).toMatch(
        /: 0 units wait, and 2 for workers of other code, such as own\/(one|two): name the same model files and parameters, with the same text\n$/,
      );
      expect(other.output()).not.toContain('begins');
    }
    await until(() => first.output().includes('begins own/one'));
    first.process.kill('SIGKILL');
    await first.ended;
    expect(first.output()).not.toContain('has done');
    const second = worker(url, there, '--param', 'least=2', '--lease', '1');
    expect(await checking).toMatchObject({ code: 0, output: expect.stringContaining('2 scenarios: 2 as expected') });
    await until(() => second.output().includes('has done own/one') && second.output().includes('has done own/two'));
    expect(second.output()).toContain('begins own/one, after 1 others');
    second.process.kill('SIGKILL');
    await second.ended;
    expect(await messagesIn(url, 'SELFMAN_RESULTS')).toBe(2);
    expect(await runHere(...args)).toMatchObject({ code: 0, output: expect.stringContaining('2 scenarios: 2 as expected') });
  });

  test('two runs at once share their results, and ranges of seeds have the outcomes of this machine', async () => {
    const both = ['check', 'conformance/two-phase/3', '--via', url];
    const seeds = ['swarm', '--seeds', '4..5', '--nodes', '3', '--json', '-'];
    const waiting = [runHere(...both), runHere(...both), runHere(...seeds, '--via', url)];
    const working = worker(url);
    const [one, other, there] = await Promise.all(waiting);
    expect([one.code, other.code]).toEqual([0, 0]);
    expect(there.output).toBe((await runHere(...seeds)).output);
    working.process.kill('SIGTERM');
    expect(await working.ended).toEqual({ code: 130, signal: null });
    expect(
      working
        .output()
        .match(/has done .*/g)
        ?.sort(),
    ).toEqual(['has done conformance/two-phase/3', 'has done seeds 4..4', 'has done seeds 5..5']);
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
    const working = worker(url, '--idle', '2');
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
    const { stdout } = spawnSync(process.execPath, [script, '--worker', url, '--idle', '2'], { encoding: 'utf8' });
    expect(stdout).toMatch(/begins first\nhas done first\n$/);
  });

  test('a result that is too large for the server is an error of that scenario', async () => {
    const narrow = await server(true, 'max_payload: 8192');
    const working = worker(narrow);
    const { code, errors } = await runHere('check', 'baselines/chord/join', '--via', narrow);
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
      const { code, errors } = await runHere(...args);
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
    const { code, errors } = await runHere(...args);
    expect(code).toBe(2);
    return errors;
  };
  expect(await told('worker', nobody)).toMatch(
    /^selfman: 127\.0\.0\.1:\d+: got no NATS server .*, expected one; start it with "nats-server -js"\n$/,
  );
  expect(await told('check', 'conformance/tcommit/3', '--via', 'http://here')).toContain(
    '--via: got "http://here", expected nats://HOST:PORT',
  );
  expect(await told('check', modelFile(7), '--param', 'least=2', '--branches', '--via', nobody)).toContain(
    '--branches: got --via, expected one or the other',
  );
  expect(await told('worker', nobody, 'conformance/tcommit/3')).toContain('files: got "conformance/tcommit/3", expected model files');
  expect(await told('check', 'conformance/tcommit/3', '--graph', 'x.dot', '--via', nobody)).toContain(
    '--graph: got --via, expected one or the other',
  );
  expect(await told('swarm', '--minutes', '2', '--via', nobody)).toContain('--via: got --minutes or --workers, expected neither');
}, 60_000);
