/** Decides when a run pauses for the rest of the process, and when a limit ends it. */

import type { Limits } from '../options.ts';
import type { Machine } from './machine.ts';
import { type Pacing, Stopped } from './pacing.ts';

const SECONDS_PER_TURN = 0.05;
const SECONDS_PER_LOOK_AT_HEAP = 0.005;
/** While questions come fast, the clock is read once in at most this many. A few fast ones may lie between slow ones. */
const QUESTIONS_PER_LOOK = 16;
const FAST_SECONDS = 0.0005;

const SHARE_OF_FREE_MEMORY = 0.75;

export class Pace implements Pacing {
  readonly machine: Machine;
  readonly #limits: Limits;
  readonly #start: number;
  readonly #maxMemoryMB: number;
  #turn: number;
  #look: number;
  #lookAtHeap: number;
  /** Questions until the clock is looked at again. */
  #left = 1;
  /** Questions from one look at the clock to the next. */
  #stride = 1;
  #isDue = false;
  #isHeapFull = false;

  constructor(limits: Limits, machine: Machine) {
    this.machine = machine;
    this.#limits = limits;
    this.#start = machine.seconds();
    this.#turn = this.#start;
    this.#look = this.#start;
    this.#lookAtHeap = this.#start;
    this.#maxMemoryMB = limits.maxMemoryMB ?? machine.memoryMB() + machine.freeMemoryMB() * SHARE_OF_FREE_MEMORY;
  }

  /** Seconds since this object was made. */
  get elapsed(): number {
    return this.machine.seconds() - this.#start;
  }

  /** Whether it is time for a pause. Cheap, to be asked wherever a run can pause. */
  readonly isDue = (): boolean => {
    if (this.#isDue || --this.#left > 0) return this.#isDue;
    const now = this.machine.seconds();
    this.#stride = now - this.#look < FAST_SECONDS ? Math.min(2 * this.#stride, QUESTIONS_PER_LOOK) : 1;
    this.#left = this.#stride;
    this.#look = now;
    if (now - this.#lookAtHeap > SECONDS_PER_LOOK_AT_HEAP) {
      this.#lookAtHeap = now;
      this.#isHeapFull = this.machine.isHeapFull();
    }
    const { maxSeconds = Number.POSITIVE_INFINITY, signal } = this.#limits;
    const isLate = now - this.#turn >= SECONDS_PER_TURN || now - this.#start >= maxSeconds;
    this.#isDue = isLate || this.#isHeapFull || signal?.aborted === true;
    return this.#isDue;
  };

  /** The limit that was hit, in words; null when there is none. `bytesSoon`: bytes that the run will soon allocate at once. */
  limitHit(bytesSoon = 0): string | null {
    const { maxMemoryMB, maxSeconds, signal } = this.#limits;
    if (signal?.aborted) return 'the run was interrupted';
    if (maxSeconds !== undefined && this.elapsed >= maxSeconds) return `the limit of ${maxSeconds} seconds was hit`;
    if (this.#isHeapFull)
      return `the JavaScript heap is nearly full (it may take ${megabytes(this.machine.heapLimitBytes())} MB; NODE_OPTIONS=--max-old-space-size=MB sets another limit)`;
    if (this.machine.memoryMB() + bytesSoon / 1e6 < this.#maxMemoryMB) return null;
    return maxMemoryMB === undefined
      ? `the limit of ${Math.round(this.#maxMemoryMB)} MB was hit, three quarters of what was free; another limit may be set`
      : `the limit of ${maxMemoryMB} MB was hit`;
  }

  /** Gives the rest of the process a turn, if it is time. */
  async pause(): Promise<void> {
    if (!this.isDue()) return;
    await this.machine.breathe();
    this.#turn = this.machine.seconds();
    this.#isDue = false;
    this.#left = 1;
  }

  /** Runs `work` to its end, with pauses. Throws `Stopped` when a limit is hit. */
  async finish<R>(work: Generator<unknown, R>): Promise<R> {
    for (;;) {
      const { done, value } = work.next();
      if (done) return value;
      if (!this.isDue()) continue;
      await this.pause();
      const limit = this.limitHit();
      if (limit !== null) throw new Stopped(limit);
    }
  }
}

/** The error in words if V8 could not allocate something; null for any other error. */
export function outOfMemory(error: unknown): string | null {
  const isThat =
    error instanceof RangeError && /allocation failed|[Ii]nvalid (typed )?array length|maximum size exceeded/.test(error.message);
  return isThat ? `there was no room for more (${error.message})` : null;
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1e6);
}
