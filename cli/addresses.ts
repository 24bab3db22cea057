/** Addresses as they are written on a command line: HOST:PORT, and ID@HOST:PORT for a node that is known already. */
import { isIPv4 } from 'node:net';
import type { Address } from '../runtime/frame.ts';

/** An option or a request cannot be used. The message names the field, what it got, what was expected and what to do. */
export class BadOption extends Error {
  override readonly name = 'BadOption';
}

export interface HostAndPort {
  readonly host: string;
  readonly port: number;
}

/** Reads `127.0.0.1:7001` or `[::1]:7001`. Throws `BadOption`. */
export function parseHostAndPort(text: string): HostAndPort {
  const [, bracketed, plain, digits] = /^(?:\[([^\]]+)\]|([^:[\]]+)):(\d{1,5})$/.exec(text) ?? [];
  const host = bracketed ?? plain;
  const port = Number(digits);
  if (host === undefined || digits === undefined)
    throw new BadOption(`address: got "${text}", expected HOST:PORT; write it as in 127.0.0.1:7001`);
  if (port > 65_535) throw new BadOption(`port: got ${port}, expected 0 … 65535; write 0 for any free port`);
  return { host, port };
}

/** Reads the address to listen on. Throws `BadOption`, also for a host that other nodes cannot connect to. */
export function parseListen(text: string): HostAndPort {
  const listen = parseHostAndPort(text);
  if (listen.host !== '0.0.0.0' && listen.host !== '::') return listen;
  throw new BadOption(
    `--listen: got the host ${listen.host}, expected one that other nodes can connect to; name one address of this machine`,
  );
}

/** Reads `8@127.0.0.1:7001`. Throws `BadOption`. */
export function parseContact(text: string): Address {
  const [, node, address] = /^(\d{1,16})@(.+)$/.exec(text) ?? [];
  if (node === undefined || address === undefined)
    throw new BadOption(`--contact: got "${text}", expected ID@HOST:PORT; write it as in 8@127.0.0.1:7001`);
  const { host, port } = parseHostAndPort(address);
  if (port === 0) throw new BadOption(`--contact: got port 0 in "${text}", expected 1 … 65535; write the port that the node printed`);
  return { node: Number(node), host, port };
}

/** Whether only programs of this machine reach a port there. */
export function isLoopback(host: string): boolean {
  return host === '::1' || host === 'localhost' || (isIPv4(host) && host.startsWith('127.'));
}
