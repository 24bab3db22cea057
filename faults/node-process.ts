/** A node as a process of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const SELFMAN = join(import.meta.dirname, '../bin/selfman.js');
/** The units in which a shell counts the size of a file. */
const BLOCK = 512;

export interface Launch {
  /** What follows `selfman node`. */
  readonly options: readonly string[];
  /** Modules of this room that are loaded before the program. */
  readonly preload?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** No file of the process can grow beyond this many bytes. Omitted: there is no limit. */
  readonly largestFile?: number;
}

export class NodeProcess {
  readonly #child: ChildProcess;
  #errors = '';

  constructor({ options, preload = [], environment = {}, largestFile }: Launch) {
    const imports = preload.flatMap((module) => ['--import', join(import.meta.dirname, module)]);
    // It ends with this process, also when nobody can tell it to.
    const command = [process.execPath, ...imports, SELFMAN, 'node', ...options, '--stop-with-input'];
    // `ulimit` is of the shell, and the process that the shell becomes inherits it.
    const limited =
      largestFile === undefined ? command : ['/bin/sh', '-c', `ulimit -f ${Math.ceil(largestFile / BLOCK)}; exec "$@"`, 'sh', ...command];
    this.#child = spawn(limited[0], limited.slice(1), { stdio: ['pipe', 'pipe', 'pipe'], env: { ...process.env, ...environment } });
    // Writing to a node that has ended fails; `ended` tells of the end.
    this.#child.stdin?.on('error', () => undefined);
    this.#child.stderr?.on('data', (chunk: Buffer) => {
      this.#errors += chunk.toString();
    });
  }

  /** What the node has complained about. */
  get errors(): string {
    return this.#errors;
  }

  get isRunning(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** Resolves once the node listens. */
  async listening(): Promise<void> {
    const output = this.#child.stdout;
    if (output === null) throw new Error('the child has no output');
    for await (const _ of createInterface({ input: output })) {
      output.resume();
      return;
    }
    throw new Error(`the node has ended: ${this.#errors}`);
  }

  /** Writes a line to its input. */
  say(line: string): void {
    this.#child.stdin?.write(`${line}\n`);
  }

  signal(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  /** Waits for the end. Returns the exit code; null: a signal has ended it. */
  async ended(): Promise<number | null> {
    if (this.isRunning) await once(this.#child, 'close');
    return this.#child.exitCode;
  }
}
