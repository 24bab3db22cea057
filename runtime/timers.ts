/** Timers by their value: equal timers are the same timer. */
import { encode } from '../impl/kernel/plain-data.ts';

interface Armed {
  readonly handle: NodeJS.Timeout;
}

/** One arming of a timer: setting it anew makes another one. */
export type Arming = object;

export class Timers<T> {
  readonly #armed = new Map<string, Armed>();

  /** Arms the timer, anew if it is armed already. `ring` is called when it runs out; it stays armed until `take`. */
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

  /** Uses the timer up. False when it was cancelled or set anew after it ran out: then its time-out must not happen. */
  take(timer: T, arming: Arming): boolean {
    const key = encode(timer);
    return this.#armed.get(key) === arming && this.#armed.delete(key);
  }

  clear(): void {
    for (const { handle } of this.#armed.values()) clearTimeout(handle);
    this.#armed.clear();
  }
}
