/**
 * Breadth-first search, level by level: expand a state, insert its successors' fingerprints, materialise those that
 * are new. A successor's fingerprint is known before the successor is built.
 */
import type { Properties } from '../../spec/kernel/spec.ts';
import { audit } from './audit.ts';
import { StateGraph } from './graph.ts';
import { GrowingInts } from './growing.ts';
import { Orbits } from './orbits.ts';
import { ADD_HIGH, ADD_LOW, CONSUMED, FACTS, SENDS_END, SENDS_FROM } from './outcomes.ts';
import { Promises, type Refinements, type Violation } from './promises.ts';
import { COUNT, HEADER, HIGH, inFlight, LOW, rowLength, SEEN } from './rows.ts';
import { Space } from './space.ts';
import { appendSuccessor } from './successor.ts';
import { SymmetryAudit } from './symmetry-audit.ts';
import type { System } from './system.ts';
import { Transitions } from './transitions.ts';
import { Visited } from './visited.ts';

/** Where a violation was found: in a state, or in the transition from a state by an outcome's label. */
export interface Discovery {
  readonly violation: Violation;
  /** The state's number; for a step, that of the state before it. */
  readonly state: number;
  /** For a step, the low lane of the state after it. */
  readonly targetLow: number;
}

/** A mask: one state in so many is computed twice, with the engine and without. */
const AUDITED = (1 << 14) - 1;

/** What is met for the first time is looked at for its symmetry: so many states of that kind, then one in so many. */
const NEWS_AT_ONCE = 128;
const STATES_PER_NEWS = 256;

export class Explorer<S> {
  readonly space: Space;
  readonly transitions: Transitions<S>;
  readonly promises: Promises<S>;
  /** Filled only when a property needs the whole graph. */
  readonly graph: StateGraph | null;
  /** By state: the number of the state from which it was found first; its own for an initial state. */
  readonly parents = new GrowingInts(1024);
  /** By state: the low lane, to tell apart the successors of a state. */
  readonly lows = new GrowingInts(1024);
  expanded = 0;
  /** Levels with at least one state, the initial states' included. */
  depth = 0;
  discovery: Discovery | null = null;
  readonly #system: System<S>;
  readonly #slots: number;
  readonly #inSet: boolean;
  readonly #visited: Visited;
  /** Of a system whose parts are alike, one state of each orbit is visited. */
  readonly #orbits: Orbits | null;
  readonly #symmetryAudit: SymmetryAudit<S> | null;
  /** How many cases had been met when a state was last looked at for its symmetry. */
  #met = 0;
  #level = new GrowingInts(1024);
  #nextLevel = new GrowingInts(1024);
  #at = 0;
  /** The successors of the state at hand, in the order of `transitions.enabled`: their lanes, and whether they are known. */
  #successorLows = new Int32Array(64);
  #successorHighs = new Int32Array(64);
  #known = new Uint8Array(64);
  /** The lanes by which they are visited: those of their orbits, where there are any. */
  #visitedLows = this.#successorLows;
  #visitedHighs = this.#successorHighs;

  constructor(system: System<S>, properties: Properties<S>, refinements: Refinements<S>, seed: number) {
    this.#system = system;
    this.#slots = system.slots.length;
    this.space = new Space(system, seed);
    this.transitions = new Transitions(system, this.space);
    this.promises = new Promises(system, this.space, properties, refinements);
    this.#inSet = system.bag !== 'multiset';
    this.graph = this.promises.recoverable.length > 0 ? new StateGraph() : null;
    this.#visited = new Visited(this.graph !== null);
    const { symmetry } = system;
    this.#orbits = symmetry === undefined ? null : new Orbits(symmetry, system, this.space);
    this.#symmetryAudit = symmetry === undefined ? null : new SymmetryAudit(system, symmetry, properties, refinements);
    this.#symmetryAudit?.ofInitialStates();
    this.#reserve(32);
    this.#begin();
  }

  /** States found; where parts are alike, one of each orbit. */
  get distinct(): number {
    return this.#visited.size;
  }

  /** The number of renamings, the identity included: 1 where nothing is alike. */
  get renamings(): number {
    return this.#orbits?.size ?? 1;
  }

  /** States generated: initial states, duplicates and self-loops included. */
  get generated(): number {
    let count = this.#system.initial.length;
    for (const fired of this.transitions.fired.values()) count += fired;
    return count;
  }

  /** States that are found and not yet expanded. */
  get waiting(): number {
    return this.distinct - this.expanded;
  }

  /** Expands up to `count` states. Returns whether there is more to do. Stops behind level `deepest`, and at a violation. */
  advance(count: number, deepest = Number.POSITIVE_INFINITY): boolean {
    for (let left = count; left > 0; left--) {
      if (this.discovery !== null) return false;
      if (this.#at === this.#level.length && !this.#descend(deepest)) return false;
      this.#expand();
    }
    return this.discovery === null;
  }

  /** Follows all outcomes of the next state. A method of its own, so that it is compiled once, and not with each loop around it. */
  #expand(): void {
    const data = this.#level.data;
    const base = this.#at;
    const successors = this.transitions.from(data, base);
    this.#fingerprint(successors, data, base);
    if (this.#isAudited(this.expanded)) audit(this.#system, this.space, data, base, this.#successorLows.subarray(0, successors));
    if (this.graph !== null) this.#addEdgesToKnown(successors, this.graph);
    if (this.promises.watchesSteps) this.#judgeKnown(successors, data, base);
    for (let i = 0; i < successors; i++) if (this.#known[i] === 0) this.#take(i, data, base);
    this.graph?.closeState();
    if (this.#symmetryAudit !== null) this.#auditSymmetry(this.#symmetryAudit, data, base);
    this.#at += rowLength(data, base, this.#slots);
    this.expanded++;
  }

  /** Looks at a state in which something was met that had not been met before, as long as these are few; and at some others. */
  #auditSymmetry(audit: SymmetryAudit<S>, data: Int32Array, base: number): void {
    const met = this.transitions.memories + this.promises.judgements;
    const isNews = met > this.#met && audit.looks < NEWS_AT_ONCE + this.expanded / STATES_PER_NEWS;
    this.#met = met;
    if (isNews || this.#isAudited(this.expanded)) audit.of(this.space.snapshot(data, base));
  }

  /** Early states, and some of the later ones. */
  #isAudited(state: number): boolean {
    return (state & (state - 1)) === 0 || (state & AUDITED) === AUDITED;
  }

  #begin(): void {
    for (const snapshot of this.#system.initial) {
      const base = this.space.append(snapshot, this.#level);
      const data = this.#level.data;
      if (this.#visit(data, base) >= 0) {
        this.#level.length = base;
        continue;
      }
      data[base + SEEN] = this.promises.ofInitial(data, base);
      this.#number(this.distinct - 1, data[base + LOW]);
    }
    this.depth = this.#level.length > 0 ? 1 : 0;
    if (this.#level.length > 0) this.transitions.begin(this.#level.data, 0);
  }

  /** Returns -1 when the row at `base`, or its orbit, is new. */
  #visit(data: Int32Array, base: number): number {
    if (this.#orbits === null) return this.#visited.add(data[base + LOW], data[base + HIGH]);
    this.#orbits.of(data, base);
    return this.#visited.add(this.#orbits.low, this.#orbits.high);
  }

  #descend(deepest: number): boolean {
    if (this.#nextLevel.length === 0 || this.depth >= deepest) return false;
    [this.#level, this.#nextLevel] = [this.#nextLevel, this.#level];
    this.#nextLevel.length = 0;
    this.#at = 0;
    this.depth++;
    return true;
  }

  /** Computes the lanes of all successors of the row at `base`, and marks those of which nothing more is to be asked. */
  #fingerprint(count: number, data: Int32Array, base: number): void {
    if (count > this.#known.length) this.#reserve(count);
    const { enabled, outcomes } = this.transitions;
    const facts = outcomes.facts.data;
    const lows = this.#successorLows;
    const highs = this.#successorHighs;
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
    this.#visited.glance(this.#visitedLows, this.#visitedHighs, count, this.#known);
  }

  #findOrbits(orbits: Orbits, count: number, data: Int32Array, base: number): void {
    const { enabled, outcomes } = this.transitions;
    orbits.of(data, base);
    for (let i = 0; i < count; i++) {
      orbits.after(enabled[i], outcomes, data, base);
      this.#visitedLows[i] = orbits.low;
      this.#visitedHighs[i] = orbits.high;
    }
  }

  #addEdgesToKnown(count: number, graph: StateGraph): void {
    for (let i = 0; i < count; i++) if (this.#known[i] === 1) graph.addEdge(this.#visited.numberAtHome(this.#visitedHighs[i]));
  }

  /** Judges the transitions to states that need nothing else. */
  #judgeKnown(count: number, data: Int32Array, base: number): void {
    const { enabled } = this.transitions;
    for (let i = 0; i < count; i++) {
      if (this.#known[i] === 0 || this.promises.settled(enabled[i], data[base + SEEN])) continue;
      if (this.#successorLows[i] !== data[base + LOW] || this.#successorHighs[i] !== data[base + HIGH])
        this.#judge(enabled[i], data, base, -1, this.#successorLows[i]);
    }
  }

  /** Follows successor `i` of the row at `base`. */
  #take(i: number, data: Int32Array, base: number): void {
    const outcome = this.transitions.enabled[i];
    const low = this.#successorLows[i];
    const high = this.#successorHighs[i];
    const known = this.#visited.add(this.#visitedLows[i], this.#visitedHighs[i]);
    if (known >= 0) {
      this.graph?.addEdge(known);
      if (this.promises.watchesSteps) this.#judge(outcome, data, base, -1, low);
      return;
    }
    this.graph?.addEdge(this.distinct - 1);
    const aspect = this.#judge(outcome, data, base, this.distinct - 1, low);
    const row = appendSuccessor(this.#nextLevel, data, base, this.#slots, this.transitions.outcomes, outcome, this.#system.bag);
    const next = this.#nextLevel.data;
    next[row + LOW] = low;
    next[row + HIGH] = high;
    next[row + SEEN] = aspect;
    this.#number(this.expanded, low);
  }

  /** In a set, only what is not in flight already adds to the fingerprint. */
  #addNewSends(successor: number, at: number, data: Int32Array, base: number): void {
    const { facts, sends } = this.transitions.outcomes;
    const { messages } = this.space;
    const first = base + HEADER + this.#slots;
    for (let s = facts.data[at + SENDS_FROM]; s < facts.data[at + SENDS_END]; s++) {
      const message = sends.data[s];
      if (message !== facts.data[at + CONSUMED] && inFlight(data, first, data[base + COUNT], message)) continue;
      this.#successorLows[successor] += messages.low(message);
      this.#successorHighs[successor] += messages.high(message);
    }
  }

  #reserve(count: number): void {
    this.#successorLows = new Int32Array(count * 2);
    this.#successorHighs = new Int32Array(count * 2);
    this.#known = new Uint8Array(count * 2);
    this.#visitedLows = this.#orbits === null ? this.#successorLows : new Int32Array(count * 2);
    this.#visitedHighs = this.#orbits === null ? this.#successorHighs : new Int32Array(count * 2);
  }

  /** Judges the state after `outcome`, whose number is `target` if it is new, and the transition. Returns the aspect. */
  #judge(outcome: number, data: Int32Array, base: number, target: number, low: number): number {
    const { transitions, promises } = this;
    const aspect = promises.after(outcome, transitions.outcomes, outcome < transitions.permanent, target >= 0, data, base);
    if (promises.violation === null || this.discovery !== null) return aspect;
    const state = promises.violation.by === 'step' ? this.expanded : target;
    this.discovery = { violation: promises.violation, state, targetLow: low };
    return aspect;
  }

  #number(parent: number, low: number): void {
    this.parents.push(parent);
    this.lows.push(low);
    this.graph?.addState(this.promises.good);
    if (this.promises.violation !== null)
      this.discovery ??= { violation: this.promises.violation, state: this.distinct - 1, targetLow: low };
  }

  /** Bytes held by visited set, frontier, trace, memo and graph. */
  get bytes(): number {
    const tables =
      this.#visited.bytes + this.transitions.bytes + this.promises.bytes + (this.graph?.bytes ?? 0) + (this.#orbits?.bytes ?? 0);
    return tables + this.#level.bytes + this.#nextLevel.bytes + this.parents.bytes + this.lows.bytes;
  }
}
