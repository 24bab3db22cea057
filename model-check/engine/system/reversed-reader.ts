/** Reads a state in another order: for the second run of user code, whose result must not depend on it. */
import type { Value } from '../../../impl/kernel/plain-data.ts';
import { Turned } from './key-order.ts';
import { partOf, type SecondReader } from './system.ts';

/** A state in its usual order, read without its being noted. */
export interface Unnoted {
  whole(slot: number): Value;
  messages(): readonly Value[];
  quiet(): boolean;
}

/** The keys of all records are in the opposite order, and so are messages, whose order means nothing. */
export class ReversedReader implements SecondReader {
  readonly watching: boolean;
  readonly isReversed = true;
  readonly again = undefined;
  stamp = -1;
  readonly #usual: Unnoted;
  readonly #turned = new Turned();

  /** `watching`: what is not asked for is not turned round either. */
  constructor(usual: Unnoted, watching: boolean) {
    this.#usual = usual;
    this.watching = watching;
  }

  /** The reader of the state with this stamp. */
  at(stamp: number): this {
    this.stamp = stamp;
    return this;
  }

  original(slot: number): Value {
    return this.#usual.whole(slot);
  }

  whole(slot: number): Value {
    return this.#turned.of(this.#usual.whole(slot));
  }

  part(slot: number, path: readonly string[]): Value {
    return partOf(this.whole(slot), path);
  }

  messages(): readonly Value[] {
    return this.#usual
      .messages()
      .map((message) => this.#turned.of(message))
      .reverse();
  }

  quiet(): boolean {
    return this.#usual.quiet();
  }
}
