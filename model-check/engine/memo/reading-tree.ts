/**
 * What a pure function answers, remembered by what it read: a tree whose nodes look at one slot each. Sparse and slow
 * beside `decisions.ts`, for what is asked less often. A tree in which hardly anything is found again is given up.
 */
import { ModelError } from '../system/model-error.ts';
import { HEADER } from '../tables/rows.ts';
import type { Sight } from './reading.ts';

interface Node<A> extends Sight {
  readonly next: Map<number, Node<A> | Leaf<A>>;
}

export interface Leaf<A> {
  readonly answer: A;
  /** All that was read, in its order. */
  readonly sights: readonly Sight[];
}

/** So many answers are remembered before it is looked whether that is worth it; then twice as many. */
const FIRST_REVIEW = 2048;

export class ReadingTree<A> {
  readonly #name: string;
  #root: Node<A> | Leaf<A> | undefined;
  #size = 0;
  /** How often something was found since the last review, and when the next one is due; at no size, if the tree was given up. */
  #hits = 0;
  #nextReview = FIRST_REVIEW;

  /** `name` says in messages to people what is asked. */
  constructor(name: string) {
    this.#name = name;
  }

  /** What is known of the row at `base`. */
  find(data: Int32Array, base: number): Leaf<A> | undefined {
    let at = this.#root;
    while (at !== undefined && 'next' in at) at = at.next.get(idSeen(at, data, base));
    if (at !== undefined) this.#hits++;
    return at;
  }

  /** Remembers the answer to what was read in the row at `base`. Throws `ModelError` when something else was read before. */
  add(leaf: Leaf<A>, data: Int32Array, base: number): void {
    if (this.#nextReview === 0 || !this.#isWorthMore()) return;
    this.#size++;
    let put = (node: Node<A> | Leaf<A>): void => {
      this.#root = node;
    };
    let at = this.#root;
    for (const { slot, lens } of leaf.sights) {
      if (at === undefined) {
        at = { slot, lens, next: new Map() };
        put(at);
      }
      if (!('next' in at) || at.slot !== slot || at.lens !== lens) throw this.#impure();
      const { next } = at;
      const id = idSeen(at, data, base);
      at = next.get(id);
      put = (node) => next.set(id, node);
    }
    if (at !== undefined) throw this.#impure();
    put(leaf);
  }

  /** Whether another answer is to be remembered. */
  #isWorthMore(): boolean {
    if (this.#size < this.#nextReview) return true;
    const isUseful = this.#hits >= this.#size;
    this.#nextReview = isUseful ? 2 * this.#size : 0;
    this.#hits = 0;
    if (!isUseful) this.#root = undefined;
    return isUseful;
  }

  #impure(): ModelError {
    return new ModelError(`${this.#name} is not pure: after the same values it read something else than before`);
  }
}

function idSeen({ slot, lens }: Sight, data: Int32Array, base: number): number {
  const id = data[base + HEADER + slot];
  return lens === null ? id : lens.of(id);
}
