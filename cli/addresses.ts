/** Addresses as they are written on a command line: HOST:PORT, and ID@HOST:PORT for a node that is known already. */
import type { Address } from '../runtime/frame.ts';

/** Something on the command line, or in a request, that cannot be used: one sentence that says what to write instead. */
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
  if (host === undefined || digits === undefined) throw new BadOption(`"${text}" is no address: write HOST:PORT, such as 127.0.0.1:7001`);
  if (port > 65_535) throw new BadOption(`${port} is no port: the largest is 65535, and 0 takes any free one`);
  return { host, port };
}

/** Where to listen. Throws `BadOption` for an address that no other node could use. */
export function parseListen(text: string): HostAndPort {
  const listen = parseHostAndPort(text);
  if (listen.host !== '0.0.0.0' && listen.host !== '::') return listen;
  throw new BadOption(
    `other nodes are told the host that is listened on, and cannot reach ${listen.host}: name one address of this machine`,
  );
}

/** Reads `8@127.0.0.1:7001`. Throws `BadOption`. */
export function parseContact(text: string): Address {
  const [, node, address] = /^(\d{1,15})@(.+)$/.exec(text) ?? [];
  if (node === undefined || address === undefined)
    throw new BadOption(`"${text}" names no node: write ID@HOST:PORT, such as 8@127.0.0.1:7001`);
  const { host, port } = parseHostAndPort(address);
  if (port === 0) throw new BadOption(`"${text}" has port 0, on which nobody listens: write the port that the node printed`);
  return { node: Number(node), host, port };
}
