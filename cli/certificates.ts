/** Makes the certificates of a cluster: X.509, with keys on the curve P-256. */
// The library asks for it, and for its place: the first import.
import 'reflect-metadata';
import { webcrypto } from 'node:crypto';
import { isIP } from 'node:net';
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509';
import { instanceUri } from '../runtime/instance-uri.ts';

/** Both in PEM. */
export interface Certified {
  readonly key: string;
  readonly certificate: string;
}

/** The time in which a certificate is valid. */
export interface Validity {
  readonly from: Date;
  readonly days: number;
}

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const DAY_MS = 86_400_000;
/** Clocks of machines differ: a certificate is valid this long before it was made. */
const EARLIER_MS = 3_600_000;

export class Authority {
  /** As in its certificate. */
  readonly #name: string;
  readonly #keys: webcrypto.CryptoKeyPair;
  readonly certified: Certified;

  private constructor(name: string, keys: webcrypto.CryptoKeyPair, certified: Certified) {
    this.#name = name;
    this.#keys = keys;
    this.certified = certified;
  }

  /** One that `create` has made. The key must belong to the certificate. */
  static async open(certified: Certified): Promise<Authority> {
    const { subject, publicKey } = new X509Certificate(certified.certificate);
    const [key] = PemConverter.decode(certified.key);
    const keys = {
      privateKey: await webcrypto.subtle.importKey('pkcs8', key, ALGORITHM, false, ['sign']),
      publicKey: await publicKey.export(ALGORITHM, ['verify']),
    };
    return new Authority(subject, keys, certified);
  }

  /** `name`: differs from that of all other authorities. */
  static async create(name: string, validity: Validity): Promise<Authority> {
    const keys = await newKeys();
    const certificate = await X509CertificateGenerator.createSelfSigned({
      name: `CN=${name}`,
      keys,
      ...bounds(validity),
      signingAlgorithm: ALGORITHM,
      extensions: [
        // It certifies nodes, and no further authorities.
        new BasicConstraintsExtension(true, 0, true),
        new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
        await SubjectKeyIdentifierExtension.create(keys.publicKey),
      ],
    });
    return new Authority(certificate.subject, keys, { key: await keyText(keys), certificate: `${certificate.toString('pem')}\n` });
  }

  /** Certifies that a new key belongs to this node at these hosts. */
  async certify(instance: string, hosts: readonly string[], validity: Validity): Promise<Certified> {
    const keys = await newKeys();
    const names = hosts.map((host) => ({ type: isIP(host) === 0 ? ('dns' as const) : ('ip' as const), value: host }));
    const certificate = await X509CertificateGenerator.create({
      subject: `CN=selfman node ${instance}`,
      issuer: this.#name,
      ...bounds(validity),
      publicKey: keys.publicKey,
      signingKey: this.#keys.privateKey,
      signingAlgorithm: ALGORITHM,
      extensions: [
        new BasicConstraintsExtension(false, undefined, true),
        new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
        // A node listens to others, and connects to them.
        new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth, ExtendedKeyUsage.clientAuth]),
        new SubjectAlternativeNameExtension([{ type: 'url', value: instanceUri(instance) }, ...names]),
        await SubjectKeyIdentifierExtension.create(keys.publicKey),
        await AuthorityKeyIdentifierExtension.create(this.#keys.publicKey),
      ],
    });
    return { key: await keyText(keys), certificate: `${certificate.toString('pem')}\n` };
  }
}

/** The hosts in a certificate, which is in PEM. */
export function hostsIn(certificate: string): readonly string[] {
  const names = new X509Certificate(certificate).getExtension(SubjectAlternativeNameExtension)?.names.items ?? [];
  return names.filter(({ type }) => type === 'dns' || type === 'ip').map(({ value }) => value);
}

function newKeys(): Promise<webcrypto.CryptoKeyPair> {
  return webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
}

async function keyText({ privateKey }: webcrypto.CryptoKeyPair): Promise<string> {
  return `${PemConverter.encode(await webcrypto.subtle.exportKey('pkcs8', privateKey), 'PRIVATE KEY')}\n`;
}

function bounds({ from, days }: Validity): { readonly notBefore: Date; readonly notAfter: Date } {
  return { notBefore: new Date(from.getTime() - EARLIER_MS), notAfter: new Date(from.getTime() + days * DAY_MS) };
}
