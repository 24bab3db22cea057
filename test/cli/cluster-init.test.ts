/** `selfman cluster init` makes keys and certificates that TLS takes, and nobody else can read. */
import { createHash, createPrivateKey, X509Certificate } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runHere } from './run-here.ts';
import { newFolder } from './run-program.ts';

function certificateIn(...path: string[]): X509Certificate {
  return new X509Certificate(readFileSync(join(...path)));
}

async function init(...options: string[]): Promise<string> {
  const folder = join(newFolder(), 'cluster');
  expect(await runHere('cluster', 'init', folder, ...options)).toMatchObject({ code: 0, errors: '' });
  return folder;
}

test('each node has a key of its own, and a certificate of the authority that names the node and its host', async () => {
  const folder = await init('--nodes', '2', '--hosts', 'one.example.org,192.0.2.7', '--days', '30');
  const authority = certificateIn(folder, 'ca', 'certificate.pem');
  expect(authority.ca).toBe(true);
  expect(authority.verify(authority.publicKey)).toBe(true);
  const hosts = ['DNS:one.example.org', 'IP Address:192.0.2.7'];
  const instances = hosts.map((host, i) => {
    const node = join(folder, `node-${i + 1}`);
    const certificate = certificateIn(node, 'tls', 'certificate.pem');
    const { instance, lives, replicas } = JSON.parse(readFileSync(join(node, 'node.json'), 'utf8'));
    expect(certificate.subjectAltName).toBe(`URI:urn:uuid:${instance}, ${host}`);
    expect(certificate.ca).toBe(false);
    expect(certificate.checkIssued(authority)).toBe(true);
    expect(certificate.verify(authority.publicKey)).toBe(true);
    expect(certificate.checkPrivateKey(createPrivateKey(readFileSync(join(node, 'tls', 'key.pem'))))).toBe(true);
    expect(Date.parse(certificate.validTo) - Date.parse(certificate.validFrom)).toBe(30 * 86_400_000 + 3_600_000);
    expect(readFileSync(join(node, 'tls', 'ca.pem'), 'utf8')).toBe(authority.toString());
    expect({ lives, replicas }).toEqual({ lives: [], replicas: 3 });
    return instance;
  });
  expect(new Set(instances).size).toBe(2);
});

test('it prints the commands that start the nodes', async () => {
  const folder = join(newFolder(), 'it is mine');
  const { output } = await runHere('cluster', 'init', folder, '--hosts', 'a.example.org,b.example.org,a.example.org');
  const line = (node: number, rest: string) => `selfman node --data '${folder}/node-${node}' --tls '${folder}/node-${node}/tls' ${rest}`;
  expect(output.split('\n')).toEqual([
    line(1, '--listen a.example.org:7001 --http a.example.org:8080'),
    line(2, '--listen b.example.org:7001 --http b.example.org:8080 --join a.example.org:7001'),
    line(3, '--listen a.example.org:7002 --http a.example.org:8081 --join a.example.org:7001'),
    '',
  ]);
});

test('without hosts, the certificates are for this machine', async () => {
  const folder = await init('--nodes', '1');
  const certificate = certificateIn(folder, 'node-1', 'tls', 'certificate.pem');
  expect(certificate.checkIP('127.0.0.1') ?? certificate.checkIP('::1')).toBeDefined();
  expect(certificate.checkHost('localhost')).toBe('localhost');
  expect(certificate.checkHost('one.example.org')).toBeUndefined();
});

test('nodes are given the hash of the token, and only clients the token itself', async () => {
  const folder = await init('--nodes', '2');
  const token = readFileSync(join(folder, 'client', 'token'), 'utf8').trim();
  expect(token).toMatch(/^selfman_[\w-]{43}$/);
  const sha256 = createHash('sha256').update(token).digest('hex');
  for (const node of ['node-1', 'node-2'])
    expect(JSON.parse(readFileSync(join(folder, node, 'tokens.json'), 'utf8'))).toEqual({
      format: 1,
      tokens: [{ name: 'client', sha256 }],
    });
  const holding = filesIn(folder).filter((path) => readFileSync(path, 'utf8').includes(token));
  expect(holding).toEqual([join(folder, 'client', 'token')]);
});

test('all files are private', async () => {
  const folder = await init('--nodes', '1');
  const modes = (paths: readonly string[]) => new Set(paths.map((path) => (statSync(path).mode & 0o777).toString(8)));
  expect(modes(filesIn(folder))).toEqual(new Set(['600']));
  expect(modes([folder, ...['ca', 'client', 'node-1', 'node-1/tls'].map((name) => join(folder, name))])).toEqual(new Set(['700']));
});

test('a folder that exists is refused, and stays as it is', async () => {
  const folder = join(newFolder(), 'cluster');
  mkdirSync(folder);
  writeFileSync(join(folder, 'mine'), 'mine');
  const { code, errors } = await runHere('cluster', 'init', folder);
  expect({ code, errors }).toEqual({
    code: 2,
    errors: `selfman: DIR: got ${folder}, which exists, expected a new folder; nothing is overwritten\n`,
  });
  expect(readdirSync(folder)).toEqual(['mine']);
});

test.each([
  [['--nodes', '2', '--hosts', 'a'], '--hosts: got 1, expected 2; write one for each node'],
  [['--nodes', '2', '--hosts', 'a,b c'], '--hosts: got "b c", expected a name or an IP address; write it as in node1.example.org'],
])('%j is refused in a sentence, and makes nothing', async (options, sentence) => {
  const parent = newFolder();
  const { code, errors } = await runHere('cluster', 'init', join(parent, 'cluster'), ...options);
  expect({ code, errors }).toEqual({ code: 2, errors: `selfman: ${sentence}\n` });
  expect(readdirSync(parent)).toEqual([]);
});

test('renew makes new keys and certificates for the same nodes and hosts', async () => {
  const folder = await init('--nodes', '2', '--hosts', 'one.example.org,192.0.2.7', '--days', '1');
  const pairOf = (node: string) => {
    const certificate = certificateIn(folder, node, 'tls', 'certificate.pem');
    expect(certificate.checkPrivateKey(createPrivateKey(readFileSync(join(folder, node, 'tls', 'key.pem'))))).toBe(true);
    return certificate;
  };
  const before = ['node-1', 'node-2'].map(pairOf);
  const lines = ['node-1', 'node-2'].map((node) => `${folder}/${node}/tls: valid for 90 days\n`).join('');
  expect(await runHere('cluster', 'renew', folder, '--days', '90')).toEqual({ code: 0, output: lines, errors: '' });
  const after = ['node-1', 'node-2'].map(pairOf);
  expect(after.map(({ subjectAltName }) => subjectAltName)).toEqual(before.map(({ subjectAltName }) => subjectAltName));
  const authority = certificateIn(folder, 'ca', 'certificate.pem');
  for (const [i, certificate] of after.entries()) {
    expect(certificate.checkIssued(authority) && certificate.verify(authority.publicKey)).toBe(true);
    expect(certificate.publicKey.equals(before[i].publicKey)).toBe(false);
    expect(Date.parse(certificate.validTo) - Date.parse(before[i].validTo)).toBeGreaterThanOrEqual(89 * 86_400_000);
  }
  expect(filesIn(folder).filter((path) => (statSync(path).mode & 0o077) !== 0)).toEqual([]);
});

test('renew without the key of the authority is refused in a sentence, and changes nothing', async () => {
  const folder = await init('--nodes', '1');
  const files = () => filesIn(folder).map((path) => readFileSync(path, 'utf8'));
  rmSync(join(folder, 'ca', 'key.pem'));
  const before = files();
  const { code, errors } = await runHere('cluster', 'renew', folder);
  expect({ code, errors }).toEqual({ code: 2, errors: expect.stringMatching(/^selfman: DIR: got .*key.pem, which cannot be read .*\n$/) });
  expect(files()).toEqual(before);
});

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
