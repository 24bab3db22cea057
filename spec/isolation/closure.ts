/** Which node of a graph leads to which, kept up to date as arcs are added. */
import type { Arc } from './digraph.ts';

export class Closure {
  readonly #size: number;
  readonly #width: number;
  /** By node: the nodes that it leads to, as bits. */
  readonly #reached: Int32Array;
  readonly #onWork: (words: number) => void;

  /** `onWork` is told the number of words that were looked at. */
  constructor(size: number, onWork: (words: number) => void, reached?: Int32Array) {
    this.#size = size;
    this.#onWork = onWork;
    this.#width = Math.ceil(size / 32);
    this.#reached = reached ?? new Int32Array(size * this.#width);
  }

  static bytesFor(size: number): number {
    return 4 * size * Math.ceil(size / 32);
  }

  copy(): Closure {
    return new Closure(this.#size, this.#onWork, this.#reached.slice());
  }

  leads(from: number, to: number): boolean {
    return (this.#reached[from * this.#width + (to >> 5)] & (1 << (to & 31))) !== 0;
  }

  /** False, and nothing is added, if the arc would close a cycle. */
  add({ from, to }: Arc): boolean {
    if (from === to || this.leads(to, from)) return false;
    if (this.leads(from, to)) return true;
    this.#join(from, to);
    for (let node = 0; node < this.#size; node++) if (this.leads(node, from)) this.#join(node, to);
    this.#onWork(this.#size);
    return true;
  }

  /** `node` leads to `to`, and wherever that leads. */
  #join(node: number, to: number): void {
    const [into, other] = [node * this.#width, to * this.#width];
    for (let word = 0; word < this.#width; word++) this.#reached[into + word] |= this.#reached[other + word];
    this.#reached[into + (to >> 5)] |= 1 << (to & 31);
    this.#onWork(this.#width);
  }
}
