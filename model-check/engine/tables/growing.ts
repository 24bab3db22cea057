/** Typed arrays that grow by doubling. `data` is replaced when they do: read it anew after each `push`. */
/** A share of its capacity, from which on an array is soon to grow. */
const NEARLY_FULL = 0.85;

export class GrowingInts {
  data: Int32Array;
  length = 0;

  constructor(capacity = 64) {
    this.data = new Int32Array(capacity);
  }

  push(value: number): void {
    if (this.length === this.data.length) this.reserve(1);
    this.data[this.length++] = value;
  }

  /** Makes room for `more` further entries. */
  reserve(more: number): void {
    if (this.length + more <= this.data.length) return;
    const grown = new Int32Array(Math.max(this.data.length * 2, this.length + more));
    grown.set(this.data.subarray(0, this.length));
    this.data = grown;
  }

  /** Bytes that it takes more, if it is soon to grow: before the old array can go. */
  get bytesSoon(): number {
    return this.length > this.data.length * NEARLY_FULL ? 2 * this.bytes : 0;
  }

  get bytes(): number {
    return this.data.byteLength;
  }
}

/** A copy of `array` that has room for index `index`; new entries hold `filler`. */
export function grownTo(array: Int32Array, index: number, filler: number): Int32Array {
  const grown = new Int32Array(Math.max(8, array.length * 2, index + 1)).fill(filler);
  grown.set(array);
  return grown;
}

/** A copy of `counts` with as much room again. */
export function doubled(counts: Float64Array): Float64Array {
  const grown = new Float64Array(counts.length * 2);
  grown.set(counts);
  return grown;
}
