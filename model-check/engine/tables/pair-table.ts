/** A map from pairs of integers ≥ 0 to integers, in one typed array. */
export class PairTable {
  /** Triples: first + 1, second, value; a first word of 0 marks a free place. */
  #table = new Int32Array(3 << 8);
  #mask = (1 << 8) - 1;
  #size = 0;

  /** The value of the pair, or -1. */
  get(first: number, second: number): number {
    const table = this.#table;
    for (let place = this.#place(first, second); ; place = (place + 1) & this.#mask) {
      const at = place * 3;
      if (table[at] === 0) return -1;
      if (table[at] === first + 1 && table[at + 1] === second) return table[at + 2];
    }
  }

  set(first: number, second: number, value: number): void {
    if (this.#size * 2 > this.#mask) this.#grow();
    let place = this.#place(first, second);
    while (this.#table[place * 3] !== 0) {
      if (this.#table[place * 3] === first + 1 && this.#table[place * 3 + 1] === second) break;
      place = (place + 1) & this.#mask;
    }
    if (this.#table[place * 3] === 0) this.#size++;
    this.#table[place * 3] = first + 1;
    this.#table[place * 3 + 1] = second;
    this.#table[place * 3 + 2] = value;
  }

  /** Calls `report` with each pair and its value, in no meaningful order. */
  each(report: (first: number, second: number, value: number) => void): void {
    const table = this.#table;
    for (let at = 0; at < table.length; at += 3) if (table[at] !== 0) report(table[at] - 1, table[at + 1], table[at + 2]);
  }

  /** Pairs with the same first integer are neighbours: they are often looked up one after another. */
  #place(first: number, second: number): number {
    return ((Math.imul(first, 0x9e3779b1) >>> 7) + second) & this.#mask;
  }

  #grow(): void {
    const old = this.#table;
    this.#table = new Int32Array(old.length * 2);
    this.#mask = this.#mask * 2 + 1;
    this.#size = 0;
    for (let at = 0; at < old.length; at += 3) if (old[at] !== 0) this.set(old[at] - 1, old[at + 1], old[at + 2]);
  }

  get bytes(): number {
    return this.#table.byteLength;
  }
}
