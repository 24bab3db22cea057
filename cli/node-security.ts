/** How a node proves what it is to others, and how it knows its clients. Without TLS, it talks to this machine alone. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { mutualTls } from '../runtime/tls-transport.ts';
import { plainTcp, type Transport } from '../runtime/transport.ts';
import type { Clients } from '../service/server.ts';
import { BadOption, type HostAndPort, isLoopback } from './addresses.ts';
import { readTlsFolder } from './tls-folder.ts';
import { readTokens } from './tokens-of-node.ts';

export interface NodeSecurity {
  readonly transport: Transport;
  readonly clients: Clients;
}

interface Wanted {
  /** The folder of the node. */
  readonly data: string;
  /** The folder with its key; undefined: without TLS. */
  readonly tls: string | undefined;
  readonly listen: HostAndPort;
  /** Null: it serves no clients. */
  readonly http: HostAndPort | null;
}

/** Throws `BadOption` for addresses that others could reach without TLS, and before a folder is made that no key belongs to. */
export function checkReach({ data, tls, listen, http }: Wanted): void {
  if (tls === undefined) {
    refuseElsewhere('--listen', listen);
    if (http !== null) refuseElsewhere('--http', http);
  } else if (!existsSync(join(data, 'node.json')))
    throw new BadOption(`--tls: got it with the new folder ${data}, expected one that selfman cluster init has made; name that one`);
}

/** `instance`: that of the node. Throws `BadOption`. */
export function securityOf({ data, tls, http }: Wanted, instance: string): NodeSecurity {
  const tokens = readTokens(data);
  if (tls === undefined) return { transport: plainTcp, clients: { tokens, certificate: null } };
  const certificate = readTlsFolder(tls, instance);
  if (http !== null && tokens === null)
    throw new BadOption(`--http: got --tls, and no tokens.json in ${data}, expected one; write it as selfman cluster init does`);
  return { transport: mutualTls(certificate), clients: { tokens, certificate } };
}

function refuseElsewhere(option: string, { host }: HostAndPort): void {
  if (isLoopback(host)) return;
  throw new BadOption(
    `${option}: got the host ${host} without --tls, expected 127.0.0.1, ::1 or localhost; make keys with selfman cluster init, and name them with --tls`,
  );
}
