/**
 * Breadth-first search, level by level: expand a state, insert its successors' fingerprints, materialise those that
 * are new. A successor's fingerprint is known before the successor is built.
 */
import type { Properties } from '../../spec/kernel/spec.ts';
import { audit } from './audit.ts';
import { StateGraph } from './graph.ts';
import { GrowingInts } from './growing.ts';
import { inState, isPlaceless } from './model-error.ts';
import { OrbitSearch } from './orbit-search.ts';
import type { Orbits } from './orbits.ts';
import { ADD_HIGH, ADD_LOW, CONSUMED, FACTS, SENDS_END, SENDS_FROM } from './outcomes.ts';
import { Promises, type Refinements, type Violation } from './promises.ts';
import { Unfinished } from './refinement-watch.ts';
import { COUNT, HEADER, HIGH, inFlight, LOW, rowLength, SEEN } from './rows.ts';
import { Space } from './space.ts';
import { appendSuccessor } from './successor.ts';
import type { Snapshot, System } from './system.ts';
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

/** The way to a state: its number; to a state one step further, the low lane of that. */
export interface Way {
  readonly state: number;
  readonly targetLow?: number;
}

/** A state with the low lanes of its successors. */
interface Kept {
  readonly state: number;
  readonly snapshot: Snapshot;
  readonly low: number;
  readonly lows: readonly number[];
}

/** A mask: one state in so many is computed twice, with the engine and without. */
const AUDITED = (1 << 14) - 1;

/** States with more successors than this are not computed twice. */
const MOST_AUDITED = 4096;

const NOT_TAKEN = -2;

function never(): boolean {
  return false;
}

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
  /** Where a fault of the model came to light, if one has. */
  fault: Way | null = null;
  /** There are more states than may be found. */
  isFull = false;
  readonly #system: System<S>;
  readonly #slots: number;
  readonly #inSet: boolean;
  readonly #visited: Visited;
  /** Of a system whose parts are alike, one state of each orbit is visited. */
  readonly #orbits: OrbitSearch<S> | null;
  /** Early states, to be audited once more in the end. */
  readonly #kept: Kept[] = [];
  /** How many of the initial states have been taken. */
  #initialAt = 0;
  readonly #mostStates: number;
  #level = new GrowingInts(1024);
  #nextLevel = new GrowingInts(1024);
  #at = 0;
  /** How far the state at hand is: whether it was begun, its outcomes are listed, and these are the last; which of them come next. */
  #isBegun = false;
  #isListed = false;
  #isLastBatch = false;
  #judgedAt = 0;
  #takenAt = 0;
  /** Of the successor that is being taken: what the visited set says of it. */
  #taken = NOT_TAKEN;
  /** Of a state that is to be audited: the low lanes of its successors so far, and how far the audit is. */
  #lows: number[] | null = null;
  #auditing: Generator<void> | null = null;
  /** The successors of the state at hand, in the order of `transitions.enabled`: their lanes, and whether they are known. */
  #successorLows = new Int32Array(64);
  #successorHighs = new Int32Array(64);
  #known = new Uint8Array(64);
  /** The lanes by which they are visited: those of their orbits, where there are any. */
  #visitedLows = this.#successorLows;
  #visitedHighs = this.#successorHighs;

  constructor(
    system: System<S>,
    properties: Properties<S>,
    refinements: Refinements<S>,
    seed: number,
    mostStates = Number.POSITIVE_INFINITY,
  ) {
    this.#system = system;
    this.#mostStates = mostStates;
    this.#slots = system.slots.length;
    this.space = new Space(system, seed);
    const { symmetry } = system;
    this.#orbits = symmetry === undefined ? null : new OrbitSearch(system, symmetry, this.space, properties, refinements);
    this.transitions = new Transitions(system, this.space, () => this.#forgetOutcomes(), this.#orbits?.moves);
    this.promises = new Promises(system, this.space, properties, refinements);
    this.#inSet = system.bag !== 'multiset';
    this.graph = this.promises.recoverable.length > 0 ? new StateGraph() : null;
    this.#visited = new Visited(this.graph !== null);
    this.#reserve(32);
  }

  /** States found; where parts are alike, one of each orbit. */
  get distinct(): number {
    return this.#visited.size;
  }

  /** The number of renamings, the identity included: 1 where nothing is alike. */
  get renamings(): number {
    return this.#orbits?.renamings ?? 1;
  }

  /** States generated: initial states, duplicates and self-loops included. */
  get generated(): number {
    let count = this.#initialAt;
    for (const fired of this.transitions.fired.values()) count += fired;
    return count;
  }

  /** States that are found and not yet expanded. */
  get waiting(): number {
    return this.distinct - this.expanded;
  }

  /**
   * Expands up to `count` states; fewer when `isDue` says that it is time for a pause, in the midst of a state as well. Returns
   * whether there is more to do. Stops after level `deepest`, at a violation, and where another state would be one too many.
   */
  advance(count: number, deepest = Number.POSITIVE_INFINITY, isDue: () => boolean = never): boolean {
    this.promises.isDue = isDue;
    if (!this.#begin(isDue)) return this.#goesOn;
    for (let left = count; left > 0; left--) {
      if (!this.#goesOn) return false;
      if (this.#at === this.#level.length && !this.#descend(deepest)) return !this.#auditAgain(isDue);
      if (!this.#expandOrTell(isDue)) return this.#goesOn;
    }
    return this.#goesOn;
  }

  #forgetOutcomes(): void {
    this.promises.forgetOutcomes();
    this.#orbits?.forgetOutcomes();
  }

  get #goesOn(): boolean {
    return this.discovery === null && !this.isFull;
  }

  #expandOrTell(isDue: () => boolean): boolean {
    try {
      return this.#expand(isDue);
    } catch (error) {
      throw this.#placed(error, () => this.space.snapshot(this.#level.data, this.#at), { state: this.expanded });
    }
  }

  /** `error`, with the state in which it came to light if it is a fault of the model. */
  #placed(error: unknown, at: () => Snapshot, way: Way): unknown {
    if (!isPlaceless(error)) return error;
    this.fault = way;
    return error.in(at());
  }

  /** When all is explored: what user code said of early states in the beginning, it must still say. Returns whether there was time enough. */
  #auditAgain(isDue: () => boolean): boolean {
    for (let kept = this.#kept.at(-1); kept !== undefined; kept = this.#kept.at(-1)) {
      const { state, snapshot, low, lows } = kept;
      try {
        this.#auditing ??= audit(this.#system, this.space, snapshot, low, lows);
        while (!this.#auditing.next().done) if (isDue()) return false;
        this.promises.judgeAgain(snapshot);
      } catch (error) {
        throw this.#placed(error, () => snapshot, { state });
      }
      this.#auditing = null;
      this.#kept.pop();
    }
    this.#system.auditInputs();
    return true;
  }

  /** Follows all outcomes of the next state, or goes on with it after a pause. Returns whether it is done with. */
  #expand(isDue: () => boolean): boolean {
    const data = this.#level.data;
    const base = this.#at;
    if (!this.#isListed && !this.#list(data, base, isDue)) return false;
    for (;;) {
      if (!this.#followBatch(data, base, isDue)) return false;
      if (this.#isLastBatch) break;
      this.#isLastBatch = this.transitions.run(data, base, isDue);
      this.#openBatch(data, base);
      if (isDue()) return false;
    }
    if (!this.#audit(data, base, isDue)) return false;
    this.graph?.closeState();
    if (this.#isAudited(this.expanded)) this.#orbits?.audit(this.space.snapshot(data, base));
    this.#at += rowLength(data, base, this.#slots);
    this.expanded++;
    this.#isListed = false;
    return true;
  }

  /** Lists what is remembered of the row at `base`. Returns whether there was time enough. */
  #list(data: Int32Array, base: number, isDue: () => boolean): boolean {
    if (!this.#isBegun) this.transitions.begin();
    this.#isBegun = true;
    while (!this.transitions.list(data, base)) {
      do {
        if (isDue()) return false;
        this.transitions.learn(data, base);
      } while (this.transitions.isMissing);
    }
    this.#isBegun = false;
    this.#isListed = true;
    this.#isLastBatch = false;
    this.#lows = this.#isAudited(this.expanded) ? [] : null;
    this.#openBatch(data, base);
    return true;
  }

  #openBatch(data: Int32Array, base: number): void {
    const { count } = this.transitions;
    this.#fingerprint(count, data, base);
    this.#orbits?.ofBatch(this.transitions, data, base);
    for (let i = 0; this.#lows !== null && i < count; i++) this.#lows.push(this.#successorLows[i]);
    if (this.#lows !== null && this.#lows.length > MOST_AUDITED) this.#lows = null;
    if (this.graph !== null) this.#addEdgesToKnown(count, this.graph);
    this.#judgedAt = this.promises.watchesSteps ? 0 : count;
    this.#takenAt = 0;
  }

  /** Judges and takes the successors that are listed. Returns whether there was time enough. */
  #followBatch(data: Int32Array, base: number, isDue: () => boolean): boolean {
    try {
      return this.#follow(data, base, isDue);
    } catch (error) {
      if (error instanceof Unfinished) return false;
      throw error;
    }
  }

  #follow(data: Int32Array, base: number, isDue: () => boolean): boolean {
    const { count } = this.transitions;
    while (this.#judgedAt < count) {
      const wasJudged = this.#judgeKnown(this.#judgedAt, data, base);
      this.#judgedAt++;
      if (wasJudged && isDue()) return false;
    }
    while (this.#takenAt < count) {
      if (this.#known[this.#takenAt] === 1) {
        this.#takenAt++;
        continue;
      }
      this.#take(this.#takenAt, data, base);
      if (this.isFull) return false;
      this.#takenAt++;
      if (isDue()) return false;
    }
    return true;
  }

  /** Computes a state once more without the engine, where it is one of those. Returns whether there was time enough. */
  #audit(data: Int32Array, base: number, isDue: () => boolean): boolean {
    if (this.#lows === null) return true;
    const snapshot = this.space.snapshot(data, base);
    const low = data[base + LOW];
    this.#auditing ??= audit(this.#system, this.space, snapshot, low, this.#lows);
    while (!this.#auditing.next().done) if (isDue()) return false;
    this.#auditing = null;
    if (isPowerOfTwo(this.expanded)) this.#kept.push({ state: this.expanded, snapshot, low, lows: this.#lows });
    return true;
  }

  /** Early states, and some of the later ones. */
  #isAudited(state: number): boolean {
    return isPowerOfTwo(state) || (state & AUDITED) === AUDITED;
  }

  /** Takes the initial states. Returns whether there was time enough. */
  #begin(isDue: () => boolean): boolean {
    const { initial } = this.#system;
    while (this.#initialAt < initial.length) {
      const state = initial[this.#initialAt];
      const base = inState(state, () => this.space.append(state, this.#level));
      if (inState(state, () => this.#takeInitial(this.#level.data, base))) this.depth = 1;
      else this.#level.length = base;
      if (this.isFull) return false;
      this.#initialAt++;
      if (isDue()) return false;
    }
    return true;
  }

  /** Whether the row at `base` is new. */
  #takeInitial(data: Int32Array, base: number): boolean {
    if (this.#visit(data, base) >= 0 || this.isFull) return false;
    this.#orbits?.ofInitial(data, base);
    data[base + SEEN] = this.promises.ofInitial(data, base);
    this.#number(this.distinct - 1, data[base + LOW]);
    return true;
  }

  /** Returns -1 when the row at `base`, or its orbit, is new. */
  #visit(data: Int32Array, base: number): number {
    if (this.#orbits === null) return this.#add(data[base + LOW], data[base + HIGH]);
    const { orbits } = this.#orbits;
    orbits.of(data, base);
    return this.#add(orbits.low, orbits.high);
  }

  /** As `Visited.add`; but a new state that is one too many is not added. */
  #add(low: number, high: number): number {
    if (this.distinct >= this.#mostStates && !this.#visited.has(low, high)) {
      this.isFull = true;
      return -1;
    }
    return this.#visited.add(low, high);
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
    if (this.#orbits !== null) this.#findOrbits(this.#orbits.orbits, count, data, base);
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

  /** Judges the transition to successor `i`, if that needs nothing else. Returns whether there was something to judge. */
  #judgeKnown(i: number, data: Int32Array, base: number): boolean {
    const outcome = this.transitions.enabled[i];
    if (this.#known[i] === 0 || this.promises.settled(outcome, data[base + SEEN])) return false;
    if (this.#successorLows[i] === data[base + LOW] && this.#successorHighs[i] === data[base + HIGH]) return false;
    this.#judge(outcome, data, base, -1, this.#successorLows[i]);
    return true;
  }

  /** Follows successor `i` of the row at `base`. Judging may throw `Unfinished`; then the same successor is to be taken again. */
  #take(i: number, data: Int32Array, base: number): void {
    const outcome = this.transitions.enabled[i];
    const low = this.#successorLows[i];
    const high = this.#successorHighs[i];
    if (this.#taken === NOT_TAKEN) {
      this.#taken = this.#add(this.#visitedLows[i], this.#visitedHighs[i]);
      if (this.isFull) return;
      this.graph?.addEdge(this.#taken >= 0 ? this.#taken : this.distinct - 1);
    }
    const isNew = this.#taken < 0;
    if (isNew || this.promises.watchesSteps) {
      const aspect = this.#judge(outcome, data, base, isNew ? this.distinct - 1 : -1, low);
      if (isNew) this.#append(outcome, aspect, low, high, data, base);
    }
    this.#taken = NOT_TAKEN;
  }

  #append(outcome: number, aspect: number, low: number, high: number, data: Int32Array, base: number): void {
    const row = appendSuccessor(this.#nextLevel, data, base, this.#slots, this.transitions.outcomes, outcome, this.#system.bag);
    const next = this.#nextLevel.data;
    next[row + LOW] = low;
    next[row + HIGH] = high;
    next[row + SEEN] = aspect;
    // It is not expanded any more, but judged it is.
    if (this.discovery !== null) this.#orbits?.ofState(next, row);
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
    const { promises } = this;
    const aspect = this.#judged(outcome, data, base, target >= 0, low);
    if (promises.violation === null || this.discovery !== null) return aspect;
    const state = promises.violation.by === 'step' ? this.expanded : target;
    this.discovery = { violation: promises.violation, state, targetLow: low };
    return aspect;
  }

  #judged(outcome: number, data: Int32Array, base: number, isNew: boolean, low: number): number {
    const { outcomes, permanent } = this.transitions;
    try {
      return this.promises.after(outcome, outcomes, outcome < permanent, isNew, data, base);
    } catch (error) {
      throw this.#placed(error, () => this.#successor(outcome, data, base), { state: this.expanded, targetLow: low });
    }
  }

  #successor(outcome: number, data: Int32Array, base: number): Snapshot {
    const rows = new GrowingInts();
    appendSuccessor(rows, data, base, this.#slots, this.transitions.outcomes, outcome, this.#system.bag);
    return this.space.snapshot(rows.data, 0);
  }

  #number(parent: number, low: number): void {
    this.parents.push(parent);
    this.lows.push(low);
    this.graph?.addState(this.promises.good);
    if (this.promises.violation !== null)
      this.discovery ??= { violation: this.promises.violation, state: this.distinct - 1, targetLow: low };
  }

  /** Bytes that tables take more when they grow next, of those that are soon to grow. */
  get bytesSoon(): number {
    const arrays = [this.#level, this.#nextLevel, this.parents, this.lows];
    return this.#visited.bytesSoon + arrays.reduce((sum, { bytesSoon }) => sum + bytesSoon, 0);
  }

  /** Bytes held by visited set, frontier, trace, memo, values and graph. */
  get bytes(): number {
    const tables =
      this.#visited.bytes + this.transitions.bytes + this.promises.bytes + (this.graph?.bytes ?? 0) + (this.#orbits?.bytes ?? 0);
    return tables + this.space.bytes + this.#level.bytes + this.#nextLevel.bytes + this.parents.bytes + this.lows.bytes;
  }
}

function isPowerOfTwo(state: number): boolean {
  return (state & (state - 1)) === 0;
}
