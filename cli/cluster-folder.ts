/** Makes the folder of a new cluster: a certificate authority, one folder a node, and what a client needs. */
import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NodeFolder } from '../machine/node-folder.ts';
import type { TokenFile } from '../service/token-file.ts';
import { entryOf, newToken } from '../service/tokens.ts';
import { BadOption } from './addresses.ts';
import { Authority, type Validity } from './certificates.ts';

export interface NewCluster {
  /** It must not exist yet. */
  readonly folder: string;
  /** One a node, in order: the hosts at which others find it. */
  readonly hosts: readonly (readonly string[])[];
  readonly replicas: number;
  /** How long the certificates of nodes are valid; that of the authority is for `AUTHORITY_DAYS`. */
  readonly days: number;
}

/** Of a node, unless the operator wants otherwise. */
export const CERTIFICATE_DAYS = 365;
/** Ten years. No certificate of a node is valid for longer. */
export const AUTHORITY_DAYS = 3_650;

/** Makes the folder, readable for its owner alone. Throws `BadOption` if it exists. After another error nothing of it is left. */
export async function makeClusterFolder(cluster: NewCluster): Promise<void> {
  claimFolder(cluster.folder);
  try {
    await fillFolder(cluster);
  } catch (error) {
    rmSync(cluster.folder, { recursive: true, force: true });
    throw error;
  }
}

/** The folder of a node; `number` from 1. */
export function nodeFolderIn(folder: string, number: number): string {
  return join(folder, `node-${number}`);
}

function claimFolder(folder: string): void {
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    if (error.code === 'EEXIST') throw new BadOption(`DIR: got ${folder}, which exists, expected a new folder; nothing is overwritten`);
    throw new BadOption(`DIR: got ${folder}, which cannot be made (${error.message}); name another folder`);
  }
}

async function fillFolder({ folder, hosts, replicas, days }: NewCluster): Promise<void> {
  const from = new Date();
  const authority = await Authority.create(`selfman authority ${randomUUID()}`, { from, days: AUTHORITY_DAYS });
  const { key, certificate } = authority.certified;
  writeFolder(join(folder, 'ca'), { 'key.pem': key, 'certificate.pem': certificate });
  const token = newToken();
  writeFolder(join(folder, 'client'), { 'ca.pem': certificate, token: `${token}\n` });
  const tokens: TokenFile = { format: 1, tokens: [entryOf('client', token)] };
  for (const [i, names] of hosts.entries()) {
    await writeNode(nodeFolderIn(folder, i + 1), { replicas, tokens, names, authority, validity: { from, days } });
  }
}

interface NewNode {
  readonly replicas: number;
  readonly tokens: TokenFile;
  readonly names: readonly string[];
  readonly authority: Authority;
  readonly validity: Validity;
}

async function writeNode(folder: string, { replicas, tokens, names, authority, validity }: NewNode): Promise<void> {
  const { instance } = new NodeFolder(folder, replicas);
  const { key, certificate } = await authority.certify(instance, names, validity);
  writeFiles(folder, { 'tokens.json': `${JSON.stringify(tokens, null, 2)}\n` });
  writeFolder(join(folder, 'tls'), { 'key.pem': key, 'certificate.pem': certificate, 'ca.pem': authority.certified.certificate });
}

function writeFolder(folder: string, files: { readonly [name: string]: string }): void {
  mkdirSync(folder, { mode: 0o700 });
  writeFiles(folder, files);
}

function writeFiles(folder: string, files: { readonly [name: string]: string }): void {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text, { mode: 0o600, flag: 'wx', flush: true });
}
