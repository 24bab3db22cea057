/** How a cluster on this machine proves itself: with what `selfman cluster init` has put into its folder, if it has. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Credentials } from '../client/credentials.ts';
import { BadOption } from './addresses.ts';
import { nodeFolderIn } from './cluster-folder.ts';
import { readPrivate, readPublic } from './private-file.ts';

export interface ClusterCredentials {
  /** Further options of a node, for its folder. */
  optionsOf(folder: string): readonly string[];
  /** Its client proves itself with this. */
  readonly client: Credentials;
  readonly scheme: 'http' | 'https';
}

/** Nodes of one machine that trust all its programs. */
export const WITHOUT_TLS: ClusterCredentials = { optionsOf: () => [], client: {}, scheme: 'http' };

/** Null: nobody has made keys in this folder. Throws `BadOption`, also when there are keys for fewer nodes. */
export async function credentialsIn(folder: string, nodes: number): Promise<ClusterCredentials | null> {
  const [ca, token] = ['ca.pem', 'token'].map((name) => join(folder, 'client', name));
  if (!existsSync(ca)) return null;
  let certified = 0;
  while (existsSync(tlsOf(nodeFolderIn(folder, certified + 1)))) certified += 1;
  if (certified < nodes)
    throw new BadOption(
      `--nodes: got ${nodes}, expected at most ${certified}, as ${folder} has keys for no more; leave nodes out, or make another folder with selfman cluster init`,
    );
  const { fetchTrusting } = await import('./trusting-fetch.ts');
  const client = { token: readPrivate('--data', token).trim(), fetch: fetchTrusting(readPublic('--data', ca)) };
  return { optionsOf: (node) => ['--tls', tlsOf(node)], client, scheme: 'https' };
}

function tlsOf(node: string): string {
  return join(node, 'tls');
}
