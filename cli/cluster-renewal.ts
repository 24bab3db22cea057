/** New keys and certificates for the nodes of a cluster, in the folder that `selfman cluster init` has made. */
import { X509Certificate } from 'node:crypto';
import { readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { instanceIn } from '../runtime/instance-uri.ts';
import { BadOption } from './addresses.ts';
import { Authority, hostsIn } from './certificates.ts';
import { readPublic } from './private-file.ts';
import { readPair } from './tls-folder.ts';

/** The names of the folders of nodes that have got a new certificate. Throws `BadOption`. */
export async function renewCertificates(folder: string, days: number): Promise<readonly string[]> {
  const authority = await Authority.open(readPair('DIR', join(folder, 'ca')));
  const nodes = readdirSync(folder).filter((name) => /^node-\d+$/.test(name));
  if (nodes.length === 0) throw new BadOption(`DIR: got ${folder} without nodes, expected what selfman cluster init has made; name that`);
  const from = new Date();
  for (const node of nodes) {
    const tls = join(folder, node, 'tls');
    const path = join(tls, 'certificate.pem');
    // It may have expired.
    const certificate = readPublic('DIR', path);
    const instance = instanceIn(new X509Certificate(certificate).subjectAltName ?? '');
    if (instance === null)
      throw new BadOption(`DIR: ${path}: got a certificate without a node, expected one of selfman cluster init; restore it`);
    const renewed = await authority.certify(instance, hostsIn(certificate), { from, days });
    replace(join(tls, 'key.pem'), renewed.key);
    replace(path, renewed.certificate);
  }
  return nodes;
}

/** A crash leaves the old file, or the new one. Between two files, the node says that they do not fit, and a second renewal helps. */
function replace(path: string, text: string): void {
  const next = `${path}.next`;
  writeFileSync(next, text, { mode: 0o600, flush: true });
  renameSync(next, path);
}
