/** Ports that are free, and are not given to outgoing connections: a node that comes back finds its own again. */
import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

export const LOOPBACK = '127.0.0.1';

/** Below those that Linux, macOS and Windows give to outgoing connections. */
const FIRST = 10_000;
const END = 32_000;
const MOST_TRIES = 1_000;

export async function freePorts(count: number): Promise<readonly number[]> {
  const found = new Set<number>();
  for (let tries = 0; found.size < count; tries++) {
    if (tries === MOST_TRIES) throw new Error(`only ${found.size} of ${count} ports between ${FIRST} and ${END} are free`);
    const port = randomInt(FIRST, END);
    if (await isFree(port)) found.add(port);
  }
  return [...found];
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, LOOPBACK, () => server.close(() => resolve(true)));
  });
}
