/** Certificates for tests: of one authority, or of several, and such as nobody should have. */
import { randomUUID } from 'node:crypto';
import { Authority } from '../../cli/certificates.ts';
import type { Credentials } from '../../runtime/tls-transport.ts';

const DAY_MS = 86_400_000;

export function newAuthority(): Promise<Authority> {
  return Authority.create(`test ${randomUUID()}`, { from: new Date(), days: 10 });
}

export interface Given extends Credentials {
  readonly instance: string;
}

export interface Oddity {
  readonly instance?: string;
  /** From now. */
  readonly fromDay?: number;
  readonly days?: number;
  readonly hosts?: readonly string[];
  /** The authority that the node itself trusts. */
  readonly trusting?: Authority;
}

/** The credentials of a node of this authority, for the hosts of this machine. */
export async function credentialsOf(authority: Authority, oddity: Oddity = {}): Promise<Given> {
  const { instance = randomUUID(), fromDay = 0, days = 1, hosts = ['127.0.0.1', 'localhost'], trusting = authority } = oddity;
  const from = new Date(Date.now() + fromDay * DAY_MS);
  const certified = await authority.certify(instance, hosts, { from, days });
  return { instance, ...certified, authority: trusting.certified.certificate };
}
