/** Whole nodes as processes, and what clients see of them. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, onTestFinished } from 'vitest';
import { CIRCLE, GRAIN } from '../../impl/places/identifiers.ts';

const SELFMAN = join(import.meta.dirname, '../../bin/selfman.js');
export const patiently = { timeout: 60_000, interval: 100 };

export interface Where {
  readonly node: number;
  readonly instance: string;
  readonly listen: string;
  readonly http: string;
}

export class NodeProcess {
  readonly #child: ChildProcess;
  errors = '';

  constructor(options: readonly string[]) {
    this.#child = spawn(process.execPath, [SELFMAN, 'node', ...options], { stdio: ['pipe', 'pipe', 'pipe'] });
    this.#child.stderr?.on('data', (chunk: Buffer) => {
      this.errors += chunk.toString();
    });
    // Here, lest a file of tests forget it: its nodes would run beside all later tests.
    onTestFinished(() => void this.#child.kill('SIGKILL'));
  }

  async listening(): Promise<Where> {
    const output = this.#child.stdout;
    if (output === null) throw new Error('the child has no output');
    for await (const line of createInterface({ input: output })) return JSON.parse(line);
    throw new Error(`the node has ended: ${this.errors}`);
  }

  say(line: string): void {
    this.#child.stdin?.write(`${line}\n`);
  }

  signal(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  async end(signal?: NodeJS.Signals): Promise<number | null> {
    if (signal !== undefined) this.#child.kill(signal);
    if (this.#child.exitCode === null && this.#child.signalCode === null) await once(this.#child, 'close');
    return this.#child.exitCode;
  }
}

/** A new folder. */
export const folder = (): string => mkdtempSync(join(tmpdir(), 'selfman-'));

export const anywhere = (data: string) => ['--data', data, '--listen', '127.0.0.1:0', '--http', '127.0.0.1:0'];

export async function put({ http }: Where, key: string, value: number): Promise<number> {
  return (await fetch(`http://${http}/v1/kv/${key}`, { method: 'PUT', body: `${value}` })).status;
}

export async function get({ http }: Where, key: string): Promise<string> {
  return (await fetch(`http://${http}/v1/kv/${key}`)).text();
}

export async function status({ http }: Where): Promise<{
  readonly state: string;
  readonly places: readonly { readonly place: number; readonly from: number; readonly to: number }[];
  readonly garbage: number;
}> {
  return JSON.parse(await (await fetch(`http://${http}/v1/status`)).text());
}

/** Waits until no node keeps two replicas of a key, and each replica is kept. */
export async function untilSpread(at: readonly Where[]): Promise<void> {
  const share = async (where: Where) => (await status(where)).places.reduce((sum, { from, to }) => sum + to - from, 0);
  const areSpread = async () => {
    const shares = await Promise.all(at.map(share));
    return shares.every((each) => each < CIRCLE / 3 + GRAIN) && shares.reduce((sum, each) => sum + each, 0) === CIRCLE;
  };
  await expect.poll(areSpread, patiently).toBe(true);
}

/** Three nodes of which one may go. */
export async function three(): Promise<{
  readonly nodes: readonly NodeProcess[];
  readonly at: readonly Where[];
  readonly folders: readonly string[];
}> {
  const folders = [folder(), folder(), folder()];
  const first = new NodeProcess([...anywhere(folders[0]), '--spread', '1/3']);
  const at = [await first.listening()];
  const others = folders.slice(1).map((data, i) => new NodeProcess([...anywhere(data), '--spread', `${i + 2}/3`, '--join', at[0].listen]));
  at.push(...(await Promise.all(others.map((node) => node.listening()))));
  await untilSpread(at);
  return { nodes: [first, ...others], at, folders };
}
