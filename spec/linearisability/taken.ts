/** The operations that a search has put in order so far, as bits; and their key together with a state. */

export class Taken {
  /** The operations that have ended, by their beginning; then those of unknown outcome. */
  readonly #bits: Int32Array;
  readonly #placeOf: Int32Array;
  /** Words for those that have ended. */
  readonly #words: number;
  /** The words before this one are full. */
  #full = 0;
  /** Those of operations that have ended are empty from this one on. */
  #end = 0;
  readonly key: Int32Array;

  /** `hasEnd`: of each operation, whether its end is known. Operations are ordered by their beginning. */
  constructor(hasEnd: readonly boolean[]) {
    const ended = hasEnd.filter((each) => each).length;
    this.#words = Math.ceil(ended / 32);
    let [place, pending] = [0, 32 * this.#words];
    this.#placeOf = Int32Array.from(hasEnd, (each) => (each ? place++ : pending++));
    this.#bits = new Int32Array(Math.ceil(pending / 32));
    this.key = new Int32Array(this.#bits.length + 2);
  }

  has(operation: number): boolean {
    const place = this.#placeOf[operation];
    return (this.#bits[place >> 5] & (1 << (place & 31))) !== 0;
  }

  flip(operation: number): void {
    const place = this.#placeOf[operation];
    this.#bits[place >> 5] ^= 1 << (place & 31);
    this.#full = Math.min(this.#full, place >> 5);
    if (place >> 5 < this.#words) this.#end = Math.max(this.#end, (place >> 5) + 1);
  }

  /** Fills `key`, and returns its length. Full words at the beginning, and empty ones at the end, are left out. */
  keyWith(state: number): number {
    while (this.#full < this.#words && this.#bits[this.#full] === -1) this.#full += 1;
    while (this.#end > this.#full && this.#bits[this.#end - 1] === 0) this.#end -= 1;
    let length = 0;
    this.key[length++] = state;
    this.key[length++] = this.#full;
    for (let word = this.#words; word < this.#bits.length; word++) this.key[length++] = this.#bits[word];
    for (let word = this.#full; word < this.#end; word++) this.key[length++] = this.#bits[word];
    return length;
  }
}
