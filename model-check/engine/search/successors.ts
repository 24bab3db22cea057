/** The fingerprints of one state's successors, computed before any of them is built. */

import { ADD_HIGH, ADD_LOW, CONSUMED, FACTS, type Outcomes, SENDS_END, SENDS_FROM } from '../memo/outcomes.ts';
import type { Space } from '../memo/space.ts';
import type { Transitions } from '../memo/transitions.ts';
import type { System } from '../system/system.ts';
import type { StateGraph } from '../tables/graph.ts';
import { COUNT, HEADER, HIGH, inFlight, LOW } from '../tables/rows.ts';
import type { Visited } from '../tables/visited.ts';

/** Fingerprints of orbits, or of views. */
export interface OtherLanes {
  readonly low: number;
  readonly high: number;
  /** Computes that of the row at `base`. */
  of(data: Int32Array, base: number): void;
  /** Computes that of the state after `outcome`. `of` must have been called with the row at `base`. */
  after(outcome: number, outcomes: Outcomes, data: Int32Array, base: number): void;
}

export class Successors<S> {
  /** The lanes of the current state's successors, in the order of `transitions.enabled`, and whether each state is known. */
  lows = new Int32Array(0);
  highs = new Int32Array(0);
  known = new Uint8Array(0);
  /** The lanes under which they are visited: with symmetry, those of their orbits. */
  visitedLows = this.lows;
  visitedHighs = this.highs;
  readonly #transitions: Transitions<S>;
  readonly #space: Space;
  readonly #visited: Visited;
  /** The fingerprints by which states are visited, if not by their own. */
  readonly #orbits: OtherLanes | null;
  readonly #slots: number;
  readonly #inSet: boolean;

  constructor(system: System<S>, space: Space, transitions: Transitions<S>, visited: Visited, orbits: OtherLanes | null) {
    this.#transitions = transitions;
    this.#space = space;
    this.#visited = visited;
    this.#orbits = orbits;
    this.#slots = system.slots.length;
    this.#inSet = system.bag !== 'multiset';
    this.#reserve(32);
  }

  /** Computes the lanes of all successors of the row at `base`, and marks the known ones. */
  fingerprint(count: number, data: Int32Array, base: number): void {
    if (count > this.known.length) this.#reserve(count);
    const { enabled, outcomes } = this.#transitions;
    const facts = outcomes.facts.data;
    const lows = this.lows;
    const highs = this.highs;
    const low = data[base + LOW];
    const high = data[base + HIGH];
    const inSet = this.#inSet;
    for (let i = 0; i < count; i++) {
      const at = enabled[i] * FACTS;
      lows[i] = (low + facts[at + ADD_LOW]) | 0;
      highs[i] = (high + facts[at + ADD_HIGH]) | 0;
      if (inSet && facts[at + SENDS_FROM] !== facts[at + SENDS_END]) this.#addNewSends(i, at, data, base);
    }
    if (this.#orbits !== null) this.#findOrbits(this.#orbits, count, data, base);
    this.#visited.glance(this.visitedLows, this.visitedHighs, count, this.known);
  }

  /** Whether successor `i` is the row at `base` itself. */
  isSame(i: number, data: Int32Array, base: number): boolean {
    return this.lows[i] === data[base + LOW] && this.highs[i] === data[base + HIGH];
  }

  /** Adds the edges to those of the first `count` successors that are known. */
  addEdgesToKnown(count: number, graph: StateGraph): void {
    const { enabled, outcomes } = this.#transitions;
    for (let i = 0; i < count; i++)
      if (this.known[i] === 1) graph.addEdge(this.#visited.numberAtHome(this.visitedHighs[i]), outcomes.kindOf(enabled[i]));
  }

  #findOrbits(orbits: OtherLanes, count: number, data: Int32Array, base: number): void {
    const { enabled, outcomes } = this.#transitions;
    orbits.of(data, base);
    for (let i = 0; i < count; i++) {
      orbits.after(enabled[i], outcomes, data, base);
      this.visitedLows[i] = orbits.low;
      this.visitedHighs[i] = orbits.high;
    }
  }

  /** In a set, only messages that are not yet in flight add to the fingerprint. */
  #addNewSends(successor: number, at: number, data: Int32Array, base: number): void {
    const { facts, sends } = this.#transitions.outcomes;
    const { messages } = this.#space;
    const first = base + HEADER + this.#slots;
    for (let s = facts.data[at + SENDS_FROM]; s < facts.data[at + SENDS_END]; s++) {
      const message = sends.data[s];
      if (message !== facts.data[at + CONSUMED] && inFlight(data, first, data[base + COUNT], message)) continue;
      this.lows[successor] += messages.low(message);
      this.highs[successor] += messages.high(message);
    }
  }

  #reserve(count: number): void {
    this.lows = new Int32Array(count * 2);
    this.highs = new Int32Array(count * 2);
    this.known = new Uint8Array(count * 2);
    this.visitedLows = this.#orbits === null ? this.lows : new Int32Array(count * 2);
    this.visitedHighs = this.#orbits === null ? this.highs : new Int32Array(count * 2);
  }
}
