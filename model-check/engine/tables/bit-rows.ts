/**
 * A table of bits, initially 0, that grows in both directions, up to a gibibyte. The bits of one row are close together.
 * Used as a cache of known facts: a bit that finds no room stays 0, and its fact is found again.
 */
export class BitRows {
  readonly #mostWords: number;
  #words: Int32Array = new Int32Array(64);
  /** Words per row. */
  #width = 1;

  constructor(mostWords: number = 2 ** 28) {
    this.#mostWords = mostWords;
  }

  has(row: number, column: number): boolean {
    const at = row * this.#width + (column >>> 5);
    return column >>> 5 < this.#width && at < this.#words.length && (this.#words[at] & (1 << (column & 31))) !== 0;
  }

  set(row: number, column: number): void {
    if (column >>> 5 >= this.#width && !this.#widen(column >>> 5)) return;
    const at = row * this.#width + (column >>> 5);
    if (at >= this.#words.length) {
      if (at + this.#width > this.#mostWords) return;
      const grown = new Int32Array(Math.min(Math.max(at + this.#width, this.#words.length * 2), this.#mostWords));
      grown.set(this.#words);
      this.#words = grown;
    }
    this.#words[at] |= 1 << (column & 31);
  }

  /** Widens all rows to hold this word. Returns whether there was room. */
  #widen(word: number): boolean {
    const width = Math.max(this.#width * 2, word + 1);
    const rows = Math.ceil(this.#words.length / this.#width);
    if (rows * width > this.#mostWords) return false;
    const grown = new Int32Array(rows * width);
    for (let row = 0; row < rows; row++) grown.set(this.#words.subarray(row * this.#width, (row + 1) * this.#width), row * width);
    this.#words = grown;
    this.#width = width;
    return true;
  }

  get bytes(): number {
    return this.#words.byteLength;
  }
}
