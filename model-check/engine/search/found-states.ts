/** The states that a search has found: their fingerprints, their numbers in the order of finding, and the links to their parents. */
import { StateGraph } from '../tables/graph.ts';
import { GrowingInts } from '../tables/growing.ts';
import { Visited } from '../tables/visited.ts';

export class FoundStates {
  readonly visited: Visited;
  /** The graph of all transitions; null unless a property needs it. */
  readonly graph: StateGraph | null;
  /** By state: the number of the state from which it was first found; its own number for an initial state. */
  readonly parents = new GrowingInts(1024);
  /** By state: the low lane, which distinguishes the successors of a state. */
  readonly lows = new GrowingInts(1024);
  /** Whether there are more states than the limit allows. */
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

  /** Same as `Visited.add`, but a new state beyond the limit is not added and sets `isFull`. */
  add(low: number, high: number): number {
    if (this.visited.size >= this.#most && !this.visited.has(low, high)) {
      this.isFull = true;
      return -1;
    }
    return this.visited.add(low, high);
  }

  /** Records the state that was added last. `good`: one bit per mark that holds in it. */
  number(parent: number, low: number, good: number): void {
    this.parents.push(parent);
    this.lows.push(low);
    this.graph?.addState(good);
  }

  /** The further bytes that tables which will soon grow are going to take. */
  get bytesSoon(): number {
    return this.visited.bytesSoon + this.parents.bytesSoon + this.lows.bytesSoon;
  }

  get bytes(): number {
    return this.visited.bytes + (this.graph?.bytes ?? 0) + this.parents.bytes + this.lows.bytes;
  }
}
