/** Fingerprints of states by their views. A view is a pure function of what it reads, so it is computed once for what looks the same. */
import { encode, type Value } from '../../../impl/kernel/plain-data.ts';
import type { Outcomes } from '../memo/outcomes.ts';
import { WatchingReader } from '../memo/reading.ts';
import type { Space } from '../memo/space.ts';
import { appendSuccessor } from '../memo/successor.ts';
import { frozenCopy } from '../system/key-order.ts';
import { seenBy } from '../system/seen.ts';
import type { System } from '../system/system.ts';
import { callTwice, differenceOfValues } from '../system/user-code.ts';
import { GrowingInts } from '../tables/growing.ts';
import type { Interner } from '../tables/interner.ts';
import { Aspects } from './aspects.ts';

export class Views<S> {
  /** The fingerprint that was computed last. */
  low = 0;
  high = 0;
  readonly #system: System<S>;
  readonly #space: Space;
  readonly #view: (state: S) => Value;
  readonly #aspects: Aspects;
  readonly #reader: WatchingReader;
  readonly #values: Interner;
  /** By aspect: the id of the view. */
  #ids: number[] = [];
  readonly #after = new GrowingInts();

  constructor(system: System<S>, space: Space, view: (state: S) => Value) {
    this.#system = system;
    this.#space = space;
    this.#view = view;
    this.#aspects = new Aspects(system, space);
    this.#aspects.withTraffic = true;
    this.#reader = new WatchingReader(space);
    this.#values = space.interner('the view');
  }

  /** Puts the fingerprint of the view of the row at `base` into `low` and `high`. */
  of(data: Int32Array, base: number): void {
    for (;;) {
      const aspect = this.#aspects.of(data, base) - this.#aspects.first;
      const known = this.#ids[aspect];
      const id = known ?? this.#look(aspect, data, base);
      if (id === undefined) continue;
      this.low = this.#values.low(id);
      this.high = this.#values.high(id);
      return;
    }
  }

  /** The same for the state after `outcome`. */
  after(outcome: number, outcomes: Outcomes, data: Int32Array, base: number): void {
    this.#after.length = 0;
    appendSuccessor(this.#after, data, base, this.#space.slots.length, outcomes, outcome, this.#system.bag);
    this.of(this.#after.data, 0);
  }

  /** Returns undefined when something new was read, so that the aspects have new numbers. */
  #look(aspect: number, data: Int32Array, base: number): number | undefined {
    const seen = seenBy(this.#reader.at(data, base), (read) => this.#system.view(read));
    const { again } = seen;
    const where = () => 'view';
    const copied = (value: Value): Value => {
      encode(value);
      return frozenCopy(value);
    };
    const value = callTwice(where, () => copied(this.#view(seen.state)), again && (() => copied(this.#view(again()))), differenceOfValues);
    if (this.#aspects.learn(this.#reader)) {
      this.#ids = [];
      return undefined;
    }
    const id = this.#values.id(value);
    this.#ids[aspect] = id;
    return id;
  }

  get bytes(): number {
    return this.#aspects.bytes + 8 * this.#ids.length;
  }
}
