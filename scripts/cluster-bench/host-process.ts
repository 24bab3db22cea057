/** A process of a measured cluster, as its parent sees it. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { HostMessage, HostOrder } from './host.ts';

/** Where a node listens. */
export interface Where {
  readonly listen: string;
  readonly http: string;
}

/** How long a process may take to end, in milliseconds. One that has more to do than it can is killed. */
const LONGEST_END_MS = 10_000;

export class HostProcess {
  readonly #child: ChildProcess;

  /** `nodeArgs`: options of Node itself. */
  constructor(nodeArgs: readonly string[]) {
    this.#child = fork(join(import.meta.dirname, 'host.ts'), [], { execArgv: [...nodeArgs] });
  }

  /** Runs one more node in this process, and waits until it listens. */
  async run(options: readonly string[]): Promise<Where> {
    return JSON.parse((await this.#ask({ type: 'run', options }, 'listening')).line);
  }

  /** The CPU time so far, in microseconds. */
  async cpu(): Promise<number> {
    return (await this.#ask({ type: 'cpu' }, 'cpu')).used;
  }

  async stop(): Promise<void> {
    if (this.#hasEnded) return;
    this.#child.disconnect();
    const late = setTimeout(() => this.#child.kill('SIGKILL'), LONGEST_END_MS);
    await once(this.#child, 'exit');
    clearTimeout(late);
  }

  get #hasEnded(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  /** One question after another: an answer does not say to which it belongs. */
  #ask<T extends HostMessage['type']>(order: HostOrder, type: T): Promise<Extract<HostMessage, { readonly type: T }>> {
    const isWanted = (message: HostMessage): message is Extract<HostMessage, { readonly type: T }> => message.type === type;
    return new Promise((resolve, reject) => {
      const settle = (end: () => void): void => {
        this.#child.off('message', hear).off('exit', fail);
        end();
      };
      const hear = (message: HostMessage): void => (isWanted(message) ? settle(() => resolve(message)) : undefined);
      const fail = (): void => settle(() => reject(new Error('a process of the cluster has ended')));
      this.#child.on('message', hear).on('exit', fail);
      this.#child.send(order);
    });
  }
}
