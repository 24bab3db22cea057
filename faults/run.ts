/** One run: a cluster under load, a fault, the recovery from it, and the judgement of all that clients saw. */
import { setTimeout as sleep } from 'node:timers/promises';
import { type HistoryReport, reportOn } from '../traces/client-history/report.ts';
import { Cluster } from './cluster.ts';
import type { Fault, Scene } from './fault.ts';
import { Load } from './load.ts';
import type { Counts } from './recorder.ts';
import { type Recovery, recoveryOf, type Wanted } from './recovery.ts';
import { replayed, type Traced } from './traced.ts';

/** A recovery, and from what. */
export interface Step extends Recovery {
  readonly after: string;
}

export interface Outcome {
  readonly fault: string;
  /** What broke, in a sentence each; empty: nothing. */
  readonly problems: readonly string[];
  readonly steps: readonly Step[];
  readonly counts: Counts;
  /** Acknowledged writes that the last reads did not find. */
  readonly lost: number;
  readonly verdict: HistoryReport['verdict'] | null;
  /** Null: the run broke before its traces could be replayed. */
  readonly traced: Traced | null;
  /** The longest time in which no client was told of a success. */
  readonly longestGapMs: number;
}

export interface RunOptions {
  /** Long runs do more of the same. */
  readonly isLong: boolean;
  /** Hears what happens, in words. */
  tell?(says: string): void;
}

export async function runFault(fault: Fault, { isLong, tell = () => undefined }: RunOptions): Promise<Outcome> {
  const cluster = await Cluster.start(fault.cluster);
  try {
    const run = new Run(cluster, isLong, tell);
    const problems = await run.play(fault);
    return { fault: fault.name, problems, ...run.findings() };
  } finally {
    await cluster.close();
  }
}

/** Of clients, between their requests. The tests, which are short runs, must leave something of the machine to each other. */
const PAUSE_MS = 50;
const LONGER_PAUSE_MS = 200;

class Run implements Scene {
  readonly cluster: Cluster;
  readonly isLong: boolean;
  readonly tell: (says: string) => void;
  readonly #load: Load;
  readonly #steps: Step[] = [];
  #lost = 0;
  #verdict: Outcome['verdict'] = null;
  #traced: Outcome['traced'] = null;

  constructor(cluster: Cluster, isLong: boolean, tell: (says: string) => void) {
    this.cluster = cluster;
    this.isLong = isLong;
    this.tell = tell;
    this.#load = new Load(cluster.servers, isLong ? PAUSE_MS : LONGER_PAUSE_MS);
  }

  /** Returns what broke. */
  async play(fault: Fault): Promise<readonly string[]> {
    try {
      await recoveryOf(this.cluster, performance.now());
      await this.#load.start();
      await this.pass(1_000, 5_000);
      await fault.happen(this);
      await this.pass(500, 2_000);
      await this.#load.stop();
      await recoveryOf(this.cluster, performance.now(), { atRest: true });
      return [...this.#load.broken, ...(await this.#judge()), ...(await this.#replay())];
    } catch (error) {
      const complaints = this.cluster.numbers.map((node) => this.cluster.errorsOf(node).trim()).filter((text) => text !== '');
      return [error instanceof Error ? error.message : String(error), ...complaints.map((text) => text.slice(0, 1_000))];
    } finally {
      await this.#load.stop();
    }
  }

  pass(shortMs: number, longMs: number): Promise<void> {
    return sleep(this.isLong ? longMs : shortMs);
  }

  async recover(after: string, sinceMs: number, wanted?: Wanted): Promise<void> {
    const recovery = await recoveryOf(this.cluster, sinceMs, wanted);
    this.tell(`${after}: ring after ${recovery.ringMs} ms, keys after ${recovery.usableMs} ms, replicas after ${recovery.restoredMs} ms`);
    this.#steps.push({ after, ...recovery });
  }

  findings(): Omit<Outcome, 'fault' | 'problems'> {
    const { counts, longestGapMs } = this.#load.recorder;
    return { steps: this.#steps, counts, lost: this.#lost, verdict: this.#verdict, traced: this.#traced, longestGapMs };
  }

  async #judge(): Promise<readonly string[]> {
    const { recorder } = this.#load;
    const lost = recorder.lostIn(await this.#load.lastReads());
    const { verdict, because } = reportOn(recorder.history());
    this.#lost = lost.length;
    this.#verdict = verdict;
    return [
      ...lost.map(({ key, version }) => `the write of ${key} that made version ${version} was acknowledged, and is lost`),
      ...(verdict === 'strictly serialisable' ? [] : [`the history is ${verdict}: ${because.slice(0, 10).join(' ')}`]),
    ];
  }

  /** Stops all nodes, and replays what they have recorded. */
  async #replay(): Promise<readonly string[]> {
    const codes = await this.cluster.stopAll();
    const { traced, problems } = replayed(this.cluster.traces);
    this.#traced = traced;
    this.tell(`replayed ${traced.events} events: ${[traced.verdict, ...traced.doubts].join(', ')}`);
    return [
      ...codes.filter((code) => code !== 0).map((code) => `a node was told to stop, and has ended with ${code}, expected 0`),
      ...problems,
    ];
  }
}
