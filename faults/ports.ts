/** Ports that are free, and are not given to outgoing connections: a node that comes back finds its own again. */
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:net';

export const LOOPBACK = '127.0.0.1';

/** Below those that Linux, macOS and Windows give to outgoing connections. */
const FIRST = 10_000;
const END = 32_000;
/** While this process lives, it listens at the first port of each of its blocks, so that no other process takes from them. */
const BLOCK = 100;
const MOST_TRIES = 1_000;

let left: number[] = [];

/** No port is given twice by this process, nor to another one that asks here. */
export async function freePorts(count: number): Promise<readonly number[]> {
  const found: number[] = [];
  while (found.length < count) {
    const port = left.pop();
    if (port === undefined) left = await newBlock();
    else if (await isFree(port)) found.push(port);
  }
  return found;
}

async function newBlock(): Promise<number[]> {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const first = FIRST + BLOCK * randomInt((END - FIRST) / BLOCK);
    const guard = await listenerAt(first);
    if (guard === null) continue;
    guard.unref();
    return Array.from({ length: BLOCK - 1 }, (_, i) => first + BLOCK - 1 - i);
  }
  throw new Error(`no block of ${BLOCK} ports between ${FIRST} and ${END} is free`);
}

async function isFree(port: number): Promise<boolean> {
  const server = await listenerAt(port);
  if (server === null) return false;
  server.close();
  await once(server, 'close');
  return true;
}

/** Null: something else listens there. */
async function listenerAt(port: number): Promise<Server | null> {
  const server = createServer().listen(port, LOOPBACK);
  try {
    await once(server, 'listening');
    return server;
  } catch {
    return null;
  }
}
