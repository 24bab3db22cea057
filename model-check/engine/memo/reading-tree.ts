/**
 * Remembers the answers of a pure function by what it read, as a tree whose nodes look at one slot each. Sparser and
 * slower than `decisions.ts`, for questions that are asked less often. A tree whose answers are rarely found again is dropped.
 */
import { ModelError } from '../system/model-error.ts';
import { HEADER } from '../tables/rows.ts';
import type { Sight } from './reading.ts';

interface Node<A> extends Sight {
  readonly next: Map<number, Node<A> | Leaf<A>>;
}

export interface Leaf<A> {
  readonly answer: A;
  /** All that was read, in order. */
  readonly sights: readonly Sight[];
}

/** The first review comes after this many remembered answers, the next ones at twice as many each. */
const FIRST_REVIEW = 2048;

export class ReadingTree<A> {
  readonly #name: string;
  #root: Node<A> | Leaf<A> | undefined;
  #size = 0;
  /** How many lookups have succeeded since the last review, and the size at which the next is due; 0 once the tree is dropped. */
  #hits = 0;
  #nextReview = FIRST_REVIEW;

  /** `name` says in messages to people which function this is. */
  constructor(name: string) {
    this.#name = name;
  }

  /** The remembered answer for the row at `base`; undefined when there is none. */
  find(data: Int32Array, base: number): Leaf<A> | undefined {
    let at = this.#root;
    while (at !== undefined && 'next' in at) at = at.next.get(idSeen(at, data, base));
    if (at !== undefined) this.#hits++;
    return at;
  }

  /** Remembers an answer for the row at `base`. Throws `ModelError` if the function read something else after the same values before. */
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

  /** Whether another answer is worth remembering. */
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
