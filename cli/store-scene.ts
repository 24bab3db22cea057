/** The demo's last scene: five processes store values, one of them is killed, and no value is lost. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from '../client/client.ts';
import { CIRCLE, GRAIN } from '../impl/places/identifiers.ts';
import { DEFAULT_REPLICAS } from '../machine/whole-node.ts';
import { EXIT } from './exit-codes.ts';
import { coloursFor, type Streams } from './streams.ts';

const NODES = 5;
const KEYS = 20;
const PATIENCE_MS = 60_000;
const POLL_MS = 200;
const SHOWN = 'what a client was told to be written is there after a crash, and clients go on.';

interface Where {
  readonly listen: string;
  readonly http: string;
}

/** The status of a node, as far as the scene looks at it. */
interface Status {
  readonly places?: readonly { readonly from: number; readonly to: number }[];
}

/** Plays the scene in a folder of its own. `interrupted`: aborted when the demo must end. Returns the exit code. */
export async function showStore(
  entry: string,
  { output, errors }: Streams,
  indented: (lines: readonly string[]) => string,
  interrupted: AbortSignal,
): Promise<number> {
  const { green } = coloursFor(output);
  const say = (...lines: readonly string[]) => output.write(indented(lines));
  const cluster = new StoreProcesses(entry, interrupted);
  try {
    const at = await cluster.start();
    say(`${NODES} processes store values, ${DEFAULT_REPLICAS} replicas of each. Clients speak HTTP with them.`);
    const keys = Array.from({ length: KEYS }, (_, i) => `key ${i + 1}`);
    const [first, last] = [at[0], at[NODES - 1]].map(({ http }) => new Client({ servers: [`http://${http}`], deadlineMs: PATIENCE_MS }));
    for (const key of keys) await first.put(key, `the value of ${key}`);
    await cluster.kill(1);
    say(`${KEYS} values written at the first node. Then the second one is killed with SIGKILL.`);
    const found = await last.read(keys);
    const lost = found.filter(({ key, value }) => value !== `the value of ${key}`);
    if (lost.length > 0) throw new Error(`lost: ${lost.map(({ key }) => key).join(', ')}`);
    say(`${green('✓')} ${KEYS} values read at the last node, at one moment: none is lost`);
    for (const key of keys) await last.put(key, `another value of ${key}`);
    say(`${green('✓')} ${KEYS} values written at the last node, while the second one is down`);
    say(`Shown: ${SHOWN}`);
    return EXIT.asExpected;
  } catch (error) {
    if (!interrupted.aborted) errors.write(`selfman demo: ${error instanceof Error ? error.message : String(error)}\n`);
    return EXIT.differs;
  } finally {
    await cluster.end();
  }
}

class StoreProcesses {
  readonly #entry: string;
  readonly #interrupted: AbortSignal;
  readonly #folder = mkdtempSync(join(tmpdir(), 'selfman-store-'));
  readonly #children: ChildProcess[] = [];

  constructor(entry: string, interrupted: AbortSignal) {
    this.#entry = entry;
    this.#interrupted = interrupted;
  }

  /** Returns when no node has more than one replica of a value. */
  async start(): Promise<readonly Where[]> {
    const first = await this.#spawn(1, []);
    const others = Array.from({ length: NODES - 1 }, (_, i) => this.#spawn(i + 2, ['--join', first.listen]));
    const at = [first, ...(await Promise.all(others))];
    const until = Date.now() + PATIENCE_MS;
    while ((await Promise.all(at.map(sizeOf))).some((size) => size === 0 || size >= CIRCLE / DEFAULT_REPLICAS + GRAIN)) {
      if (this.#interrupted.aborted || Date.now() > until) throw new Error('the nodes have not shared the keys in time');
      await sleep(POLL_MS);
    }
    return at;
  }

  async kill(index: number): Promise<void> {
    await ended(this.#children[index], 'SIGKILL');
  }

  /** Nothing is left: no process, and no folder. */
  async end(): Promise<void> {
    await Promise.all(this.#children.map((child) => ended(child, 'SIGKILL')));
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #spawn(number: number, more: readonly string[]): Promise<Where> {
    const here = ['--listen', '127.0.0.1:0', '--http', '127.0.0.1:0', '--stop-with-input'];
    const args = ['node', '--data', join(this.#folder, `${number}`), ...here, ...more];
    if (this.#interrupted.aborted) throw new Error('interrupted');
    const child = spawn(process.execPath, [this.#entry, ...args], { stdio: ['pipe', 'pipe', 'ignore'] });
    this.#children.push(child);
    for await (const line of createInterface({ input: child.stdout })) return JSON.parse(line);
    throw new Error(`node ${number} has ended before it could listen`);
  }
}

/** How many classes of places a node has, all of its places together. */
async function sizeOf({ http }: Where): Promise<number> {
  const { places = [] } = (await new Client({ servers: [`http://${http}`] }).status()) as Status;
  return places.reduce((sum, { from, to }) => sum + to - from, 0);
}

async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill(signal);
  await once(child, 'exit');
}
