/**
 * Fingerprints of orbits: states that differ only in the names of symmetric parts get the same fingerprint.
 *
 * Under each renaming, a value has the two lanes of its image. Their sums over all slots and messages are the fingerprints
 * of the renamed states, and the least of these is the orbit's. So no state is renamed as a whole, and each value is
 * renamed only once.
 */

import { CONSUMED, FACTS, type Outcomes, SENDS_END, SENDS_FROM, WRITES_END, WRITES_FROM } from '../memo/outcomes.ts';
import type { System } from '../system/system.ts';
import { COUNT, HEADER, inFlight } from '../tables/rows.ts';
import type { Images, ValueImages } from './images.ts';

export class Orbits {
  /** The fingerprint that was computed last. */
  low = 0;
  high = 0;
  /** The number of renamings, the identity included. */
  readonly #count: number;
  readonly #inSet: boolean;
  readonly #slots: readonly ValueImages[];
  readonly #messages: ValueImages;
  /** Sums of lanes: the low ones by renaming, the identity first, then the high ones. */
  readonly #state: Int32Array;
  readonly #successor: Int32Array;

  constructor({ count, slots, messages }: Images, { bag }: Pick<System<unknown>, 'bag'>) {
    this.#count = count;
    this.#inSet = bag !== 'multiset';
    this.#slots = slots;
    this.#messages = messages;
    this.#state = new Int32Array(2 * count);
    this.#successor = new Int32Array(2 * count);
  }

  /** Puts the fingerprint of the row's orbit into `low` and `high`. Call this first, then `after` for its successors. */
  of(data: Int32Array, base: number): void {
    this.#state.fill(0);
    const first = base + HEADER;
    for (let slot = 0; slot < this.#slots.length; slot++) add(this.#state, this.#slots[slot], data[first + slot]);
    const messages = first + this.#slots.length;
    for (let i = messages; i < messages + data[base + COUNT]; i++) add(this.#state, this.#messages, data[i]);
    this.#findLeast(this.#state);
  }

  /** The same for the state after `outcome`. `of` must have been called with the row at `base`. */
  after(outcome: number, outcomes: Outcomes, data: Int32Array, base: number): void {
    const sums = this.#successor;
    sums.set(this.#state);
    const facts = outcomes.facts.data;
    const at = outcome * FACTS;
    const writes = outcomes.writes.data;
    for (let w = facts[at + WRITES_FROM]; w < facts[at + WRITES_END]; w += 3) {
      subtract(sums, this.#slots[writes[w]], writes[w + 1]);
      add(sums, this.#slots[writes[w]], writes[w + 2]);
    }
    const consumed = facts[at + CONSUMED];
    if (consumed >= 0) subtract(sums, this.#messages, consumed);
    const messages = base + HEADER + this.#slots.length;
    for (let s = facts[at + SENDS_FROM]; s < facts[at + SENDS_END]; s++) {
      const message = outcomes.sends.data[s];
      if (this.#inSet && message !== consumed && inFlight(data, messages, data[base + COUNT], message)) continue;
      add(sums, this.#messages, message);
    }
    this.#findLeast(sums);
  }

  /** Compares low lanes first: the visited set chooses places by the high lane, which must stay evenly distributed. */
  #findLeast(sums: Int32Array): void {
    const count = this.#count;
    let low = sums[0];
    let high = sums[count];
    for (let i = 1; i < count; i++) {
      if (sums[i] > low || (sums[i] === low && sums[count + i] >= high)) continue;
      low = sums[i];
      high = sums[count + i];
    }
    this.low = low;
    this.high = high;
  }
}

function add(sums: Int32Array, images: ValueImages, id: number): void {
  const place = 2 * images.place(id);
  const lanes = images.lanes.data;
  for (let i = 0; i < sums.length; i++) sums[i] += lanes[place + i];
}

function subtract(sums: Int32Array, images: ValueImages, id: number): void {
  const place = 2 * images.place(id);
  const lanes = images.lanes.data;
  for (let i = 0; i < sums.length; i++) sums[i] -= lanes[place + i];
}
