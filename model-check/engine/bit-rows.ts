/** A table of bits, all 0 at first, that grows in both directions. The bits of one row lie close together. */
export class BitRows {
  #words: Int32Array = new Int32Array(64);
  /** Words per row. */
  #width = 1;

  has(row: number, column: number): boolean {
    const at = row * this.#width + (column >>> 5);
    return column >>> 5 < this.#width && at < this.#words.length && (this.#words[at] & (1 << (column & 31))) !== 0;
  }

  set(row: number, column: number): void {
    if (column >>> 5 >= this.#width) this.#widen(column >>> 5);
    const at = row * this.#width + (column >>> 5);
    if (at >= this.#words.length) {
      const grown = new Int32Array(Math.max(at + this.#width, this.#words.length * 2));
      grown.set(this.#words);
      this.#words = grown;
    }
    this.#words[at] |= 1 << (column & 31);
  }

  #widen(word: number): void {
    const width = Math.max(this.#width * 2, word + 1);
    const rows = Math.ceil(this.#words.length / this.#width);
    const grown = new Int32Array(rows * width);
    for (let row = 0; row < rows; row++) grown.set(this.#words.subarray(row * this.#width, (row + 1) * this.#width), row * width);
    this.#words = grown;
    this.#width = width;
  }

  get bytes(): number {
    return this.#words.byteLength;
  }
}
