/** Worker processes. Each does one job at a time; one that is silent for too long is ended and replaced. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { Answer, Found, Job, Loaded, Outfit } from './jobs.ts';

const WORKER = new URL('./worker.ts', import.meta.url);

/** The memory of a worker beyond the tables of the checker, in megabytes. */
const HEAP_MB = 1_000;
const MOST_MEMORY_MB = 2_000;

export class Worker {
  readonly #outfit: Outfit;
  #process: ChildProcess | null = null;
  #jobs = 0;

  constructor(outfit: Outfit) {
    this.#outfit = outfit;
  }

  /** Starts the process, if there is none, and waits until it has loaded the scenarios. */
  async load(): Promise<Loaded> {
    const process = fork(WORKER, [], { execArgv: [`--max-old-space-size=${HEAP_MB}`], serialization: 'advanced' });
    this.#process = process;
    process.send(this.#outfit);
    const loaded = await reply(process);
    if (isLoaded(loaded)) return loaded;
    this.end();
    throw new Error(isFailure(loaded) ? loaded.failed : `the scenarios were not loaded: ${loaded}`);
  }

  /** Checks a scenario with a mutant on. The end of the process, by itself or by its deadline, is an answer too. */
  async run(job: Omit<Job, 'id' | 'maxMemoryMB'>): Promise<Omit<Answer, 'id'>> {
    if (this.#process === null) await this.load();
    const process = this.#process;
    if (process === null) throw new Error('there is no worker');
    const id = this.#jobs++;
    process.send({ ...job, id, maxMemoryMB: MOST_MEMORY_MB } satisfies Job);
    const answer = await reply(process);
    if (isAnswer(answer) && answer.id === id) return answer;
    this.end();
    const found: Found = { verdict: 'silent', message: String(answer) };
    return { found, cpuMs: 0, met: [] };
  }

  end(): void {
    this.#process?.kill('SIGKILL');
    this.#process = null;
  }
}

/** The next message, or a sentence if there is none. */
async function reply(process: ChildProcess): Promise<unknown> {
  const settled = new AbortController();
  const { signal } = settled;
  try {
    return await Promise.race([
      once(process, 'message', { signal }).then(([message]) => message),
      once(process, 'exit', { signal }).then(([, ended]) => (ended === 'SIGKILL' ? 'a step does not end' : 'the process has ended')),
    ]);
  } finally {
    settled.abort();
  }
}

function isLoaded(message: unknown): message is Loaded {
  return typeof message === 'object' && message !== null && 'scenarios' in message;
}

function isFailure(message: unknown): message is { readonly failed: string } {
  return typeof message === 'object' && message !== null && 'failed' in message;
}

function isAnswer(message: unknown): message is Answer {
  return typeof message === 'object' && message !== null && 'found' in message;
}
