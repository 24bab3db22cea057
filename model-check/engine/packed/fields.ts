/**
 * The fields of a packed row: the value of each slot, the contents of each inbox, and small parts of slots. A part repeats
 * what its slot says: moves that look at the part alone then need not be told apart by the whole value.
 */
import type { Lens, Space } from '../memo/space.ts';
import { COUNT, HEADER, SEEN } from '../tables/rows.ts';
import type { Inboxes } from './inboxes.ts';
import { Packing } from './packing.ts';

/** A part with more values has no field of its own. */
const MOST_VALUES = 8;

export class Fields {
  packing: Packing;
  /** The first field of an inbox, and the first of a part. */
  readonly firstInbox: number;
  readonly firstPart: number;
  /** The parts that have a field. */
  readonly parts: Lens[] = [];
  /** Parts that will get a field when the rows are packed again. */
  readonly wanted = new Set<Lens>();
  readonly #space: Space;
  readonly #inboxes: Inboxes;
  readonly #fieldOf = new Map<Lens, number>();
  readonly #inboxOf: (message: number) => number;
  readonly #ids: number[] = [];

  /** `inboxOf`: the inbox of a message, both by number. */
  constructor(space: Space, inboxes: Inboxes, inboxOf: (message: number) => number) {
    this.#space = space;
    this.#inboxes = inboxes;
    this.#inboxOf = inboxOf;
    this.firstInbox = space.slots.length;
    this.firstPart = space.slots.length + inboxes.count;
    this.packing = this.#packed();
  }

  /** The field that tells what is seen of `slot` through `lens`, or of its whole value if it is null. */
  seenIn(slot: number, lens: Lens | null): number {
    if (lens === null) return slot;
    const field = this.#fieldOf.get(lens);
    if (field !== undefined) return field;
    if (lens.size <= MOST_VALUES) this.wanted.add(lens);
    return slot;
  }

  /** Makes room for all present values, and fields for the wanted parts. Returns a function that packs old rows again. */
  repack(): (from: Int32Array, base: number, to: Int32Array, at: number) => void {
    const before = this.packing;
    for (const lens of this.wanted) this.#fieldOf.set(lens, this.firstPart + this.parts.push(lens) - 1);
    this.wanted.clear();
    this.packing = this.#packed();
    return (from, base, to, at) => {
      for (let field = 0; field < this.firstPart; field++) this.packing.put(to, at, field, before.read(from, base, field));
      this.#putParts(to, at);
    };
  }

  /** Packs the state in `row`, in the form of `tables/rows.ts`, at the beginning of `to`. Returns false if some value is too wide. */
  pack(row: Int32Array, to: Int32Array): boolean {
    const slots = this.firstInbox;
    const messages = row.subarray(HEADER + slots, HEADER + slots + row[COUNT]);
    const ids = this.#ids;
    for (let slot = 0; slot < slots; slot++) ids[slot] = row[HEADER + slot];
    for (let inbox = 0; inbox < this.#inboxes.count; inbox++)
      ids[slots + inbox] = this.#inboxes.number(
        inbox,
        [...messages].filter((message) => this.#inboxOf(message) === inbox),
      );
    if (!ids.every((id, field) => this.packing.holds(field, id))) return false;
    to.fill(0, 0, this.packing.words);
    for (let field = 0; field < this.firstPart; field++) this.packing.put(to, 0, field, ids[field]);
    this.#putParts(to, 0);
    return true;
  }

  /** Writes the state in the packed row at `base` to `row`, in the form of `tables/rows.ts`, without a fingerprint. */
  unpack(data: Int32Array, base: number, row: Int32Array): void {
    const slots = this.firstInbox;
    for (let slot = 0; slot < slots; slot++) row[HEADER + slot] = this.packing.read(data, base, slot);
    const first = HEADER + slots;
    let end = first;
    for (let inbox = 0; inbox < this.#inboxes.count; inbox++) {
      const contents = this.#inboxes.contents[inbox][this.packing.read(data, base, slots + inbox)];
      for (let i = 0; i < contents.length; i++) end = insert(row, first, end, contents[i]);
    }
    row[COUNT] = end - first;
    row[SEEN] = -1;
  }

  /** The most words that a row of `tables/rows.ts` may need for the packed row at `base`. */
  rowLength(data: Int32Array, base: number): number {
    let length = HEADER + this.firstInbox;
    for (let inbox = 0; inbox < this.#inboxes.count; inbox++)
      length += this.#inboxes.contents[inbox][this.packing.read(data, base, this.firstInbox + inbox)].length;
    return length;
  }

  #putParts(to: Int32Array, at: number): void {
    for (const [i, lens] of this.parts.entries())
      this.packing.put(to, at, this.firstPart + i, lens.of(this.packing.read(to, at, lens.slot)));
  }

  /** A packing of all present values; with room for more where that takes no further word. */
  #packed(): Packing {
    const slots = this.#space.slots.map(({ size }) => size);
    const inboxes = this.#inboxes.contents.map(({ length }) => length);
    const sizes = [...slots, ...inboxes, ...this.parts.map(({ size }) => size)];
    const exact = new Packing(sizes);
    const roomy = [sizes.map((size) => 2 * size), sizes.map((size) => size + 1)].map((larger) => new Packing(larger));
    return roomy.find(({ words }) => words === exact.words) ?? exact;
  }
}

/** Inserts `message` into the ascending messages in [from, end). Returns the new end. */
function insert(row: Int32Array, from: number, end: number, message: number): number {
  let i = end;
  for (; i > from && row[i - 1] > message; i--) row[i] = row[i - 1];
  row[i] = message;
  return end + 1;
}
