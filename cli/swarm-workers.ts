/** Threads that play the runs of a swarm side by side. */
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Played, Task } from './swarm-worker.ts';

export interface Swarm {
  readonly workers: number;
  /** The next run; null: no further one begins. */
  next(): Task | null;
  played(played: Played): void;
  /** Ends all runs at once. */
  readonly signal: AbortSignal;
}

/** Resolves when all runs have ended, or the signal has come. Rejects if a worker breaks. */
export async function playAll({ workers, next, played, signal }: Swarm): Promise<void> {
  const threads = Array.from({ length: workers }, () => new Worker(new URL(`./swarm-worker${extname(import.meta.url)}`, import.meta.url)));
  const stop = (): void => void Promise.all(threads.map((thread) => thread.terminate()));
  signal.addEventListener('abort', stop, { once: true });
  try {
    await Promise.all(threads.map((thread) => playOn(thread, next, played)));
  } finally {
    signal.removeEventListener('abort', stop);
    await Promise.all(threads.map((thread) => thread.terminate()));
  }
}

/** Gives a thread one run after the other. */
function playOn(thread: Worker, next: Swarm['next'], played: Swarm['played']): Promise<void> {
  return new Promise((resolve, reject) => {
    const goOn = (): void => {
      const task = next();
      if (task === null) resolve();
      else thread.postMessage(task);
    };
    thread.on('message', (answer: Played) => {
      played(answer);
      goOn();
    });
    thread.on('error', reject);
    thread.on('exit', () => resolve());
    goOn();
  });
}
