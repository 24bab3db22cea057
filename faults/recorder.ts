/** What the clients of a run saw, as a history for the judge of serialisability. */
import type { ExactNumber, History, Operation, Transaction } from '../spec/serialisability/history.ts';

/** A key as it was read. `text`: null if there was no value. */
export interface Sight {
  readonly key: string;
  readonly version: string;
  readonly text: string | null;
}

/** A write. `version`: null if no answer has told it. Each text is written once, so that a read tells its writer. */
export interface Made {
  readonly key: string;
  readonly version: string | null;
  readonly text: string;
}

interface Seen {
  readonly began: number;
  readonly ended: number | null;
  readonly outcome: Transaction['outcome'];
  readonly reads: readonly Sight[];
  readonly writes: readonly Made[];
}

export interface Counts {
  readonly committed: number;
  readonly aborted: number;
  readonly unknown: number;
}

export class Recorder {
  readonly #seen: Seen[] = [];
  /** Counts requests and answers: only their order is used. */
  #now = 0;
  #lastCommitMs = performance.now();
  #longestGapMs = 0;

  /** A request is about to be sent. Returns its time. */
  begin(): number {
    this.#now += 1;
    return this.#now;
  }

  /** The answer to a request has come, or none will come any more. */
  end(began: number, outcome: Transaction['outcome'], reads: readonly Sight[], writes: readonly Made[]): void {
    this.#now += 1;
    this.#seen.push({ began, ended: outcome === 'unknown' ? null : this.#now, outcome, reads, writes });
    if (outcome !== 'committed') return;
    const nowMs = performance.now();
    this.#longestGapMs = Math.max(this.#longestGapMs, nowMs - this.#lastCommitMs);
    this.#lastCommitMs = nowMs;
  }

  /** The longest time in which no client was told of a success. */
  get longestGapMs(): number {
    return Math.round(this.#longestGapMs);
  }

  get counts(): Counts {
    const count = (outcome: Transaction['outcome']) => this.#seen.filter((each) => each.outcome === outcome).length;
    return { committed: count('committed'), aborted: count('aborted'), unknown: count('unknown') };
  }

  /** The keys that somebody has tried to write. */
  get keys(): readonly string[] {
    return [...new Set(this.#seen.flatMap(({ writes }) => writes.map(({ key }) => key)))];
  }

  /** The acknowledged writes of which `last`, read after all of them, shows neither the value nor a newer one. */
  lostIn(last: readonly Sight[]): readonly Made[] {
    const there = new Map(last.map(({ key, version }) => [key, numberOf(version)]));
    const acknowledged = this.#seen.flatMap(({ outcome, writes }) => (outcome === 'committed' ? writes : []));
    return acknowledged.filter(({ key, version }) => version !== null && (there.get(key) ?? 0) < numberOf(version));
  }

  /** Unless a read has seen it, a write whose version nobody was told is left out: it has had no effect yet. */
  history(): History {
    const sights = new Map(this.#seen.flatMap(({ reads }) => reads.map(({ key, version, text }) => [`${key} ${text}`, version])));
    return this.#seen.map(
      ({ began, ended, outcome, reads, writes }, i): Transaction => ({
        id: `${i}`,
        outcome,
        began,
        ended,
        operations: [
          ...reads.map(({ key, version, text }): Operation => ({ type: 'read', item: key, version: numberOf(version), value: text })),
          ...writes.flatMap(({ key, version, text }): readonly Operation[] => {
            const made = version ?? sights.get(`${key} ${text}`);
            return made === undefined ? [] : [{ type: 'write', item: key, version: numberOf(made), value: text }];
          }),
        ],
      }),
    );
  }
}

const PART = 2n ** 53n;

/** The order of versions is that of counter, writer and boot. */
export function numberOf(version: string): ExactNumber {
  const number = version.split('.').reduce((sum, part) => sum * PART + BigInt(part), 0n);
  return number <= Number.MAX_SAFE_INTEGER ? Number(number) : number;
}
