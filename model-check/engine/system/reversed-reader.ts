/** Reads a state in reverse order, for the second run of user code: its result must not depend on the order. */
import type { Value } from '../../../impl/kernel/plain-data.ts';
import { Turned } from './key-order.ts';
import { partOf, type SecondReader } from './system.ts';

/** A state in its usual order. Reading it is not noted. */
export interface Unnoted {
  whole(slot: number): Value;
  messages(): readonly Value[];
  quiet(): boolean;
}

/** Shows the keys of all records in reverse order, and the messages too, as their order means nothing. */
export class ReversedReader implements SecondReader {
  readonly watching: boolean;
  readonly isReversed = true;
  readonly again = undefined;
  stamp = -1;
  readonly #usual: Unnoted;
  readonly #turned = new Turned();

  /** `watching`: only what is asked for is reversed. */
  constructor(usual: Unnoted, watching: boolean) {
    this.#usual = usual;
    this.watching = watching;
  }

  /** Moves the reader to the state with this stamp. */
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
