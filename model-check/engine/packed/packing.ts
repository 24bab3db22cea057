/** The bits of a packed row: each field lies in one 32-bit word, and no field crosses words. */

const WORD = 32;
/** The widest field, in bits. */
const WIDEST = 30;

export class Packing {
  /** Words per row; at least 1. */
  readonly words: number;
  /** By field: its word, the number of its lowest bit, and the mask of its values. */
  readonly word: Int32Array;
  readonly shift: Int32Array;
  readonly mask: Int32Array;

  /** `sizes`: for each field, the number of values that it must hold. Each field goes into the first word with room. */
  constructor(sizes: readonly number[]) {
    this.word = new Int32Array(sizes.length);
    this.shift = new Int32Array(sizes.length);
    this.mask = new Int32Array(sizes.length);
    const used: number[] = [];
    sizes.forEach((size, field) => {
      const bits = bitsFor(size);
      const fitting = used.findIndex((taken) => taken + bits <= WORD);
      const word = fitting < 0 ? used.push(0) - 1 : fitting;
      this.word[field] = word;
      this.shift[field] = used[word];
      this.mask[field] = 2 ** bits - 1;
      used[word] += bits;
    });
    this.words = Math.max(1, used.length);
  }

  /** Whether `value` fits into `field`. */
  holds(field: number, value: number): boolean {
    return value <= this.mask[field];
  }

  /** The value of `field` in the row at `base`. */
  read(data: Int32Array, base: number, field: number): number {
    return (data[base + this.word[field]] >>> this.shift[field]) & this.mask[field];
  }

  /** Sets `field` of the row at `base`, where all its bits are 0. */
  put(data: Int32Array, base: number, field: number, value: number): void {
    data[base + this.word[field]] |= value << this.shift[field];
  }
}

/** The bits that tell `size` values apart; at least 1. */
function bitsFor(size: number): number {
  return Math.min(WIDEST, Math.max(1, WORD - Math.clz32(Math.max(size, 1) - 1)));
}
