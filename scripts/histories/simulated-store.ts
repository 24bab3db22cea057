/**
 * Histories of a store that runs one transaction after the other, as clients see them: requests and answers take their time,
 * and some are lost. On request it does one thing wrong. All follows from a seed.
 */
import { below, type RandomStream, randomStream } from '../../model-check/chance/random.ts';

export const ANOMALIES = ['stale read', 'lost update', 'write skew', 'fractured read', 'dirty read'] as const;
export type Anomaly = (typeof ANOMALIES)[number];

/** How values are kept: registers, or lists to which elements are appended. */
export type Kind = 'rw-register' | 'append';

export interface SimulationOptions {
  readonly seed: number;
  readonly kind: Kind;
  readonly clients: number;
  /** Transactions of each client before and after the anomaly. */
  readonly transactions: number;
  readonly keys: number;
  /** The most operations of a transaction. */
  readonly operations: number;
  readonly anomaly?: Anomaly;
}

interface Step {
  readonly does: 'read' | 'write';
  readonly key: string;
}

interface Request {
  readonly process: number;
  readonly steps: readonly Step[];
  readonly invoked: number;
  /** When the store runs it; null: it never does. */
  readonly runs: number | null;
  /** Null: the answer is lost. */
  readonly answered: number | null;
}

interface Told {
  readonly time: number;
  readonly text: string;
}

/** The history as EDN, one event per line. */
export function simulatedHistory(options: SimulationOptions): string {
  return new Simulation(options).history();
}

class Simulation {
  readonly #options: SimulationOptions;
  readonly #random: RandomStream;
  readonly #told: Told[] = [];
  /** The elements of each key; the last one is the value of a register. */
  #store = new Map<string, readonly number[]>();
  #time = 0;
  #values = 0;
  #processes = 0;

  constructor(options: SimulationOptions) {
    this.#options = options;
    this.#random = randomStream(options.seed);
  }

  history(): string {
    this.#work();
    // Alone in its time, so that no other transaction can explain it.
    if (this.#options.anomaly !== undefined) this.#misbehave(this.#options.anomaly);
    this.#readAll();
    this.#work();
    return this.#told
      .sort((a, b) => a.time - b.time)
      .map(({ text }) => `${text}\n`)
      .join('');
  }

  /** Clients side by side, each with one transaction after the other. */
  #work(): void {
    const requests: Request[] = [];
    for (let client = 0; client < this.#options.clients; client++) {
      let [process, time] = [this.#processes++, this.#time + this.#delay()];
      for (let i = 0; i < this.#options.transactions; i++) {
        const runs = time + this.#delay();
        const answered = runs + this.#delay();
        const isLost = this.#draw(20) === 0;
        requests.push({
          process,
          steps: this.#steps(),
          invoked: time,
          runs: isLost && this.#draw(2) === 0 ? null : runs,
          answered: isLost ? null : answered,
        });
        // A client whose answer was lost goes on under another name.
        if (isLost) process = this.#processes++;
        time = answered + this.#delay();
      }
    }
    requests.sort((a, b) => (a.runs ?? a.invoked) - (b.runs ?? b.invoked));
    for (const { process, steps, invoked, runs, answered } of requests) {
      const operations = steps.map((step) => (step.does === 'write' ? { ...step, value: this.#nextValue() } : step));
      this.#tell(
        invoked,
        process,
        'invoke',
        operations.map((each) => this.#asked(each)),
      );
      const done = runs === null ? [] : this.#run(operations);
      if (answered !== null) this.#tell(answered, process, 'ok', done);
    }
    this.#passAll();
  }

  #misbehave(anomaly: Anomaly): void {
    const [x, y] = ['k0', 'k1'];
    const before = this.#store;
    const write = (key: string) => ({ does: 'write' as const, key, value: this.#nextValue() });
    const read = (key: string) => ({ does: 'read' as const, key });
    /** Both see the store as it was, and then both write. */
    const sideBySide = (first: readonly Operation[], second: readonly Operation[]) => {
      const firstDone = this.#run(first);
      const after = this.#store;
      this.#store = before;
      const secondDone = this.#run(second);
      this.#store = merged(before, after, this.#store);
      this.#tellBoth(first, firstDone, second, secondDone, true);
    };
    switch (anomaly) {
      case 'lost update':
        return sideBySide([read(x), write(x)], [read(x), write(x)]);
      case 'write skew':
        return sideBySide([read(x), write(y)], [read(y), write(x)]);
      case 'stale read':
      case 'fractured read':
      case 'dirty read': {
        const writes = anomaly === 'stale read' ? [write(x)] : [write(x), write(y)];
        const written = this.#run(writes);
        const after = this.#store;
        const seen = new Map(
          anomaly === 'fractured read'
            ? [[x, before.get(x) ?? []] as const, [y, after.get(y) ?? []] as const]
            : anomaly === 'dirty read'
              ? after
              : before,
        );
        this.#store = seen;
        const reads = [read(x), read(y)];
        const done = this.#run(reads);
        this.#store = anomaly === 'dirty read' ? before : after;
        return this.#tellBoth(writes, written, reads, done, anomaly === 'fractured read', anomaly === 'dirty read' ? 'fail' : 'ok');
      }
    }
  }

  #tellBoth(
    first: readonly Operation[],
    firstDone: readonly string[],
    second: readonly Operation[],
    secondDone: readonly string[],
    overlap: boolean,
    end = 'ok',
  ): void {
    const [one, other] = [this.#processes++, this.#processes++];
    const start = this.#time;
    this.#tell(
      start + 1,
      one,
      'invoke',
      first.map((each) => this.#asked(each)),
    );
    this.#tell(start + (overlap ? 4 : 2), one, end, firstDone);
    this.#tell(
      start + 3,
      other,
      'invoke',
      second.map((each) => this.#asked(each)),
    );
    this.#tell(start + 5, other, 'ok', secondDone);
    this.#passAll();
  }

  #readAll(): void {
    const reads = Array.from({ length: this.#options.keys }, (_, i) => ({ does: 'read' as const, key: `k${i}` }));
    const process = this.#processes++;
    this.#tell(
      this.#time + 1,
      process,
      'invoke',
      reads.map((each) => this.#asked(each)),
    );
    this.#tell(this.#time + 2, process, 'ok', this.#run(reads));
    this.#passAll();
  }

  #run(operations: readonly Operation[]): readonly string[] {
    const store = new Map(this.#store);
    const done = operations.map((operation) => {
      const held = store.get(operation.key) ?? [];
      if (operation.value === undefined) return this.#read(operation.key, held);
      store.set(operation.key, [...held, operation.value]);
      return this.#asked(operation);
    });
    this.#store = store;
    return done;
  }

  #read(key: string, held: readonly number[]): string {
    return `[:r :${key} ${this.#options.kind === 'append' ? `[${held.join(' ')}]` : (held.at(-1) ?? 'nil')}]`;
  }

  #asked({ key, value }: Operation): string {
    return value === undefined ? `[:r :${key} nil]` : `[${this.#options.kind === 'append' ? ':append' : ':w'} :${key} ${value}]`;
  }

  #tell(time: number, process: number, type: string, operations: readonly string[]): void {
    this.#told.push({ time, text: `{:process ${process} :type :${type} :f :txn :value [${operations.join(' ')}]}` });
  }

  #steps(): readonly Step[] {
    return Array.from({ length: 1 + this.#draw(this.#options.operations) }, () => ({
      does: this.#draw(2) === 0 ? ('read' as const) : ('write' as const),
      key: `k${this.#draw(this.#options.keys)}`,
    }));
  }

  /** Moves on to a time when all answers have arrived. */
  #passAll(): void {
    this.#time = this.#told.reduce((latest, { time }) => Math.max(latest, time), this.#time) + 1;
  }

  /** Fractions keep two events from having one time. */
  #delay(): number {
    return 1 + this.#draw(100_000) / 10_000;
  }

  #nextValue(): number {
    this.#values += 1;
    return this.#values;
  }

  #draw(among: number): number {
    return below(this.#random, among);
  }
}

interface Operation extends Step {
  readonly value?: number;
}

/** The store after two transactions that have both started from `before`: what each has added, one after the other. */
function merged(
  before: ReadonlyMap<string, readonly number[]>,
  one: ReadonlyMap<string, readonly number[]>,
  other: ReadonlyMap<string, readonly number[]>,
): Map<string, readonly number[]> {
  const keys = new Set([...one.keys(), ...other.keys()]);
  return new Map(
    [...keys].map((key) => {
      const old = before.get(key) ?? [];
      return [key, [...old, ...(one.get(key) ?? []).slice(old.length), ...(other.get(key) ?? []).slice(old.length)]];
    }),
  );
}
