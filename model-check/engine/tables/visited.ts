/** The states seen so far, as 64-bit fingerprints in an open-addressing table that grows by doubling. */

const FULLEST = 0.6;
/** A table filled beyond this share will soon grow. */
const NEARLY_FULL = 0.5;

export class Visited {
  size = 0;
  /** Pairs of lanes; (0, 0) marks a free place. */
  #table = new Int32Array(2 << 12);
  #shift = 32 - 12;
  /** By place: the number of the state there; null if states are not numbered. */
  #numbers: Int32Array | null;

  constructor(numbered: boolean) {
    this.#numbers = numbered ? new Int32Array(1 << 12) : null;
  }

  /**
   * Looks up `count` fingerprints at once, each in its home place only, and marks in `known` those that are there. The loop
   * is tight so that the processor overlaps many distant reads instead of waiting for one after another.
   */
  glance(lows: Int32Array, highs: Int32Array, count: number, known: Uint8Array): void {
    const table = this.#table;
    const shift = this.#shift;
    for (let i = 0; i < count; i++) {
      const at = (highs[i] >>> shift) << 1;
      const difference = (table[at] ^ lows[i]) | (table[at + 1] ^ highs[i]);
      // No branch: a wrong prediction would wait for the read. The zero fingerprint looks like a free place, so it never counts as known.
      known[i] = isNonzero(lows[i] | highs[i]) & (isNonzero(difference) ^ 1);
    }
  }

  /** The number of the state in the home place of fingerprints with this high lane; 0 when states are not numbered. */
  numberAtHome(high: number): number {
    return this.#numbers === null ? 0 : this.#numbers[high >>> this.#shift];
  }

  /** Whether the table holds the fingerprint. */
  has(low: number, high: number): boolean {
    const lane = (low | high) === 0 ? 1 : low;
    const table = this.#table;
    const last = table.length - 2;
    let at = (high >>> this.#shift) << 1;
    for (; (table[at] | table[at + 1]) !== 0; at = (at + 2) & last) if (table[at] === lane && table[at + 1] === high) return true;
    return false;
  }

  /** Adds the fingerprint. Returns -1 if it is new; else the number of its state, or 0 if states are not numbered. */
  add(low: number, high: number): number {
    // A state whose lanes are both zero would look like a free place.
    const lane = (low | high) === 0 ? 1 : low;
    const table = this.#table;
    const last = table.length - 2;
    let at = (high >>> this.#shift) << 1;
    while ((table[at] | table[at + 1]) !== 0) {
      if (table[at] === lane && table[at + 1] === high) return this.#numbers === null ? 0 : this.#numbers[at >> 1];
      at = (at + 2) & last;
    }
    table[at] = lane;
    table[at + 1] = high;
    if (this.#numbers !== null) this.#numbers[at >> 1] = this.size;
    this.size++;
    if (this.size > (table.length >> 1) * FULLEST) this.#grow();
    return -1;
  }

  #grow(): void {
    const old = this.#table;
    const oldNumbers = this.#numbers;
    this.#table = new Int32Array(old.length * 2);
    this.#shift--;
    const numbers = oldNumbers === null ? null : new Int32Array(old.length);
    const last = this.#table.length - 2;
    for (let from = 0; from < old.length; from += 2) {
      if ((old[from] | old[from + 1]) === 0) continue;
      let at = (old[from + 1] >>> this.#shift) << 1;
      while ((this.#table[at] | this.#table[at + 1]) !== 0) at = (at + 2) & last;
      this.#table[at] = old[from];
      this.#table[at + 1] = old[from + 1];
      if (numbers !== null && oldNumbers !== null) numbers[at >> 1] = oldNumbers[from >> 1];
    }
    this.#numbers = numbers;
  }

  /** The further bytes that growth will take, as the old table and the new one exist together; 0 if it will not grow soon. */
  get bytesSoon(): number {
    return this.size > (this.#table.length >> 1) * NEARLY_FULL ? 2 * this.bytes : 0;
  }

  get bytes(): number {
    return this.#table.byteLength + (this.#numbers?.byteLength ?? 0);
  }
}

/** 1 unless `bits` is 0. */
function isNonzero(bits: number): number {
  return (bits | (0 - bits)) >>> 31;
}
