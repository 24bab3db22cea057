/** Real nodes that run the toy protocol. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Protocol } from '../../impl/kernel/protocol.ts';
import type { Records } from '../../runtime/disk.ts';
import type { KnownAddress } from '../../runtime/frame.ts';
import type { Listener } from '../../runtime/listener.ts';
import { RunningNode } from '../../runtime/running-node.ts';
import { plainTcp, type Transport } from '../../runtime/transport.ts';
import { type RumourTypes, rumour } from '../traces/toy/rumour.ts';

/** For `vi.waitFor`. */
export const patiently = { timeout: 100_000 };

const HIGHEST_ID = 99;
/** A new folder. */
export const folder = (): string => mkdtempSync(join(tmpdir(), 'selfman-'));

/** A record that is written as a whole. */
export function whole<D>(): Records<D> {
  return {
    changesOf: (_, after) => [{ key: 'whole', value: after }],
    recordFrom: ([first]) => (first === undefined ? null : (first[1] as D)),
  };
}

interface Wishes {
  readonly id: number;
  readonly peers?: readonly number[];
  readonly contacts?: readonly KnownAddress[];
  readonly port?: number;
  readonly trace?: string;
  readonly durable?: string;
  readonly instance?: string;
  readonly process?: string;
  /** The instance that all who connect have proven to be. */
  readonly proven?: string;
  readonly transport?: Transport;
  readonly network?: string;
  readonly protocol?: Protocol<RumourTypes>;
  /** A port that is open already. */
  readonly shared?: Listener;
}

interface Told {
  readonly outputs: RumourTypes['output'][];
  readonly warnings: string[];
  readonly refused: string[];
  readonly fatal: unknown[];
  stopped: boolean;
}

/** A node that stops at the end of the test, and what it has told. */
export async function boot({
  id,
  peers = [],
  contacts = [],
  port = 0,
  trace,
  durable = join(folder(), 'disk'),
  instance,
  process,
  proven,
  transport = proven === undefined ? plainTcp : proving(proven),
  network = 'rumours',
  protocol = rumour,
  shared,
}: Wishes): Promise<{ node: RunningNode<RumourTypes>; told: Told; durable: string }> {
  const told: Told = { outputs: [], warnings: [], refused: [], fatal: [], stopped: false };
  const node = await RunningNode.boot<RumourTypes>({
    protocol,
    id,
    config: { peers },
    listen: { host: '127.0.0.1', port },
    ...(instance === undefined ? {} : { instance }),
    ...(process === undefined ? {} : { process }),
    ...(shared === undefined ? {} : { shared }),
    transport,
    contacts,
    network,
    checkId: (node) => (node <= HIGHEST_ID ? null : `names node ${node}, and the highest is ${HIGHEST_ID}`),
    checkMessage: (value) => (typeof value === 'object' && value !== null && 'word' in value ? null : 'is not a rumour'),
    run: 'test',
    software: 'test',
    traceFolder: trace ?? null,
    disk: { folder: durable, records: whole() },
    events: {
      output: (output) => told.outputs.push(output),
      warning: (text) => told.warnings.push(text),
      refused: (text) => told.refused.push(text),
      fatal: (error) => told.fatal.push(error),
      stopped: () => {
        told.stopped = true;
      },
    },
  });
  onTestFinished(() => node.stop());
  return { node, told, durable };
}

/** Plain TCP that pretends to prove this of all who connect. */
function proving(proven: string): Transport {
  return {
    ...plainTcp,
    async listen(at, mostConnections) {
      const port = await plainTcp.listen(at, mostConnections);
      return {
        port: port.port,
        serve: (accept, refused) => port.serve(({ socket }) => accept({ socket, proven }), refused),
        close: () => port.close(),
      };
    },
  };
}
