/** The states of a packed search: their fields, their inboxes and their log, and the way between them and plain rows. */
import type { Space } from '../memo/space.ts';
import type { Snapshot, System } from '../system/system.ts';
import { GrowingInts } from '../tables/growing.ts';
import { COUNT, HEADER, HIGH, LOW } from '../tables/rows.ts';
import { Fields } from './fields.ts';
import { Inboxes } from './inboxes.ts';
import { StateLog } from './state-log.ts';

export class PackedStates<S> {
  readonly inboxes: Inboxes;
  readonly fields: Fields;
  readonly log: StateLog;
  readonly #system: System<S>;
  readonly #space: Space;
  /** By message: its inbox. */
  readonly #inboxes: number[] = [];
  readonly #plain = new GrowingInts();
  #packed = new Int32Array(1);

  constructor(system: System<S>, space: Space) {
    this.#system = system;
    this.#space = space;
    this.inboxes = new Inboxes(system.inboxes ?? 1, system.bag);
    this.fields = new Fields(space, this.inboxes, this.inboxOf);
    this.log = new StateLog(this.fields.packing.words);
  }

  /** The inbox of a message, both by number. */
  readonly inboxOf = (message: number): number => {
    this.#inboxes[message] ??= this.#system.inboxOf?.(this.#space.messages.values[message]) ?? 0;
    return this.#inboxes[message];
  };

  /** Where state number `state` begins in the rows of the log. */
  at(state: number): number {
    return state * this.fields.packing.words;
  }

  /** Packs `snapshot`. Returns the packed row, and the plain one with its fingerprint. Both are overwritten by the next call. */
  packed(snapshot: Snapshot): { readonly packed: Int32Array; readonly plain: Int32Array } {
    this.#plain.length = 0;
    this.#space.append(snapshot, this.#plain);
    if (!this.#pack()) {
      this.repack();
      this.#pack();
    }
    return { packed: this.#packed, plain: this.#plain.data };
  }

  /** The packed row at `base` as a plain one, without a fingerprint. Overwritten by the next call. */
  plain(data: Int32Array, base: number, into = this.#plain): Int32Array {
    into.length = 0;
    into.reserve(this.fields.rowLength(data, base));
    this.fields.unpack(data, base, into.data);
    return into.data;
  }

  /** Adds to a plain row its fingerprint. */
  addLanes(row: Int32Array): void {
    const { slots, messages } = this.#space;
    let [low, high] = [0, 0];
    for (let slot = 0; slot < slots.length; slot++) {
      low = (low + slots[slot].low(row[HEADER + slot])) | 0;
      high = (high + slots[slot].high(row[HEADER + slot])) | 0;
    }
    for (let i = HEADER + slots.length; i < HEADER + slots.length + row[COUNT]; i++) {
      low = (low + messages.low(row[i])) | 0;
      high = (high + messages.high(row[i])) | 0;
    }
    row[LOW] = low;
    row[HIGH] = high;
  }

  /** The low lane of the packed row at `base`. */
  low(data: Int32Array, base: number): number {
    const row = this.plain(data, base);
    this.addLanes(row);
    return row[LOW];
  }

  /** Packs all states again, with room for all values that there are now. */
  repack(): void {
    const convert = this.fields.repack();
    this.log.rewrite(this.fields.packing.words, convert);
  }

  #pack(): boolean {
    const { words } = this.fields.packing;
    if (this.#packed.length < words) this.#packed = new Int32Array(words);
    return this.fields.pack(this.#plain.data, this.#packed);
  }

  get bytes(): number {
    return this.log.bytes + this.inboxes.tableBytes;
  }
}
