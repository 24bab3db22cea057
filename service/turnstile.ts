/**
 * Lets as much work into the store at once as it does in good time, and the rest waits outside. Without it, a node that is asked
 * for more than it can do does ever less: what waits inside is asked again, and given up, and its locks are in the way of others.
 */

/** The limit at first, and its bounds. Some work is always let in: what is slow must not stop all else. */
const FIRST = 64;
const LEAST = 4;
const MOST = 500;
/** Work that takes longer is slow, in milliseconds. */
const SLOW_MS = 1_000;
/** Slow work lowers the limit, at most once in this time: what was let in together is slow together. */
const LOWERS_EVERY_MS = 500;
const LOWERS_TO = 0.7;

export class Turnstile {
  /** The oldest first. Each hears whether it may enter. */
  readonly #waiting = new Set<(mayEnter: boolean) => void>();
  readonly #now: () => number;
  #limit = FIRST;
  #inside = 0;
  #loweredAt = Number.NEGATIVE_INFINITY;

  /** `now`: milliseconds of this process. */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** How much work may be inside. */
  get limit(): number {
    return Math.floor(this.#limit);
  }

  /** How much work is inside or waits. */
  get size(): number {
    return this.#inside + this.#waiting.size;
  }

  /** Does the work when there is room. Resolves to null if there is none within `patienceMs`, or if the turnstile closes. */
  async pass<T>(patienceMs: number, work: () => Promise<T>): Promise<{ readonly done: T } | null> {
    if (!(await this.#enter(patienceMs))) return null;
    const since = this.#now();
    try {
      return { done: await work() };
    } finally {
      this.#leave(since);
    }
  }

  /** Sends all away that wait. */
  close(): void {
    for (const hear of this.#waiting) hear(false);
    this.#waiting.clear();
  }

  #enter(patienceMs: number): Promise<boolean> | boolean {
    if (this.#inside < this.limit) {
      this.#inside += 1;
      return true;
    }
    return new Promise((resolve) => {
      const hear = (mayEnter: boolean): void => {
        clearTimeout(timer);
        this.#waiting.delete(hear);
        resolve(mayEnter);
      };
      const timer = setTimeout(() => hear(false), Math.max(0, patienceMs));
      this.#waiting.add(hear);
    });
  }

  /** Work in good time makes room for one more each time that all inside was in good time. */
  #leave(since: number): void {
    this.#inside -= 1;
    const now = this.#now();
    if (now - since <= SLOW_MS) this.#limit = Math.min(MOST, this.#limit + 1 / this.#limit);
    else if (now - this.#loweredAt >= LOWERS_EVERY_MS) {
      this.#limit = Math.max(LEAST, this.#limit * LOWERS_TO);
      this.#loweredAt = now;
    }
    for (const hear of this.#waiting) {
      if (this.#inside >= this.limit) return;
      this.#inside += 1;
      hear(true);
    }
  }
}
