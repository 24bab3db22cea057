/** The rows of the level that is being expanded, and those of the next one. */
import { GrowingInts } from './growing.ts';

export class Levels {
  current = new GrowingInts(1024);
  next = new GrowingInts(1024);
  /** The beginning of the row that is expanded next. */
  at = 0;
  /** Levels with at least one state, the initial states' included. */
  depth = 0;

  /** Whether the whole current level is expanded. */
  get isDone(): boolean {
    return this.at === this.current.length;
  }

  /** Goes on to the next level. Returns false if there is none, or if it is deeper than `deepest`. */
  descend(deepest: number): boolean {
    if (this.next.length === 0 || this.depth >= deepest) return false;
    [this.current, this.next] = [this.next, this.current];
    this.next.length = 0;
    this.at = 0;
    this.depth++;
    return true;
  }

  get bytes(): number {
    return this.current.bytes + this.next.bytes;
  }
}
