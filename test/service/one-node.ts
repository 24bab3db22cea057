/** A whole node by itself in this process, with HTTP for clients. It founds a ring and carries all places. */
import { expect, onTestFinished, vi } from 'vitest';
import { CIRCLE } from '../../impl/places/identifiers.ts';
import { type DetectedNode, detectedNode } from '../../impl/stack/detected-node.ts';
import { nodeConfig } from '../../impl/stack/node.ts';
import { changesOf, recordFrom } from '../../impl/stack/records.ts';
import { RunningNode } from '../../runtime/running-node.ts';
import { plainTcp } from '../../runtime/transport.ts';
import { AskedStore } from '../../service/asked-store.ts';
import { pageOf } from '../../service/key-pages.ts';
import { KeyValues } from '../../service/key-values.ts';
import { Meters } from '../../service/meters.ts';
import { type Clients, HttpServer } from '../../service/server.ts';
import { folder } from '../runtime/rumour-node.ts';
import { judgingFetch } from './openapi.ts';

const DEGREE = 3;

const served = new Set<string>();
// All that tests and clients send to these nodes, and all that they hear, is judged by the OpenAPI document.
vi.stubGlobal(
  'fetch',
  judgingFetch(fetch, (origin) => served.has(origin)),
);

/** Mistakes of the program, which no test may cause. */
const failures: unknown[] = [];

/** The address of its HTTP interface, such as `http://127.0.0.1:41234`. */
export async function servingNode(clients: Clients = { tokens: null, certificate: null }): Promise<string> {
  const meters = new Meters();
  const store = new AskedStore(
    (inner) => node.request({ layer: 'store', inner }),
    () => ({ node: 4096, boot: node.state.above.layers.store.boot }),
    (question, answer, seconds) => meters.answered(question, answer, seconds),
  );
  const node: RunningNode<DetectedNode> = await RunningNode.boot<DetectedNode>({
    protocol: detectedNode,
    id: 4096,
    config: {
      detector: { roundMs: 200, firstPatience: 3, mostPatience: 6 },
      above: nodeConfig({ self: 4096, size: CIRCLE, degree: DEGREE, contacts: [] }),
    },
    listen: { host: '127.0.0.1', port: 0 },
    transport: plainTcp,
    contacts: [],
    network: 'one',
    checkId: () => null,
    checkMessage: () => null,
    run: 'test',
    software: 'test',
    traceFolder: null,
    disk: { folder: folder(), records: { changesOf, recordFrom: (entries) => recordFrom(entries) } },
    events: {
      output: (output) => (output.layer === 'store' ? store.hear(output.inner) : undefined),
      warning: () => undefined,
      refused: () => undefined,
      fatal: (error) => {
        throw error;
      },
      stopped: () => undefined,
    },
  });
  node.start();
  const view = {
    status: () => ({
      node: 4096,
      state: node.state.above.layers.ring.status,
      replicas: DEGREE,
      places: [],
      suspected: [],
      open: 0,
      resolving: 0,
      otherLives: [],
      ...node.counters,
    }),
    meters,
    leave: () => null,
    keys: (after: string | null) => pageOf(node.state.above.layers.epochs.store, after),
    isReady: () => true,
    failed: (error: unknown) => failures.push(error),
  };
  const server = await HttpServer.open({ host: '127.0.0.1', port: 0 }, new KeyValues({ store }, DEGREE), view, clients);
  onTestFinished(async () => {
    await server.close();
    store.close();
    await node.stop();
    expect(failures.splice(0)).toEqual([]);
  });
  const origin = `${clients.certificate === null ? 'http' : 'https'}://127.0.0.1:${server.port}`;
  served.add(origin);
  return origin;
}
