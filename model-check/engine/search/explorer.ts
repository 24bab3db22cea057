/**
 * Breadth-first search, level by level: expand a state, insert its successors' fingerprints, materialise those that
 * are new. A successor's fingerprint is known before the successor is built.
 */
import type { Properties } from '../../../spec/kernel/spec.ts';
import { Promises, type Refinements } from '../judge/promises.ts';
import { Unfinished } from '../judge/refinement-watch.ts';
import { Space } from '../memo/space.ts';
import { appendSuccessor, snapshotAfter } from '../memo/successor.ts';
import { Transitions } from '../memo/transitions.ts';
import { OrbitSearch } from '../symmetry/orbit-search.ts';
import { inState } from '../system/model-error.ts';
import type { System } from '../system/system.ts';
import { StateGraph } from '../tables/graph.ts';
import { GrowingInts } from '../tables/growing.ts';
import { Levels } from '../tables/levels.ts';
import { HIGH, LOW, rowLength, SEEN } from '../tables/rows.ts';
import { Visited } from '../tables/visited.ts';
import { type Discovery, Findings, type Way } from './findings.ts';
import { StateAudits } from './state-audits.ts';
import { Successors } from './successors.ts';

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
  readonly #findings = new Findings();
  /** There are more states than may be found. */
  isFull = false;
  readonly #system: System<S>;
  readonly #slots: number;
  readonly #visited: Visited;
  /** Of a system whose parts are alike, one state of each orbit is visited. */
  readonly #orbits: OrbitSearch<S> | null;
  readonly #successors: Successors<S>;
  readonly #audits: StateAudits<S>;
  /** How many of the initial states have been taken. */
  #initialAt = 0;
  readonly #mostStates: number;
  readonly #levels = new Levels();
  /** How far the state at hand is: whether it was begun, its outcomes are listed, and these are the last; which of them come next. */
  #isBegun = false;
  #isListed = false;
  #isLastBatch = false;
  #judgedAt = 0;
  #takenAt = 0;
  /** Of the successor that is being taken: what the visited set says of it. */
  #taken = NOT_TAKEN;
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
    this.graph = this.promises.recoverable.length > 0 ? new StateGraph() : null;
    this.#visited = new Visited(this.graph !== null);
    this.#successors = new Successors(system, this.space, this.transitions, this.#visited, this.#orbits);
    this.#audits = new StateAudits(system, this.space, this.promises, this.#findings);
  }

  /** Levels with at least one state, the initial states' included. */
  get depth(): number {
    return this.#levels.depth;
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
    return this.#initialAt + this.transitions.steps;
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
      if (this.#levels.isDone && !this.#levels.descend(deepest)) return !this.#audits.repeat(isDue);
      if (!this.#expandOrTell(isDue)) return this.#goesOn;
    }
    return this.#goesOn;
  }

  #forgetOutcomes(): void {
    this.promises.forgetOutcomes();
    this.#orbits?.forgetOutcomes();
  }

  /** The first violation that was found. */
  get discovery(): Discovery | null {
    return this.#findings.discovery;
  }

  /** Where a fault of the model came to light, if one has. */
  get fault(): Way | null {
    return this.#findings.fault;
  }

  get #goesOn(): boolean {
    return this.discovery === null && !this.isFull;
  }

  #expandOrTell(isDue: () => boolean): boolean {
    try {
      return this.#expand(isDue);
    } catch (error) {
      throw this.#findings.placed(error, () => this.space.snapshot(this.#levels.current.data, this.#levels.at), { state: this.expanded });
    }
  }

  /** Follows all outcomes of the next state, or goes on with it after a pause. Returns whether it is done with. */
  #expand(isDue: () => boolean): boolean {
    const data = this.#levels.current.data;
    const base = this.#levels.at;
    if (!this.#isListed && !this.#list(data, base, isDue)) return false;
    for (;;) {
      if (!this.#followBatch(data, base, isDue)) return false;
      if (this.#isLastBatch) break;
      this.#isLastBatch = this.transitions.run(data, base, isDue);
      this.#openBatch(data, base);
      if (isDue()) return false;
    }
    if (!this.#audits.end(this.expanded, data, base, isDue)) return false;
    this.graph?.closeState();
    if (this.#audits.isAudited(this.expanded)) this.#orbits?.audit(this.space.snapshot(data, base));
    this.#levels.at += rowLength(data, base, this.#slots);
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
    this.#audits.begin(this.expanded);
    this.#openBatch(data, base);
    return true;
  }

  #openBatch(data: Int32Array, base: number): void {
    const { count } = this.transitions;
    this.#successors.fingerprint(count, data, base);
    this.#orbits?.ofBatch(this.transitions, data, base);
    this.#audits.note(this.#successors.lows, count);
    if (this.graph !== null) this.#successors.addEdgesToKnown(count, this.graph);
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
      if (this.#successors.known[this.#takenAt] === 1) {
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

  /** Takes the initial states. Returns whether there was time enough. */
  #begin(isDue: () => boolean): boolean {
    const { initial } = this.#system;
    while (this.#initialAt < initial.length) {
      const state = initial[this.#initialAt];
      const base = inState(state, () => this.space.append(state, this.#levels.current));
      if (inState(state, () => this.#takeInitial(this.#levels.current.data, base))) this.#levels.depth = 1;
      else this.#levels.current.length = base;
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

  /** Judges the transition to successor `i`, if that needs nothing else. Returns whether there was something to judge. */
  #judgeKnown(i: number, data: Int32Array, base: number): boolean {
    const outcome = this.transitions.enabled[i];
    if (this.#successors.known[i] === 0 || this.promises.settled(outcome, data[base + SEEN])) return false;
    if (this.#successors.isSame(i, data, base)) return false;
    this.#judge(outcome, data, base, -1, this.#successors.lows[i]);
    return true;
  }

  /** Follows successor `i` of the row at `base`. Judging may throw `Unfinished`; then the same successor is to be taken again. */
  #take(i: number, data: Int32Array, base: number): void {
    const outcome = this.transitions.enabled[i];
    const low = this.#successors.lows[i];
    const high = this.#successors.highs[i];
    if (this.#taken === NOT_TAKEN) {
      this.#taken = this.#add(this.#successors.visitedLows[i], this.#successors.visitedHighs[i]);
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
    const row = appendSuccessor(this.#levels.next, data, base, this.#slots, this.transitions.outcomes, outcome, this.#system.bag);
    const next = this.#levels.next.data;
    next[row + LOW] = low;
    next[row + HIGH] = high;
    next[row + SEEN] = aspect;
    // It is not expanded any more, but judged it is.
    if (this.discovery !== null) this.#orbits?.ofState(next, row);
    this.#number(this.expanded, low);
  }

  /** Judges the state after `outcome`, whose number is `target` if it is new, and the transition. Returns the aspect. */
  #judge(outcome: number, data: Int32Array, base: number, target: number, low: number): number {
    const { promises } = this;
    const aspect = this.#judged(outcome, data, base, target >= 0, low);
    if (promises.violation === null || this.discovery !== null) return aspect;
    const state = promises.violation.by === 'step' ? this.expanded : target;
    this.#findings.discovery = { violation: promises.violation, state, targetLow: low };
    return aspect;
  }

  #judged(outcome: number, data: Int32Array, base: number, isNew: boolean, low: number): number {
    const { outcomes, permanent } = this.transitions;
    try {
      return this.promises.after(outcome, outcomes, outcome < permanent, isNew, data, base);
    } catch (error) {
      throw this.#findings.placed(error, () => snapshotAfter(this.space, outcomes, outcome, this.#system.bag, data, base), {
        state: this.expanded,
        targetLow: low,
      });
    }
  }

  #number(parent: number, low: number): void {
    this.parents.push(parent);
    this.lows.push(low);
    this.graph?.addState(this.promises.good);
    if (this.promises.violation !== null)
      this.#findings.discovery ??= { violation: this.promises.violation, state: this.distinct - 1, targetLow: low };
  }

  /** Bytes that tables take more when they grow next, of those that are soon to grow. */
  get bytesSoon(): number {
    const arrays = [this.#levels.current, this.#levels.next, this.parents, this.lows];
    return this.#visited.bytesSoon + arrays.reduce((sum, { bytesSoon }) => sum + bytesSoon, 0);
  }

  /** Bytes held by visited set, frontier, trace, memo, values and graph. */
  get bytes(): number {
    const tables =
      this.#visited.bytes + this.transitions.bytes + this.promises.bytes + (this.graph?.bytes ?? 0) + (this.#orbits?.bytes ?? 0);
    return tables + this.space.bytes + this.#levels.bytes + this.parents.bytes + this.lows.bytes;
  }
}
