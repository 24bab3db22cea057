/** A whole node that this program has started as a process of its own. It ends when its input does. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Writable } from 'node:stream';
import { Client, ClientError } from '../client/client.ts';
import type { MachineStatus } from '../machine/machine-status.ts';
import { decoderOf } from '../traces/format/schema.ts';
import type { ClusterCredentials } from './cluster-credentials.ts';

/** The line that a node prints when it listens. */
export interface Listening {
  /** HOST:PORT, for other nodes. */
  readonly listen: string;
  /** The address for clients, such as `http://127.0.0.1:8080`. */
  readonly server: string;
}

const asStatus = decoderOf<MachineStatus>('machine-status.json');
/** How long a node may take to tell its status, in milliseconds. */
const STATUS_MS = 2_000;

/** A node has ended, or has not done what it was told. */
export class NodeFailed extends Error {
  override readonly name = 'NodeFailed';
}

export interface StartOptions {
  readonly folder: string;
  /** The file of the program, such as `bin/selfman.js`. */
  readonly entry: string;
  /** Further options of the node. */
  readonly args: readonly string[];
  readonly errors: Writable;
  readonly credentials: ClusterCredentials;
}

export class StartedNode {
  /** From 1. */
  readonly number: number;
  readonly folder: string;
  /** Resolves when the process ends: null for exit code 0, otherwise one clause that says how. */
  readonly ended: Promise<string | null>;
  readonly #process: ChildProcess;
  #listening: Listening | null = null;
  readonly #credentials: ClusterCredentials;
  #client: Client | null = null;

  /** Starts `node ENTRY node ARGS…`, which waits for `join`. Its standard error goes to `errors`. */
  constructor(number: number, { folder, entry, args, errors, credentials }: StartOptions) {
    this.number = number;
    this.#credentials = credentials;
    this.folder = folder;
    const child = spawn(
      process.execPath,
      [entry, 'node', '--data', folder, '--stop-with-input', '--hold', ...credentials.optionsOf(folder), ...args],
      {
        stdio: 'pipe',
      },
    );
    this.#process = child;
    this.ended = new Promise((resolve) => {
      child.on('error', (error) => resolve(`could not be started: ${error.message}`));
      child.on('close', (code, signal) => resolve(code === 0 ? null : signal === null ? `exit code ${code}` : `signal ${signal}`));
    });
    child.stderr.pipe(errors, { end: false });
    // Writing to a node that has ended fails; `ended` reports the end.
    child.stdin.on('error', () => child.stdin.destroy());
  }

  /** Undefined when the process could not be started. */
  get pid(): number | undefined {
    return this.#process.pid;
  }

  get hasEnded(): boolean {
    return this.#process.exitCode !== null || this.#process.signalCode !== null;
  }

  /** Null while the process runs, and when a signal ended it. */
  get exitCode(): number | null {
    return this.#process.exitCode;
  }

  /** Waits until the node listens. Rejects with `NodeFailed`. */
  async listening(): Promise<Listening> {
    if (this.#listening !== null) return this.#listening;
    const { stdout } = this.#process;
    if (stdout !== null) {
      for await (const line of createInterface({ input: stdout })) {
        const { listen, http } = JSON.parse(line);
        const server = `${this.#credentials.scheme}://${http}`;
        this.#listening = { listen, server };
        this.#client = new Client({ ...this.#credentials.client, servers: [server], deadlineMs: STATUS_MS });
        stdout.resume();
        return this.#listening;
      }
    }
    await this.ended;
    throw new NodeFailed(`node ${this.number} has ended before it could listen`);
  }

  /** Null: it does not answer. */
  async status(): Promise<MachineStatus | null> {
    if (this.#client === null) return null;
    try {
      const decoded = asStatus(await this.#client.status());
      return 'valid' in decoded ? decoded.valid : null;
    } catch (error) {
      if (error instanceof ClientError) return null;
      throw error;
    }
  }

  /** Tells the node to found its cluster, or to join it, and waits until it listens. Rejects with `NodeFailed`. */
  join(): Promise<Listening> {
    this.#process.stdin?.write('join\n');
    return this.listening();
  }

  /** Tells the node to hand its places over, and to end. */
  leave(): void {
    this.#process.stdin?.write('leave\n');
  }

  /** Tells the node to stop. It keeps its folder, and comes back with it. */
  stop(): void {
    this.#process.stdin?.end();
  }

  kill(): void {
    this.#process.kill('SIGKILL');
  }
}
