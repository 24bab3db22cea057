/**
 * Loaded into a node by `--import`: its connections to other nodes go through the proxies of its links. The program itself is as
 * it is published, and knows only the addresses of the nodes.
 */
import { Socket } from 'node:net';

/** By the port of a node, the port of the proxy on the way to it; a JSON object. */
const proxies: Readonly<Record<string, number | undefined>> = JSON.parse(process.env.SELFMAN_FAULTS_PROXIES ?? '{}');

const connect = Socket.prototype.connect;

Socket.prototype.connect = function redirected(this: Socket, ...given: unknown[]): Socket {
  // `net.connect` hands over its arguments as one normalised array; a socket of somebody's own, as they are.
  const target: unknown = Array.isArray(given[0]) ? given[0][0] : given[0];
  if (typeof target === 'object' && target !== null && 'port' in target) {
    const port = proxies[String(target.port)];
    if (port !== undefined) target.port = port;
  }
  return Reflect.apply(connect, this, given);
};
