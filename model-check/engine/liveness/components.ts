/**
 * Strongly connected components of a part of a state graph, by Tarjan's algorithm without recursion. A part is the states
 * of one colour; transitions to other states are left out.
 */
import { type Arrows, firstOf, isTurn } from './arrows.ts';

const UNSEEN = 0;
const OPEN = 0;

export class Components {
  /** By state: its part. */
  readonly colour: Int32Array;
  /** By state: the number of its component in the last search of its part. */
  readonly component: Int32Array;
  readonly #arrows: Arrows;
  readonly #index: Int32Array;
  readonly #low: Int32Array;
  /** By state: the next transition to follow. */
  readonly #next: Int32Array;
  /** States whose component is still open, and the path from the root to the current state. */
  readonly #open: Int32Array;
  readonly #path: Int32Array;
  #components = 0;

  constructor(arrows: Arrows) {
    this.#arrows = arrows;
    const array = () => new Int32Array(arrows.states);
    this.colour = array();
    this.component = array();
    this.#index = array();
    this.#low = array();
    this.#next = array();
    this.#open = array();
    this.#path = array();
  }

  /**
   * Calls `visit` with the states of each component of the part `colour`, whose states are `states`. The array is used again
   * after the call. The search may pause at each `yield`.
   */
  *of(states: Int32Array, colour: number, visit: (members: Int32Array) => void): Generator<void> {
    const { ends } = this.#arrows;
    for (const state of states) {
      this.#index[state] = UNSEEN;
      this.component[state] = OPEN;
      this.#next[state] = firstOf(ends, state);
    }
    let [seen, opened, depth, steps] = [0, 0, 0, 0];
    const enter = (state: number): void => {
      this.#index[state] = this.#low[state] = ++seen;
      this.#open[opened++] = state;
      this.#path[depth++] = state;
    };
    for (const root of states) {
      if (this.#index[root] !== UNSEEN) continue;
      enter(root);
      while (depth > 0) {
        if (isTurn(++steps)) yield;
        const state = this.#path[depth - 1];
        const further = this.#follow(state, colour);
        if (further >= 0) enter(further);
        else {
          depth--;
          if (depth > 0) this.#low[this.#path[depth - 1]] = Math.min(this.#low[this.#path[depth - 1]], this.#low[state]);
          if (this.#low[state] === this.#index[state]) opened = this.#close(state, opened, visit);
        }
      }
    }
  }

  /** Follows the transitions of `state` up to the first one to a state that is new. Returns that state, or -1. */
  #follow(state: number, colour: number): number {
    const { ends, targets } = this.#arrows;
    while (this.#next[state] < ends[state]) {
      const target = targets[this.#next[state]++];
      if (target < 0 || this.colour[target] !== colour) continue;
      if (this.#index[target] === UNSEEN) return target;
      if (this.component[target] === OPEN) this.#low[state] = Math.min(this.#low[state], this.#index[target]);
    }
    return -1;
  }

  /** Closes the component whose first state is `state`. Returns the number of states that stay open. */
  #close(state: number, opened: number, visit: (members: Int32Array) => void): number {
    const number = ++this.#components;
    let first = opened;
    do this.component[this.#open[--first]] = number;
    while (this.#open[first] !== state);
    visit(this.#open.subarray(first, opened));
    return first;
  }
}
