/** The beginnings and ends of operations in the order of real time, as a list from which pairs are taken and put back. */
import { inOrder } from '../serialisability/history.ts';
import type { Operation } from './operation.ts';

const HEAD = 0;

/**
 * Entries are numbers: 0 is the head; operation i begins at entry 2i + 1 and ends at 2i + 2. An operation that has no end is
 * one of unknown outcome.
 */
export class Timeline {
  readonly #next: Int32Array;
  readonly #previous: Int32Array;

  constructor(operations: readonly Operation<unknown>[]) {
    this.#next = new Int32Array(2 * operations.length + 1).fill(HEAD);
    this.#previous = this.#next.slice();
    let last = HEAD;
    for (const entry of inTime(operations)) {
      this.#next[last] = entry;
      this.#previous[entry] = last;
      last = entry;
    }
    this.#next[last] = HEAD;
    this.#previous[HEAD] = last;
  }

  /** The entry after this one; 0 at the end. `next(0)` is the first. */
  next(entry: number): number {
    return this.#next[entry];
  }

  take(operation: number, hasEnd: boolean): void {
    this.#takeEntry(2 * operation + 1);
    if (hasEnd) this.#takeEntry(2 * operation + 2);
  }

  /** Undoes the last `take`. */
  putBack(operation: number, hasEnd: boolean): void {
    if (hasEnd) this.#putEntryBack(2 * operation + 2);
    this.#putEntryBack(2 * operation + 1);
  }

  #takeEntry(entry: number): void {
    const [previous, next] = [this.#previous[entry], this.#next[entry]];
    this.#next[previous] = next;
    this.#previous[next] = previous;
  }

  #putEntryBack(entry: number): void {
    this.#next[this.#previous[entry]] = entry;
    this.#previous[this.#next[entry]] = entry;
  }
}

export function isBeginning(entry: number): boolean {
  return entry % 2 === 1;
}

export function operationAt(entry: number): number {
  return (entry - 1) >> 1;
}

/** Of entries with one time, beginnings come first: such operations count as concurrent. */
function inTime(operations: readonly Operation<unknown>[]): readonly number[] {
  const entries = operations.flatMap(({ began, ended }, i) => [
    { entry: 2 * i + 1, time: began },
    ...(ended === null ? [] : [{ entry: 2 * i + 2, time: ended }]),
  ]);
  const rank = (entry: number) => (isBeginning(entry) ? 0 : 1);
  entries.sort((a, b) => inOrder(a.time, b.time) || rank(a.entry) - rank(b.entry) || a.entry - b.entry);
  return entries.map(({ entry }) => entry);
}
