/** Clusters with TLS and tokens, as processes: what is refused, and that no secret is told. */
import { chmodSync, copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { credentialsOf, newAuthority } from '../runtime/node-credentials.ts';
import { runHere } from './run-here.ts';
import { newFolder, type Program, run, start } from './run-program.ts';

const patiently = { timeout: 100_000, interval: 100 };
const programs: Program[] = [];

afterEach(async () => {
  for (const { process } of programs) process.kill('SIGKILL');
  await Promise.all(programs.splice(0).map(({ ended }) => ended));
});

async function newCluster(nodes: number): Promise<string> {
  const folder = join(newFolder(), 'cluster');
  expect(await runHere('cluster', 'init', folder, '--nodes', `${nodes}`)).toMatchObject({ code: 0 });
  return folder;
}

const nodeOptions = (folder: string, tls = join(folder, 'tls')) => ['--data', folder, '--tls', tls, '--listen', '127.0.0.1:0'];

interface Where {
  readonly listen: string;
  readonly http: string;
}

class Node {
  readonly program: Program;

  constructor(...options: readonly string[]) {
    this.program = start('node', '--http', '127.0.0.1:0', ...options);
    programs.push(this.program);
  }

  async listening(): Promise<Where> {
    const { program } = this;
    await expect.poll(() => program.output() + program.errors(), patiently).toContain('\n');
    expect(program.errors()).toBe('');
    return JSON.parse(program.output());
  }
}

const clientOptions = (cluster: string, { http }: Where) => [
  ...['--server', `https://${http}`, '--ca', join(cluster, 'client', 'ca.pem')],
  ...['--token-file', join(cluster, 'client', 'token')],
];

/** Runs a command until it answers as expected. */
async function untilItSays(output: string, ...args: readonly string[]): Promise<void> {
  await expect.poll(async () => (await runHere(...args)).output, patiently).toBe(output);
}

test('nodes with certificates of one authority serve clients with the token; others are refused, and no secret is told', async () => {
  const cluster = await newCluster(2);
  const folders = [1, 2].map((i) => join(cluster, `node-${i}`));
  const first = new Node(...nodeOptions(folders[0]));
  const at = await first.listening();
  const second = new Node(...nodeOptions(folders[1]), '--join', at.listen);
  const client = clientOptions(cluster, await second.listening());
  await expect.poll(async () => (await runHere('put', 'k', '"kept"', ...client)).code, patiently).toBe(0);
  await untilItSays('"kept"\n', 'get', 'k', ...clientOptions(cluster, at));

  const said: string[] = [];
  const heard = async (...args: readonly string[]) => {
    const { code, output, errors } = await runHere(...args);
    said.push(output, errors);
    return { code, errors };
  };
  const [server, ca] = [`https://${at.http}`, join(cluster, 'client', 'ca.pem')];
  expect(await heard('get', 'k', '--server', server, '--ca', ca)).toEqual({
    code: 2,
    errors: 'selfman: Authorization: got no token of this cluster, expected "Bearer" and the token; ask its operator (unauthorized)\n',
  });
  const wrong = join(newFolder(), 'token');
  writeFileSync(wrong, 'selfman_wrong\n', { mode: 0o600 });
  expect(await heard('get', 'k', '--server', server, '--ca', ca, '--token-file', wrong)).toMatchObject({ code: 2 });
  expect(await heard('get', 'k', '--server', server)).toMatchObject({ code: 2, errors: expect.stringContaining('(untrusted)') });

  // Neither a node of another cluster nor one without TLS gets in.
  const other = await newCluster(1);
  const stranger = await run('node', ...nodeOptions(join(other, 'node-1')), '--join', at.listen);
  expect(stranger).toMatchObject({ code: 2, errors: expect.stringMatching(/^selfman node: .* cannot be reached \(.*certificate.*\n$/) });
  const plain = await run('node', '--data', newFolder(), '--join', at.listen);
  expect(plain).toMatchObject({ code: 2, errors: expect.stringMatching(/^selfman node: .*\n$/) });
  const seen = JSON.parse((await runHere('status', '--json', ...clientOptions(cluster, at))).output);
  expect(seen).toMatchObject([{ status: { garbage: 2 } }]);
  await untilItSays('"kept"\n', 'get', 'k', ...client);

  const all = [first, second].flatMap(({ program }) => [program.output(), program.errors()]);
  expect(first.program.errors()).toContain('expected a node with a certificate of this cluster');
  said.push(...all, stranger.errors, plain.errors, (await runHere('status', ...client)).output);
  for (const secret of secretsOf(cluster)) expect(said.filter((text) => text.includes(secret))).toEqual([]);
});

/** The token, and a line of each key. */
function secretsOf(cluster: string): readonly string[] {
  const keys = ['ca/key.pem', 'node-1/tls/key.pem', 'node-2/tls/key.pem'].map((path) => readFileSync(join(cluster, path), 'utf8'));
  const token = readFileSync(join(cluster, 'client', 'token'), 'utf8').trim();
  return [token, token.slice('selfman_'.length), ...keys.map((key) => key.split('\n')[1])];
}

test('a token is taken from the environment, and is sent to no other machine without TLS', async () => {
  const cluster = await newCluster(1);
  const at = await new Node(...nodeOptions(join(cluster, 'node-1'))).listening();
  const token = readFileSync(join(cluster, 'client', 'token'), 'utf8').trim();
  const before = { ...process.env };
  try {
    process.env.SELFMAN_TOKEN = token;
    process.env.SELFMAN_CA = join(cluster, 'client', 'ca.pem');
    await expect.poll(async () => (await runHere('put', 'k', '1', '--server', `https://${at.http}`)).code, patiently).toBe(0);
    expect(await runHere('get', 'k', '--server', 'http://192.0.2.1:8080')).toMatchObject({
      code: 2,
      errors: 'selfman: servers: got http://192.0.2.1:8080 with a token, expected https; a token is sent over TLS, or to this machine\n',
    });
    process.env.SELFMAN_TOKEN = `${token}\nx`;
    const spoilt = await runHere('get', 'k', '--server', `https://${at.http}`);
    expect(spoilt).toEqual({
      code: 2,
      output: '',
      errors: 'selfman: token: got other signs than those of a header, expected the text of a token file\n',
    });
  } finally {
    process.env = before;
  }
});

test.each<[string, (cluster: string) => readonly string[] | Promise<readonly string[]>, RegExp]>([
  [
    'an address that others reach, without TLS',
    () => ['--data', join(newFolder(), 'new'), '--listen', '192.0.2.1:7001'],
    /--listen: got the host 192.0.2.1 without --tls, expected 127.0.0.1, ::1 or localhost; make keys with selfman cluster init, /,
  ],
  [
    'an address for clients that others reach, without TLS',
    () => ['--data', join(newFolder(), 'new'), '--http', '0.0.0.0:8080'],
    /--http: got the host 0.0.0.0 without --tls, expected 127.0.0.1, ::1 or localhost; make keys with selfman cluster init, /,
  ],
  [
    'a new folder with TLS',
    (cluster) => nodeOptions(join(newFolder(), 'new'), join(cluster, 'node-1', 'tls')),
    /--tls: got it with the new folder .*, expected one that selfman cluster init has made; name that one/,
  ],
  [
    'the key of another node',
    (cluster) => nodeOptions(join(cluster, 'node-1'), join(cluster, 'node-2', 'tls')),
    /--tls: .*: got the certificate of instance .*, expected that of .*, as in node.json; name the right folder/,
  ],
  [
    'a key that others may read',
    (cluster) => {
      chmodSync(join(cluster, 'node-1', 'tls', 'key.pem'), 0o644);
      return nodeOptions(join(cluster, 'node-1'));
    },
    /--tls: .*key.pem: got a file that others may read \(mode 644\), expected a private one; run chmod 600 on it/,
  ],
  [
    'a key that does not belong to the certificate',
    (cluster) => {
      copyFileSync(join(cluster, 'node-2', 'tls', 'key.pem'), join(cluster, 'node-1', 'tls', 'key.pem'));
      return nodeOptions(join(cluster, 'node-1'));
    },
    /--tls: .*: got a key of another certificate, expected that of certificate.pem; name the right folder/,
  ],
  [
    'something else than a key',
    (cluster) => {
      writeFileSync(join(cluster, 'node-1', 'tls', 'key.pem'), 'my secret');
      return nodeOptions(join(cluster, 'node-1'));
    },
    /--tls: .*key.pem: got something else than a key, expected one in PEM without a passphrase; name another folder/,
  ],
  [
    'something else than a certificate',
    (cluster) => {
      writeFileSync(join(cluster, 'node-1', 'tls', 'certificate.pem'), 'my secret');
      return nodeOptions(join(cluster, 'node-1'));
    },
    /--tls: .*certificate.pem: got something else than a certificate, expected one in PEM; name another folder/,
  ],
  [
    'a missing file',
    (cluster) => {
      rmSync(join(cluster, 'node-1', 'tls', 'ca.pem'));
      return nodeOptions(join(cluster, 'node-1'));
    },
    /--tls: got .*ca.pem, which cannot be read \(ENOENT: .*\); name another/,
  ],
  [
    'a certificate of another authority',
    async (cluster) => spoiltCertificate(cluster, 'other'),
    /--tls: .*: got a certificate of another authority, expected one of ca.pem; name the right folder/,
  ],
  [
    'a certificate that has expired',
    async (cluster) => spoiltCertificate(cluster, 'expired'),
    /--tls: .*: got a certificate that was valid until .*, expected one that is valid now; name the right folder/,
  ],
  [
    'TLS without hashes of tokens',
    (cluster) => {
      rmSync(join(cluster, 'node-1', 'tokens.json'));
      return [...nodeOptions(join(cluster, 'node-1')), '--http', '127.0.0.1:0'];
    },
    /--http: got --tls, and no tokens.json in .*, expected one; write it as selfman cluster init does/,
  ],
  [
    'a token where its hash belongs',
    (cluster) => {
      const file = { format: 1, tokens: [{ name: 'me', sha256: 'my secret' }] };
      writeFileSync(join(cluster, 'node-1', 'tokens.json'), JSON.stringify(file));
      return nodeOptions(join(cluster, 'node-1'));
    },
    /--data: .*tokens.json: \/tokens\/0\/sha256 must match pattern .*, expected hashes of tokens; write it as selfman cluster init does/,
  ],
])('a node with %s does not start, says so, and tells no secret', async (_, prepare, sentence) => {
  const cluster = await newCluster(2);
  const options = await prepare(cluster);
  const { code, output, errors } = await runHere('node', ...options);
  expect({ code, output }).toEqual({ code: 2, output: '' });
  expect(errors).toMatch(new RegExp(`^selfman node: ${sentence.source}.*\\n$`));
  expect(errors).not.toContain('my secret');
  expect(existsSync(join(options[1], 'node.json'))).toBe(options[1].startsWith(cluster));
});

async function spoiltCertificate(cluster: string, how: 'other' | 'expired'): Promise<readonly string[]> {
  const folder = join(cluster, 'node-1');
  const { instance } = JSON.parse(readFileSync(join(folder, 'node.json'), 'utf8'));
  const authority = await newAuthority();
  const spoilt = await credentialsOf(authority, { instance, ...(how === 'expired' ? { fromDay: -2 } : {}) });
  writeFileSync(join(folder, 'tls', 'certificate.pem'), spoilt.certificate);
  writeFileSync(join(folder, 'tls', 'key.pem'), spoilt.key);
  if (how === 'expired') writeFileSync(join(folder, 'tls', 'ca.pem'), spoilt.authority);
  return nodeOptions(folder);
}

test('the nodes of a folder with keys run as one cluster over TLS, and all come back after Ctrl-C', async () => {
  const folder = await newCluster(3);
  const options = ['cluster', '--nodes', '3', '--data', folder, '--http', '0', '--listen', '0'];
  const shown = async (program: Program): Promise<string> => {
    await expect.poll(() => program.output(), patiently).toContain('https:');
    return /https:\S+/.exec(program.output())?.[0] ?? '';
  };
  const proof = ['--ca', join(folder, 'client', 'ca.pem'), '--token-file', join(folder, 'client', 'token')];
  const first = start(...options);
  programs.push(first);
  expect(await runHere('put', 'k', '"kept"', '--server', await shown(first), ...proof)).toMatchObject({ code: 0, errors: '' });
  first.process.kill('SIGINT');
  expect(await first.ended).toEqual({ code: 0, signal: null });

  const second = start(...options);
  programs.push(second);
  await untilItSays('"kept"\n', 'get', 'k', '--server', await shown(second), ...proof);
  const tooMany = await run('cluster', '--nodes', '4', '--data', folder);
  expect(tooMany).toMatchObject({ code: 2, errors: expect.stringContaining('--nodes: got 4, expected at most 3, as ') });
});
