/** The folder with which a node proves what it is: its key, its certificate, and the certificate of the authority. */
import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { join } from 'node:path';
import { instanceIn } from '../runtime/instance-uri.ts';
import type { Credentials } from '../runtime/tls-transport.ts';
import { BadOption } from './addresses.ts';
import type { Certified } from './certificates.ts';
import { readPrivate, readPublic } from './private-file.ts';

/** Reads the folder of the node with this instance, and checks that all in it fits together. Throws `BadOption`. */
export function readTlsFolder(folder: string, instance: string): Credentials {
  const pair = readPair('--tls', folder);
  const authority = readPublic('--tls', join(folder, 'ca.pem'));
  const own = new X509Certificate(pair.certificate);
  const above = certificateIn('--tls', join(folder, 'ca.pem'), authority);
  if (!own.checkIssued(above) || !own.verify(above.publicKey))
    throw bad('--tls', folder, 'a certificate of another authority', 'one of ca.pem');
  const named = instanceIn(own.subjectAltName ?? '');
  if (named !== instance)
    throw bad(
      '--tls',
      folder,
      named === null ? 'a certificate without a node' : `the certificate of instance ${named}`,
      `that of ${instance}, as in node.json`,
    );
  return { ...pair, authority };
}

/** Reads `key.pem` and `certificate.pem`, which must belong together, at a time at which they are valid. Throws `BadOption`. */
export function readPair(field: string, folder: string): Certified {
  const [key, certificate] = [readPrivate(field, join(folder, 'key.pem')), readPublic(field, join(folder, 'certificate.pem'))];
  const own = certificateIn(field, join(folder, 'certificate.pem'), certificate);
  if (!own.checkPrivateKey(keyIn(field, join(folder, 'key.pem'), key)))
    throw bad(field, folder, 'a key of another certificate', 'that of certificate.pem');
  const now = Date.now();
  if (now < Date.parse(own.validFrom))
    throw bad(field, folder, `a certificate that is valid from ${own.validFrom}`, 'one that is valid now');
  if (now > Date.parse(own.validTo)) throw bad(field, folder, `a certificate that was valid until ${own.validTo}`, 'one that is valid now');
  return { key, certificate };
}

function bad(field: string, folder: string, got: string, expected: string): BadOption {
  return new BadOption(`${field}: ${folder}: got ${got}, expected ${expected}; name the right folder`);
}

function certificateIn(field: string, path: string, text: string): X509Certificate {
  try {
    return new X509Certificate(text);
  } catch {
    throw new BadOption(`${field}: ${path}: got something else than a certificate, expected one in PEM; name another folder`);
  }
}

/** The error of the parser is not repeated: it could hold a part of the key. */
function keyIn(field: string, path: string, text: string): KeyObject {
  try {
    return createPrivateKey(text);
  } catch {
    throw new BadOption(`${field}: ${path}: got something else than a key, expected one in PEM without a passphrase; name another folder`);
  }
}
