/** What a client proves itself with. Its token goes to its own servers, over TLS or within this machine, and nowhere else. */
import type { Abortable } from './abortable.ts';

/** The part of a request that the client sets. */
export interface Sending {
  readonly method: string;
  readonly headers: { readonly [name: string]: string };
  readonly body?: string;
  readonly signal: Abortable;
  readonly redirect?: 'error';
}

/** The part of a response that the client reads. */
export interface Received {
  readonly ok: boolean;
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  text(): Promise<string>;
}

/** As `fetch` of the platform. Programs without the types of Node and of browsers can name this one. */
export type Send = (url: string, sending: Sending) => Promise<Received>;

export interface Credentials {
  /** The token by which the nodes know this client. */
  readonly token?: string;
  /** Replaces the `fetch` of the platform, for example by one that trusts the authority of the cluster. */
  readonly fetch?: Send;
}

const LOOPBACK = /^(127(\.\d{1,3}){3}|\[::1\]|localhost)$/;
/** Codes of Node for a certificate that does not belong to the server, or comes from another authority. */
const UNTRUSTED = /^(CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|INVALID_|ERR_TLS_CERT_)/;

/** Sends requests to these servers, with the token. Throws `TypeError` for a token that must not be sent there, and does not repeat it. */
export function senderTo(servers: readonly string[], { token, fetch: fetchWith }: Credentials): Send {
  const proof: { readonly [name: string]: string } = token === undefined ? {} : { authorization: `Bearer ${checkedToken(token, servers)}` };
  // A node redirects nobody, and a token is for nobody else.
  return (url, { headers, ...rest }) =>
    (fetchWith ?? platformFetch)(url, { ...rest, headers: { ...headers, ...proof }, redirect: 'error' });
}

function platformFetch(url: string, { signal, ...rest }: Sending): Promise<Response> {
  return fetch(url, { ...rest, ...(signal instanceof AbortSignal ? { signal } : {}) });
}

/** Whether this error of `fetch` is about the certificate of the server. Nothing was sent then. */
export function isAboutTrust(error: unknown): boolean {
  return error instanceof Error && 'code' in error && UNTRUSTED.test(String(error.code));
}

function checkedToken(token: string, servers: readonly string[]): string {
  if (!/^[\x21-\x7e]+$/.test(token))
    throw new TypeError('token: got other signs than those of a header, expected the text of a token file');
  const exposed = servers
    .map((server) => new URL(server))
    .find(({ protocol, hostname }) => protocol !== 'https:' && !LOOPBACK.test(hostname));
  if (exposed === undefined) return token;
  throw new TypeError(`servers: got ${exposed.origin} with a token, expected https; a token is sent over TLS, or to this machine`);
}
