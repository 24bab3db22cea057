/** Many clients at once: unique writes, counters, transfers between accounts, and reads of all accounts at one moment. */
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, ClientError } from '../client/client.ts';
import type { Transaction } from '../spec/serialisability/history.ts';
import { type Made, Recorder, type Sight } from './recorder.ts';

const CLIENTS = 6;
/** A call that takes longer has an unknown outcome. */
const CALL_MS = 2_000;
const LAST_READS_MS = 30_000;
const ACCOUNTS = Array.from({ length: 6 }, (_, i) => `account-${i}`);
const COUNTERS = Array.from({ length: 3 }, (_, i) => `counter-${i}`);
const REGISTERS = Array.from({ length: 12 }, (_, i) => `register-${i}`);
const EACH_HAS = 100;
/** The most keys of one read. */
const MOST_READ = 256;

/** A number that a transaction has computed. `by` makes each value unique. */
interface Amount {
  readonly amount: number;
  readonly by: string;
}

export class Load {
  readonly recorder = new Recorder();
  readonly #servers: readonly string[];
  readonly #broken: string[] = [];
  #clients: readonly Promise<void>[] = [];
  #isOver = false;
  #values = 0;

  readonly #pauseMs: number;

  /** `servers`: of all nodes that there may be. `pauseMs`: from the answer to a client to its next request, on average. */
  constructor(servers: readonly string[], pauseMs: number) {
    this.#servers = servers;
    this.#pauseMs = pauseMs;
  }

  /** Opens the accounts, and starts all clients. */
  async start(): Promise<void> {
    const client = new Client({ servers: this.#servers, deadlineMs: LAST_READS_MS });
    const amounts = [...ACCOUNTS.map((key) => ({ key, amount: EACH_HAS })), ...COUNTERS.map((key) => ({ key, amount: 0 }))];
    await this.#commit(
      client,
      [],
      amounts.map(({ key, amount }) => ({ key, text: this.#textOf(amount) })),
    );
    this.#clients = Array.from({ length: CLIENTS }, (_, i) => this.#goOn(i));
  }

  /** Ends all clients, after the answers to their last requests. */
  async stop(): Promise<void> {
    this.#isOver = true;
    await Promise.all(this.#clients);
  }

  /** What a client found that must never be. */
  get broken(): readonly string[] {
    return this.#broken;
  }

  /** Reads all keys that were written. Rejects with `ClientError`. */
  async lastReads(): Promise<readonly Sight[]> {
    const client = new Client({ servers: this.#servers, deadlineMs: LAST_READS_MS });
    const { keys } = this.recorder;
    const found: Sight[] = [];
    for (let i = 0; i < keys.length; i += MOST_READ) found.push(...(await this.#read(client, keys.slice(i, i + MOST_READ))));
    return found;
  }

  async #goOn(number: number): Promise<void> {
    // Each client has another node that it asks first.
    const first = number % this.#servers.length;
    const servers = [...this.#servers.slice(first), ...this.#servers.slice(0, first)];
    const client = new Client({ servers, deadlineMs: CALL_MS });
    for (let i = number; !this.#isOver; i++) {
      try {
        await this.#work(client, i);
      } catch (error) {
        if (!(error instanceof ClientError)) throw error;
      }
      await sleep(this.#pauseMs * (0.5 + Math.random()));
    }
  }

  #work(client: Client, i: number): Promise<unknown> {
    switch (i % 5) {
      case 0:
        return this.#put(client, `once-${this.#values}`);
      case 1:
        return this.#put(client, REGISTERS[Math.floor(Math.random() * REGISTERS.length)]);
      case 2:
        return this.#change(client, [COUNTERS[Math.floor(Math.random() * COUNTERS.length)]], ([count]) => [count + 1]);
      case 3: {
        const [from, to] = [...ACCOUNTS].sort(() => Math.random() - 0.5);
        return this.#change(client, [from, to], ([left, right]) => [left - 1, right + 1]);
      }
      default:
        return this.#audit(client);
    }
  }

  async #put(client: Client, key: string): Promise<void> {
    const text = this.#textOf(0);
    const began = this.recorder.begin();
    try {
      const version = await client.putText(key, text);
      this.recorder.end(began, 'committed', [], [{ key, version, text }]);
    } catch (error) {
      this.recorder.end(began, outcomeOf(error), [], [{ key, version: null, text }]);
      throw error;
    }
  }

  /** Reads these keys, computes, and writes them if they are still as they were. */
  async #change(client: Client, keys: readonly string[], compute: (amounts: readonly number[]) => readonly number[]): Promise<void> {
    const read = await this.#read(client, keys);
    const amounts = compute(read.map(amountIn));
    await this.#commit(
      client,
      read,
      keys.map((key, i) => ({ key, text: this.#textOf(amounts[i]) })),
    );
  }

  async #audit(client: Client): Promise<void> {
    const total = (await this.#read(client, ACCOUNTS)).reduce((sum, each) => sum + amountIn(each), 0);
    if (total !== ACCOUNTS.length * EACH_HAS)
      this.#broken.push(`all accounts together have ${total}, expected ${ACCOUNTS.length * EACH_HAS}`);
  }

  async #read(client: Client, keys: readonly string[]): Promise<readonly Sight[]> {
    const began = this.recorder.begin();
    try {
      const found = await client.read(keys);
      const sights = found.map(({ key, version, value }) => ({ key, version, text: value === undefined ? null : JSON.stringify(value) }));
      this.recorder.end(began, 'committed', sights, []);
      return sights;
    } catch (error) {
      this.recorder.end(began, 'aborted', [], []);
      throw error;
    }
  }

  async #commit(client: Client, read: readonly Sight[], writes: readonly { readonly key: string; readonly text: string }[]): Promise<void> {
    const body = {
      if: read.map(({ key, version }) => ({ key, version })),
      writes: writes.map(({ key, text }) => ({ key, value: JSON.parse(text) })),
    };
    const began = this.recorder.begin();
    const end = (outcome: Transaction['outcome'], made: readonly Made[]) => this.recorder.end(began, outcome, read, made);
    try {
      const { versions } = JSON.parse(await client.transactText(JSON.stringify(body)));
      end(
        'committed',
        writes.map((write, i) => ({ ...write, version: versions[i].version })),
      );
    } catch (error) {
      end(
        outcomeOf(error),
        writes.map((write) => ({ ...write, version: null })),
      );
      throw error;
    }
  }

  #textOf(amount: number): string {
    this.#values += 1;
    return JSON.stringify({ amount, by: `${this.#values}` } satisfies Amount);
  }
}

function amountIn({ key, text }: Sight): number {
  if (text === null) throw new Error(`${key} has no value`);
  const { amount }: Amount = JSON.parse(text);
  return amount;
}

/** A request that may be repeated has not happened. So has none that was refused. */
function outcomeOf(error: unknown): Transaction['outcome'] {
  if (!(error instanceof ClientError)) throw error;
  return ['unreachable', 'unknown_outcome'].includes(error.code) && !error.mayRetry ? 'unknown' : 'aborted';
}
