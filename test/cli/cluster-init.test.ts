/** `selfman cluster init` makes keys and certificates that TLS takes, and nobody else can read. */
import { createHash, createPrivateKey, X509Certificate } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
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

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
