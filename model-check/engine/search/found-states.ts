/** The states that a search has found: by their fingerprints, numbered in the order in which they were found, each with its way there. */
import { StateGraph } from '../tables/graph.ts';
import { GrowingInts } from '../tables/growing.ts';
import { Visited } from '../tables/visited.ts';

export class FoundStates {
  readonly visited: Visited;
  /** Filled only when a property needs the whole graph. */
  readonly graph: StateGraph | null;
  /** By state: the number of the state from which it was found first; its own for an initial state. */
  readonly parents = new GrowingInts(1024);
  /** By state: the low lane, to tell apart the successors of a state. */
  readonly lows = new GrowingInts(1024);
  /** There are more states than may be found. */
  isFull = false;
  readonly #most: number;

  constructor(most: number, withGraph: boolean) {
    this.#most = most;
    this.graph = withGraph ? new StateGraph() : null;
    this.visited = new Visited(withGraph);
  }

  get count(): number {
    return this.visited.size;
  }

  /** As `Visited.add`; but a new state that is one too many is not added, and `isFull` says so. */
  add(low: number, high: number): number {
    if (this.visited.size >= this.#most && !this.visited.has(low, high)) {
      this.isFull = true;
      return -1;
    }
    return this.visited.add(low, high);
  }

  /** Numbers the state that was added last. `good`: one bit per recoverable property that holds in it. */
  number(parent: number, low: number, good: number): void {
    this.parents.push(parent);
    this.lows.push(low);
    this.graph?.addState(good);
  }

  /** Bytes that tables take more when they grow next, of those that are soon to grow. */
  get bytesSoon(): number {
    return this.visited.bytesSoon + this.parents.bytesSoon + this.lows.bytesSoon;
  }

  get bytes(): number {
    return this.visited.bytes + (this.graph?.bytes ?? 0) + this.parents.bytes + this.lows.bytes;
  }
}
