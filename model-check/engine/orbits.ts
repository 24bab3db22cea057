/**
 * Fingerprints of orbits: states that differ only in the names of parts that are alike have the same one.
 *
 * A value has two lanes under each renaming: those of what it is renamed to. Their sums over all slots and messages are
 * the fingerprints of all renamed states, and the least of these is the orbit's. So a state is never renamed as a
 * whole, and a value only once.
 */
import type { Value } from '../../impl/kernel/plain-data.ts';
import { GrowingInts, grownTo } from './growing.ts';
import type { Interner } from './interner.ts';
import { ModelError, messageOf } from './model-error.ts';
import { CONSUMED, FACTS, type Outcomes, SENDS_END, SENDS_FROM, WRITES_END, WRITES_FROM } from './outcomes.ts';
import { COUNT, HEADER, inFlight } from './rows.ts';
import type { Space } from './space.ts';
import type { Renaming, Symmetry, System } from './system.ts';

export class Orbits {
  /** The fingerprint that was asked for last. */
  low = 0;
  high = 0;
  /** Of renamings, the identity included. */
  readonly #count: number;
  readonly #inSet: boolean;
  readonly #slots: readonly Images[];
  readonly #messages: Images;
  /** Sums of lanes: the low ones by renaming, the identity first, then the high ones. */
  readonly #state: Int32Array;
  readonly #successor: Int32Array;

  constructor({ renamings }: Symmetry, { bag, slots }: Pick<System<unknown>, 'bag' | 'slots'>, space: Space) {
    for (const renaming of renamings) refuseOtherSlots(renaming, slots.length);
    this.#count = 1 + renamings.length;
    this.#inSet = bag !== 'multiset';
    this.#slots = space.slots.map((interner, slot) => {
      const images = renamings.map((renaming) => ({ renaming, to: space.slots[renaming.slots[slot]] }));
      return new Images(interner, images, (renaming, value) => renaming.value(value, slot));
    });
    const everywhere = renamings.map((renaming) => ({ renaming, to: space.messages }));
    this.#messages = new Images(space.messages, everywhere, (renaming, value) => renaming.message(value));
    this.#state = new Int32Array(2 * this.#count);
    this.#successor = new Int32Array(2 * this.#count);
  }

  /** The number of renamings, the identity included. */
  get size(): number {
    return this.#count;
  }

  /** Puts the fingerprint of the orbit of the row at `base` into `low` and `high`. Call it before `after`. */
  of(data: Int32Array, base: number): void {
    this.#state.fill(0);
    const first = base + HEADER;
    for (let slot = 0; slot < this.#slots.length; slot++) add(this.#state, this.#slots[slot], data[first + slot]);
    const messages = first + this.#slots.length;
    for (let i = messages; i < messages + data[base + COUNT]; i++) add(this.#state, this.#messages, data[i]);
    this.#findLeast(this.#state);
  }

  /** The same for the state after `outcome`. The row at `base` is the one that `of` was last called with. */
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

  /** The least by the low lane first: the visited set finds places by the high one, which must stay evenly spread. */
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

  get bytes(): number {
    return this.#messages.bytes + this.#slots.reduce((sum, images) => sum + images.bytes, 0);
  }
}

/** What the values of one interner are renamed to, as lanes. */
class Images {
  readonly lanes = new GrowingInts();
  readonly #from: Interner;
  readonly #renamings: readonly { readonly renaming: Renaming; readonly to: Interner }[];
  readonly #rename: (renaming: Renaming, value: Value) => Value;
  /** By id: where its lanes begin, or -1. */
  #places: Int32Array = new Int32Array(0);

  constructor(
    from: Interner,
    renamings: readonly { readonly renaming: Renaming; readonly to: Interner }[],
    rename: (renaming: Renaming, value: Value) => Value,
  ) {
    this.#from = from;
    this.#renamings = renamings;
    this.#rename = rename;
  }

  /** Where the lanes of the value `id` begin. */
  place(id: number): number {
    const known = id < this.#places.length ? this.#places[id] : -1;
    return known >= 0 ? known : this.#add(id);
  }

  #add(id: number): number {
    const images = this.#renamings.map(({ renaming, to }) => ({ interner: to, id: to.id(this.#image(renaming, id)) }));
    const all = [{ interner: this.#from, id }, ...images];
    if (id >= this.#places.length) this.#places = grownTo(this.#places, id, -1);
    const place = this.lanes.length;
    this.#places[id] = place;
    for (const image of all) this.lanes.push(image.interner.low(image.id));
    for (const image of all) this.lanes.push(image.interner.high(image.id));
    return place;
  }

  #image(renaming: Renaming, id: number): Value {
    try {
      return this.#rename(renaming, this.#from.values[id]);
    } catch (error) {
      throw new ModelError(`the renaming ${renaming.name} threw: ${messageOf(error)}`, { cause: error });
    }
  }

  get bytes(): number {
    return this.lanes.bytes + this.#places.byteLength;
  }
}

function add(sums: Int32Array, images: Images, id: number): void {
  const place = images.place(id);
  const lanes = images.lanes.data;
  for (let i = 0; i < sums.length; i++) sums[i] += lanes[place + i];
}

function subtract(sums: Int32Array, images: Images, id: number): void {
  const place = images.place(id);
  const lanes = images.lanes.data;
  for (let i = 0; i < sums.length; i++) sums[i] -= lanes[place + i];
}

function refuseOtherSlots({ name, slots }: Renaming, count: number): void {
  const taken = new Set(slots);
  if (slots.length !== count || taken.size !== count || slots.some((slot) => slot < 0 || slot >= count))
    throw new ModelError(`the renaming ${name} does not give each slot a place of its own`);
}
