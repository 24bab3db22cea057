/**
 * Follows a run while it is recorded: looks for new files, and replays what has come. Each node's steps and the messages are
 * judged as in a replay, and so are the properties that look at one step. Its user decides when it looks.
 */
import { Life } from '../causal-order/life.ts';
import { BadTrace } from '../format/bad-trace.ts';
import { statOf } from '../format/file-chunks.ts';
import { type LifeFiles, LifeSource, livesIn } from '../format/life-files.ts';
import { hasHeader } from '../format/trace-file.ts';
import { tracesIn } from '../format/trace-folder.ts';
import { castOf } from './given-protocols.ts';
import { ReplayRun } from './replay-run.ts';
import type { Replayables } from './replayable.ts';
import type { Finding, ReplayReport } from './report.ts';

interface Followed {
  readonly life: Life;
  readonly source: LifeSource;
}

export interface FollowerOptions {
  /** For how long a receipt waits for the line of its sending, in milliseconds; 5,000 when omitted. */
  readonly patienceMs?: number;
  /** For how long a message that was sent is expected, in milliseconds; 600,000 when omitted. Later it counts as lost. */
  readonly mostInFlightMs?: number;
}

/** In milliseconds. */
const PATIENCE_MS = 5_000;
const MOST_IN_FLIGHT_MS = 600_000;

export class Follower {
  readonly #paths: readonly string[];
  readonly #protocols: Replayables;
  readonly #patienceMs: number;
  readonly #mostInFlightMs: number;
  readonly #files = new Set<string>();
  readonly #lives: Followed[] = [];
  // biome-ignore lint/suspicious/noExplicitAny: the types of a protocol are its own; here they are only passed on.
  #run: ReplayRun<any, any> | null = null;
  /** When the last line was consumed, by the clock of the caller. */
  #progressAt = 0;
  #wallMs = 0;

  /** Folders, which may be empty still, or files. Throws `BadTrace` if a path is not there. */
  constructor(
    paths: readonly string[],
    protocols: Replayables,
    { patienceMs = PATIENCE_MS, mostInFlightMs = MOST_IN_FLIGHT_MS }: FollowerOptions = {},
  ) {
    if (paths.length === 0) throw new BadTrace('(no file)', null, 'no trace to read');
    for (const path of paths) statOf(path);
    this.#paths = paths;
    this.#protocols = protocols;
    this.#patienceMs = patienceMs;
    this.#mostInFlightMs = mostInFlightMs;
  }

  get events(): number {
    return this.#run?.events ?? 0;
  }

  get doubts(): readonly Finding[] {
    return this.#run?.doubts ?? [];
  }

  /** The first wrong step; null: none was found yet. */
  get divergence(): Finding | null {
    return this.#run?.divergence ?? null;
  }

  get messages(): ReplayReport['consumed']['messages'] {
    return this.#run?.messages ?? { sent: 0, delivered: 0, inFlight: 0, lost: 0 };
  }

  /** The lives that have a trace, and those of them that go on. */
  get lives(): { readonly known: number; readonly open: number } {
    return { known: this.#lives.length, open: this.#lives.filter(({ life }) => life.end === null && life.head !== null).length };
  }

  /** The time of the last event that was consumed, in milliseconds since 1970; 0: there was none. */
  get wallMs(): number {
    return this.#wallMs;
  }

  /**
   * Looks for new files, and consumes lines until there are none, or `most` were consumed. `now`: milliseconds on any clock that
   * never goes back. Returns whether there may be more. Throws `BadTrace`.
   */
  look(now: number, most: number): boolean {
    this.#findFiles();
    const run = this.#run;
    if (run === null) return false;
    run.passTo(now, this.#mostInFlightMs);
    for (let i = 0; i < most; i++) {
      const isPatient = now - this.#progressAt < this.#patienceMs;
      if (run.step(isPatient) !== 'consumed') return false;
      this.#progressAt = now;
      this.#wallMs = run.lastWallMs;
    }
    return true;
  }

  /** The verdict up to now. Nodes that go on raise no doubt. Null: no event has come. */
  report(): ReplayReport | null {
    return this.#run === null || this.#run.events === 0 ? null : this.#run.report(0);
  }

  #findFiles(): void {
    const files = this.#paths.flatMap((path) => (statOf(path).isDirectory() ? tracesIn(path) : [path]));
    const fresh = files.filter((file) => !this.#files.has(plainName(file)) && hasHeader(file));
    if (fresh.length === 0) return;
    for (const file of fresh) this.#files.add(plainName(file));
    for (const life of livesIn(fresh)) this.#take(life);
    this.#begin();
  }

  #take({ header, files }: LifeFiles): void {
    const known = this.#lives.find(({ life }) => life.header.node === header.node && life.header.incarnation === header.incarnation);
    if (known !== undefined) {
      for (const file of files) known.source.addFile(file);
      return;
    }
    // A node that begins another life has ended the earlier one.
    for (const { life, source } of this.#lives) if (life.header.node === header.node) source.close();
    const source = new LifeSource(files, false);
    const followed = { source, life: new Life(source) };
    this.#lives.push(followed);
    this.#run?.add(followed.life);
  }

  #begin(): void {
    if (this.#run !== null || this.#lives.length === 0) return;
    const lives = this.#lives.map(({ life }) => life).sort((left, right) => left.header.node - right.header.node);
    const cast = castOf(lives, this.#protocols);
    // Properties of the whole need all nodes from the beginning, so only those are judged that look at one step.
    const { properties: _, ...main } = cast.main;
    this.#run = new ReplayRun(lives, { ...cast, main }, true);
  }
}

/** The name of a file before it was compressed. */
function plainName(file: string): string {
  return file.replace(/\.(gz|zst)$/, '');
}
