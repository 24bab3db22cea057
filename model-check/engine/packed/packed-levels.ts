/** The levels of a packed search: where each begins in the log, and the aspects of the states that still count. */
import { GrowingInts } from '../tables/growing.ts';

/** In place of an aspect: it must be found again. */
const STALE = -1;

export class PackedLevels {
  /** The number of states that are expanded, which is the number of the one that comes next. */
  expanded = 0;
  /** The aspects of the states of the current level and of those found for the next one: see `judge/judge.ts`. */
  current = new GrowingInts(1024);
  next = new GrowingInts(1024);
  /** By level: its first state. */
  readonly #starts: number[] = [];
  #end = 0;

  /** Levels with at least one state, the initial states' included. */
  get depth(): number {
    return this.#starts.length;
  }

  get isDone(): boolean {
    return this.expanded === this.#end;
  }

  /** The place of the state that is being expanded, within its level. */
  get place(): number {
    return this.expanded - this.#starts[this.#starts.length - 1];
  }

  /** Begins with the level of the initial states; `size`: their number. */
  begin(size: number): void {
    this.descend(size, Number.POSITIVE_INFINITY);
  }

  /** The levels begin with these states, of which the last level ends at `size`. */
  restore(starts: readonly number[], end: number, expanded: number, size: number): void {
    this.#starts.push(...starts);
    this.#end = end;
    this.expanded = expanded;
    for (let state = this.#starts[this.#starts.length - 1]; state < end; state++) this.current.push(STALE);
    for (let state = end; state < size; state++) this.next.push(STALE);
  }

  get starts(): readonly number[] {
    return this.#starts;
  }

  /** The end of the current level. */
  get end(): number {
    return this.#end;
  }

  /** Goes on to the next level, which ends where the log ends now. Returns false if it is empty, or deeper than `deepest`. */
  descend(size: number, deepest: number): boolean {
    if (size === this.#end || this.depth >= deepest) return false;
    this.#starts.push(this.#end);
    this.#end = size;
    [this.current, this.next] = [this.next, this.current];
    this.next.length = 0;
    return true;
  }

  /** The first state of this level. */
  startOf(level: number): number {
    return this.#starts[level];
  }

  /** The level of a state; one below the current for states that were found for the next one. */
  levelOf(state: number): number {
    if (state >= this.#end) return this.depth;
    let level = this.depth - 1;
    while (this.#starts[level] > state) level--;
    return level;
  }

  get bytes(): number {
    return this.current.bytes + this.next.bytes;
  }
}
