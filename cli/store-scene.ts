/** The demo's last scene: five processes store values, one of them is killed, and no value is lost. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { Client } from '../client/client.ts';
import { DEFAULT_REPLICAS } from '../machine/whole-node.ts';
import { WITHOUT_TLS } from './cluster-credentials.ts';
import { EXIT } from './exit-codes.ts';
import { LocalCluster } from './local-cluster.ts';
import { coloursFor, type Streams } from './streams.ts';

const NODES = 5;
const KEYS = 20;
const PATIENCE_MS = 60_000;
const SHOWN = 'what a client was told to be written is there after a crash, and clients go on.';

/** Plays the scene in a folder of its own. `interrupted`: aborted when the demo must end. Returns the exit code. */
export async function showStore(
  entry: string,
  { output, errors }: Streams,
  indented: (lines: readonly string[]) => string,
  interrupted: AbortSignal,
): Promise<number> {
  const { green } = coloursFor(output);
  const say = (...lines: readonly string[]) => output.write(indented(lines));
  const folder = mkdtempSync(join(tmpdir(), 'selfman-store-'));
  // The nodes complain about the one that is killed.
  const ignored = new PassThrough().resume();
  const options = {
    nodes: NODES,
    replicas: DEFAULT_REPLICAS,
    folder,
    listenPort: 0,
    httpPort: 0,
    entry,
    errors: ignored,
    trace: null,
    credentials: WITHOUT_TLS,
  };
  const cluster = new LocalCluster(options);
  interrupted.addEventListener('abort', () => cluster.kill());
  try {
    await cluster.start();
    await cluster.untilShared(() => interrupted.aborted);
    say(`${NODES} processes store values, ${DEFAULT_REPLICAS} replicas of each. Clients speak HTTP with them.`);
    const keys = Array.from({ length: KEYS }, (_, i) => `key ${i + 1}`);
    const [first, second, last] = await Promise.all([0, 1, NODES - 1].map((i) => cluster.nodes[i].listening()));
    const clientOf = ({ server }: { readonly server: string }) =>
      new Client({ servers: [server], deadlineMs: PATIENCE_MS, signal: interrupted });
    for (const key of keys) await clientOf(first).put(key, `the value of ${key}`);
    cluster.nodes[1].kill();
    say(`${KEYS} values written at ${first.server}. Then the process at ${second.server} is killed with SIGKILL.`);
    const found = await clientOf(last).read(keys);
    const lost = found.filter(({ key, value }) => value !== `the value of ${key}`);
    if (lost.length > 0) throw new Error(`lost: ${lost.map(({ key }) => key).join(', ')}`);
    say(`${green('✓')} ${KEYS} values read at ${last.server}, at one moment: none is lost`);
    for (const key of keys) await clientOf(last).put(key, `another value of ${key}`);
    say(`${green('✓')} ${KEYS} values written at ${last.server}, while that process is down`);
    say(`Shown: ${SHOWN}`);
    return EXIT.asExpected;
  } catch (error) {
    if (!interrupted.aborted) errors.write(`selfman demo: ${error instanceof Error ? error.message : String(error)}\n`);
    return EXIT.differs;
  } finally {
    cluster.kill();
    await Promise.all(cluster.nodes.map(({ ended }) => ended));
    rmSync(folder, { recursive: true, force: true });
  }
}
