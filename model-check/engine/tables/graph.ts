/** The transitions of a whole state graph, kept for questions that a single pass cannot answer. */
import { GrowingInts } from './growing.ts';

export class StateGraph {
  readonly #targets = new GrowingInts(1024);
  /** By transition: its kind, see `obligations.ts`. */
  readonly #kinds = new GrowingInts(1024);
  /** By state: the end of its targets. States are closed in the order of their numbers. */
  readonly #ends = new GrowingInts(1024);
  /** By state: one bit per mark that holds in it. */
  readonly #good = new GrowingInts(1024);

  addState(good: number): void {
    this.#good.push(good);
  }

  /** Adds a transition from the state that is being expanded; to -1 if the state after it is not explored. */
  addEdge(target: number, kind = 0): void {
    this.#targets.push(target);
    this.#kinds.push(kind);
  }

  get states(): number {
    return this.#good.length;
  }

  /** By state: the end of its transitions. They begin where those of the state before it end. */
  get ends(): Int32Array {
    return this.#ends.data.subarray(0, this.#ends.length);
  }

  /** By transition: the state after it. */
  get targets(): Int32Array {
    return this.#targets.data.subarray(0, this.#targets.length);
  }

  /** By transition: its kind. */
  get kinds(): Int32Array {
    return this.#kinds.data.subarray(0, this.#kinds.length);
  }

  /** Whether `state` has the mark `bit`. */
  isMarked(state: number, bit: number): boolean {
    return (this.#good.data[state] & (1 << bit)) !== 0;
  }

  closeState(): void {
    this.#ends.push(this.#targets.length);
  }

  /**
   * The smallest state from which no state with bit `bit` can be reached; -1 when there is none. Walks backwards from all
   * states with the bit. The search may pause at each `yield`.
   */
  *firstLost(bit: number): Generator<void, number> {
    const states = this.#good.length;
    const { starts, sources } = yield* this.#reversed();
    const saved = new Uint8Array(states);
    const queue = new Int32Array(states);
    let end = 0;
    for (let state = 0; state < states; state++) {
      if (isTurn(state)) yield;
      // Nothing is known of what follows a state that was left out.
      if (!this.isMarked(state, bit) && !this.#leadsOut(state)) continue;
      saved[state] = 1;
      queue[end++] = state;
    }
    for (let at = 0; at < end; at++) {
      if (isTurn(at)) yield;
      for (let i = starts[queue[at]]; i < starts[queue[at] + 1]; i++) {
        if (saved[sources[i]] === 1) continue;
        saved[sources[i]] = 1;
        queue[end++] = sources[i];
      }
    }
    return end === states ? -1 : saved.indexOf(0);
  }

  #leadsOut(state: number): boolean {
    for (let i = state === 0 ? 0 : this.#ends.data[state - 1]; i < this.#ends.data[state]; i++) if (this.#targets.data[i] < 0) return true;
    return false;
  }

  /** The transitions by target: those into state t come from sources[starts[t] … starts[t + 1] - 1]. */
  *#reversed(): Generator<void, { starts: Int32Array; sources: Int32Array }> {
    const states = this.#good.length;
    const targets = this.#targets.data;
    const starts = new Int32Array(states + 1);
    for (let i = 0; i < this.#targets.length; i++) {
      if (isTurn(i)) yield;
      if (targets[i] >= 0) starts[targets[i] + 1]++;
    }
    for (let state = 0; state < states; state++) starts[state + 1] += starts[state];
    const places = starts.slice();
    const sources = new Int32Array(this.#targets.length);
    let i = 0;
    for (let source = 0; source < this.#ends.length; source++) {
      if (isTurn(source)) yield;
      for (; i < this.#ends.data[source]; i++) if (targets[i] >= 0) sources[places[targets[i]]++] = source;
    }
    return { starts, sources };
  }

  get bytes(): number {
    return this.#targets.bytes + this.#kinds.bytes + this.#ends.bytes + this.#good.bytes;
  }
}

/** Whether to offer a pause: once in 4,096 steps. */
function isTurn(step: number): boolean {
  return (step & 0xfff) === 0;
}
