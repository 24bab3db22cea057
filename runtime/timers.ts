/** Timers, identified by value: equal values are the same timer. */
import { encode } from '../impl/kernel/plain-data.ts';

interface Armed {
  readonly handle: NodeJS.Timeout;
}

/** One arming of a timer: setting the timer again makes another one. */
export type Arming = object;

export class Timers<T> {
  readonly #armed = new Map<string, Armed>();

  /** Arms the timer, or arms it again. Calls `ring` when it runs out; the timer stays armed until `take`. */
  set(timer: T, afterMs: number, ring: (arming: Arming) => void): void {
    this.cancel(timer);
    const armed: Armed = { handle: setTimeout(() => ring(armed), afterMs) };
    this.#armed.set(encode(timer), armed);
  }

  cancel(timer: T): void {
    const key = encode(timer);
    clearTimeout(this.#armed.get(key)?.handle);
    this.#armed.delete(key);
  }

  /** Disarms a timer that ran out. Returns false when it was cancelled or set again meanwhile: then no time-out may happen. */
  take(timer: T, arming: Arming): boolean {
    const key = encode(timer);
    return this.#armed.get(key) === arming && this.#armed.delete(key);
  }

  clear(): void {
    for (const { handle } of this.#armed.values()) clearTimeout(handle);
    this.#armed.clear();
  }
}
