/** Typed arrays that grow by doubling. Growth replaces `data`, so read it again after each `push`. */
/** An array that is filled beyond this share of its capacity will soon grow. */
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

  /** The further bytes that growth will take, as the old array and the new one exist together; 0 if it will not grow soon. */
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

/** A copy of `counts` with twice its capacity. */
export function doubled(counts: Float64Array): Float64Array {
  const grown = new Float64Array(counts.length * 2);
  grown.set(counts);
  return grown;
}
