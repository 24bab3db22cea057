/**
 * The pairs of a set of operations and a state that a search has met. They are compared exactly: a set of hashes alone could
 * refute a history that is fine.
 */
import type { Budget } from './budget.ts';

const FIRST_SLOTS = 1024;
const FIRST_WORDS = 4096;

export class Visited {
  readonly #budget: Budget;
  /** Keys one after another: the length, then the words. */
  #words = new Int32Array(FIRST_WORDS);
  #used = 1;
  /** Where the key of each slot begins; 0 is an empty slot. */
  #slots = new Int32Array(FIRST_SLOTS);
  #count = 0;

  constructor(budget: Budget) {
    this.#budget = budget;
  }

  /** Adds the first `length` words of `key`. False if they are known already. */
  add(key: Int32Array, length: number): boolean {
    let slot = hashOf(key, length) & (this.#slots.length - 1);
    for (let start = this.#slots[slot]; start !== 0; start = this.#slots[slot]) {
      if (this.#isAt(start, key, length)) return false;
      slot = (slot + 1) & (this.#slots.length - 1);
    }
    this.#slots[slot] = this.#store(key, length);
    this.#count += 1;
    this.#budget.remember(4 * length + 12);
    if (2 * this.#count > this.#slots.length) this.#grow();
    return true;
  }

  #isAt(start: number, key: Int32Array, length: number): boolean {
    if (this.#words[start] !== length) return false;
    for (let i = 0; i < length; i++) if (this.#words[start + 1 + i] !== key[i]) return false;
    return true;
  }

  #store(key: Int32Array, length: number): number {
    const start = this.#used;
    this.#used += length + 1;
    if (this.#used > this.#words.length) {
      const larger = new Int32Array(Math.max(2 * this.#words.length, this.#used));
      larger.set(this.#words);
      this.#words = larger;
    }
    this.#words[start] = length;
    for (let i = 0; i < length; i++) this.#words[start + 1 + i] = key[i];
    return start;
  }

  #grow(): void {
    const old = this.#slots;
    this.#slots = new Int32Array(2 * old.length);
    for (const start of old) {
      if (start === 0) continue;
      let slot = hashOf(this.#words, this.#words[start], start + 1) & (this.#slots.length - 1);
      while (this.#slots[slot] !== 0) slot = (slot + 1) & (this.#slots.length - 1);
      this.#slots[slot] = start;
    }
  }
}

function hashOf(words: Int32Array, length: number, from = 0): number {
  let hash = length;
  for (let i = from; i < from + length; i++) {
    hash = Math.imul(hash ^ words[i], 0x9e3779b1);
    hash ^= hash >>> 15;
  }
  return hash;
}
