/** The interned values of a system: one interner per slot, one for messages, and lenses on parts of slots. */
import type { Value } from '../../../impl/kernel/plain-data.ts';
import { bagOf } from '../../../impl/kernel/sorted-set.ts';
import { randomStream } from '../../chance/random.ts';
import { partOf, type Snapshot, type System } from '../system/system.ts';
import { type GrowingInts, grownTo } from '../tables/growing.ts';
import { Interner } from '../tables/interner.ts';
import { COUNT, HEADER, HIGH, LOW, SEEN } from '../tables/rows.ts';

/** Numbers one part of a slot's values: 0 where there is no such part, else 1 + the part's id. */
export class Lens {
  readonly slot: number;
  readonly path: readonly string[];
  readonly #whole: Interner;
  readonly #parts: Interner;
  #ids: Int32Array = new Int32Array(0);

  constructor(slot: number, path: readonly string[], whole: Interner) {
    this.slot = slot;
    this.path = path;
    this.#whole = whole;
    this.#parts = new Interner(`${whole.name}.${path.join('.')}`, () => 0);
  }

  /** The number of the part in the value with id `whole`. */
  of(whole: number): number {
    const id = whole < this.#ids.length ? this.#ids[whole] : -1;
    return id >= 0 ? id : this.#look(whole);
  }

  /** The number of values that it has seen, one for none included. */
  get size(): number {
    return 1 + this.#parts.size;
  }

  value(part: number): Value {
    return part === 0 ? undefined : this.#parts.values[part - 1];
  }

  #look(whole: number): number {
    const part = partOf(this.#whole.values[whole], this.path);
    const id = part === undefined ? 0 : 1 + this.#parts.id(part);
    if (whole >= this.#ids.length) this.#ids = grownTo(this.#ids, whole, -1);
    this.#ids[whole] = id;
    return id;
  }
}

/** The lens of a part, if one was asked for, and by key the branches of its entries. */
interface LensBranch {
  lens: Lens | null;
  readonly within: Map<string, LensBranch>;
}

function branchOff(from: LensBranch, key: string): LensBranch {
  const branch: LensBranch = { lens: null, within: new Map() };
  from.within.set(key, branch);
  return branch;
}

export class Space {
  readonly slots: readonly Interner[];
  readonly messages: Interner;
  readonly #firstQueue: number;
  readonly #random: ReturnType<typeof randomStream>;
  /** By slot: the lenses of the whole value and of its parts. */
  readonly #lenses: readonly LensBranch[];

  /** `seed` draws the lanes: another seed gives other collisions. */
  constructor({ slots: slotNames, firstQueue }: Pick<System<unknown>, 'slots' | 'firstQueue'>, seed: number) {
    this.#firstQueue = firstQueue;
    const random = randomStream(seed);
    this.#random = random;
    this.slots = slotNames.map((name) => new Interner(name, random));
    this.messages = new Interner('the messages in flight', random);
    this.#lenses = slotNames.map(() => ({ lens: null, within: new Map() }));
  }

  /** An interner for other values, with lanes drawn from the same seed. */
  interner(name: string): Interner {
    return new Interner(name, this.#random);
  }

  /** The lens for `path` in `slot`; always the same object. */
  lens(slot: number, path: readonly string[]): Lens {
    let at = this.#lenses[slot];
    for (let i = 0; i < path.length; i++) at = at.within.get(path[i]) ?? branchOff(at, path[i]);
    at.lens ??= new Lens(slot, path, this.slots[slot]);
    return at.lens;
  }

  /** Appends `snapshot` to `rows`, with its fingerprint. Returns the beginning of the row. */
  append(snapshot: Snapshot, rows: GrowingInts): number {
    const slots = snapshot.slots.map((value, slot) => this.slots[slot].id(value));
    const messages = bagOf(snapshot.messages.map((message) => this.messages.id(message)));
    let low = 0;
    let high = 0;
    slots.forEach((id, slot) => {
      low = (low + this.slots[slot].low(id)) | 0;
      high = (high + this.slots[slot].high(id)) | 0;
    });
    for (const id of messages) {
      low = (low + this.messages.low(id)) | 0;
      high = (high + this.messages.high(id)) | 0;
    }
    const start = rows.length;
    const header = [];
    header[LOW] = low;
    header[HIGH] = high;
    header[SEEN] = -1;
    header[COUNT] = messages.length;
    for (const word of [...header, ...slots, ...messages]) rows.push(word);
    return start;
  }

  /** Whether no message is in flight in the row at `base`. */
  isQuiet(data: Int32Array, base: number): boolean {
    if (data[base + COUNT] > 0) return false;
    for (let slot = this.#firstQueue; slot < this.slots.length; slot++) {
      const queue = this.slots[slot].values[data[base + HEADER + slot]] as readonly Value[];
      if (queue.length > 0) return false;
    }
    return true;
  }

  /** The state in the row at `base`, in full. */
  snapshot(data: Int32Array, base: number): Snapshot {
    const first = base + HEADER;
    const firstMessage = first + this.slots.length;
    const messages = data.subarray(firstMessage, firstMessage + data[base + COUNT]);
    return {
      slots: this.slots.map((interner, slot) => interner.values[data[first + slot]]),
      messages: Array.from(messages, (id) => this.messages.values[id]),
    };
  }

  /** Estimated memory of all values, in bytes. */
  get bytes(): number {
    return this.slots.reduce((sum, { bytes }) => sum + bytes, this.messages.bytes);
  }

  /** The number of values of each slot, the largest first, for messages to people. */
  get sizes(): readonly { readonly name: string; readonly values: number }[] {
    return [...this.slots, this.messages]
      .map((interner) => ({ name: interner.name, values: interner.size }))
      .sort((a, b) => b.values - a.values);
  }
}
