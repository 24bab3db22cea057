/** Readers of a row: one that notes what is read, and one that does not. */
import type { Value } from '../../../impl/kernel/plain-data.ts';
import { ReversedReader, type Unnoted } from '../system/reversed-reader.ts';
import { partOf, type Reader, type SecondReader } from '../system/system.ts';
import { COUNT, HEADER } from '../tables/rows.ts';
import type { Lens, Space } from './space.ts';

/** Reads a row and notes nothing. */
export class PlainReader implements Reader {
  readonly watching: boolean;
  readonly isReversed = false;
  stamp = 0;
  protected readonly space: Space;
  protected data: Int32Array = new Int32Array(0);
  protected base = 0;
  readonly #second: ReversedReader | undefined;

  /** `audits`: user code runs a second time, on the same row in reverse order. */
  constructor(space: Space, audits = true, watching = false) {
    this.space = space;
    this.watching = watching;
    this.#second = audits ? new ReversedReader(this.#unnoted(space), watching) : undefined;
  }

  at(data: Int32Array, base: number): this {
    this.data = data;
    this.base = base;
    this.stamp++;
    return this;
  }

  get again(): SecondReader | undefined {
    return this.#second?.at(this.stamp);
  }

  whole(slot: number): Value {
    return this.space.slots[slot].values[this.data[this.base + HEADER + slot]];
  }

  part(slot: number, path: readonly string[]): Value {
    return partOf(this.whole(slot), path);
  }

  messages(): readonly Value[] {
    const first = this.base + HEADER + this.space.slots.length;
    return Array.from(this.data.subarray(first, first + this.data[this.base + COUNT]), (id) => this.space.messages.values[id]);
  }

  quiet(): boolean {
    return this.space.isQuiet(this.data, this.base);
  }

  #unnoted(space: Space): Unnoted {
    return {
      whole: (slot) => space.slots[slot].values[this.data[this.base + HEADER + slot]],
      messages: () => PlainReader.prototype.messages.call(this),
      quiet: () => space.isQuiet(this.data, this.base),
    };
  }
}

/** One read: a slot's whole value (`lens` is null), or a part of it. */
export interface Sight {
  readonly slot: number;
  readonly lens: Lens | null;
}

/** Reads a row and notes what is read, in order, each thing once. */
export class WatchingReader extends PlainReader {
  readonly sights: Sight[] = [];
  sawMessages = false;
  sawWhetherQuiet = false;
  /** By slot, and by part: the stamp of the last state in which it was read. */
  readonly #wholeSeen: number[] = [];
  readonly #partSeen = new Map<Lens, number>();

  constructor(space: Space) {
    super(space, true, true);
  }

  override at(data: Int32Array, base: number): this {
    this.sights.length = 0;
    this.sawMessages = false;
    this.sawWhetherQuiet = false;
    return super.at(data, base);
  }

  override whole(slot: number): Value {
    if (!this.#sawWhole(slot)) {
      this.#wholeSeen[slot] = this.stamp;
      this.sights.push({ slot, lens: null });
    }
    return super.whole(slot);
  }

  override part(slot: number, path: readonly string[]): Value {
    if (this.#sawWhole(slot)) return super.part(slot, path);
    const lens = this.space.lens(slot, path);
    if (this.#partSeen.get(lens) !== this.stamp) {
      this.#partSeen.set(lens, this.stamp);
      this.sights.push({ slot, lens });
    }
    return lens.value(lens.of(this.data[this.base + HEADER + slot]));
  }

  /** Notes the part of `slot` at `path` as read; the whole value if the path is empty. */
  note(slot: number, path: readonly string[]): void {
    if (path.length === 0) this.whole(slot);
    else this.part(slot, path);
  }

  override messages(): readonly Value[] {
    this.sawMessages = true;
    return super.messages();
  }

  override quiet(): boolean {
    this.sawWhetherQuiet = true;
    return super.quiet();
  }

  #sawWhole(slot: number): boolean {
    return this.#wholeSeen[slot] === this.stamp;
  }
}
