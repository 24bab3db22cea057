/**
 * Breadth-first search, level by level: expands a state, inserts its successors' fingerprints, and builds the rows of those
 * that are new. A successor's fingerprint is known before the successor is built.
 */
import type { Properties } from '../../../spec/kernel/spec.ts';
import { Judge, type Refinements } from '../judge/judge.ts';
import { Narrowed } from '../judge/narrowed.ts';
import { Unfinished } from '../judge/refinement-watch.ts';
import { Views } from '../judge/views.ts';
import { Space } from '../memo/space.ts';
import { Transitions } from '../memo/transitions.ts';
import { OrbitSearch } from '../symmetry/orbit-search.ts';
import { inState } from '../system/model-error.ts';
import { Obligations } from '../system/obligations.ts';
import type { System } from '../system/system.ts';
import type { StateGraph } from '../tables/graph.ts';
import type { GrowingInts } from '../tables/growing.ts';
import { Levels } from '../tables/levels.ts';
import { HIGH, LOW, rowLength, SEEN } from '../tables/rows.ts';
import { Expansion } from './expansion.ts';
import type { Exploration } from './exploration.ts';
import { type Discovery, Findings, type Way } from './findings.ts';
import { FoundStates } from './found-states.ts';
import { StateAudits } from './state-audits.ts';

const NO_ROW = -1;

function never(): boolean {
  return false;
}

export class Explorer<S> implements Exploration<S> {
  readonly core = 'reference';
  readonly space: Space;
  readonly transitions: Transitions<S>;
  readonly judge: Judge<S>;
  /** The fairness that steps fulfil. */
  readonly obligations: Obligations;
  expanded = 0;
  readonly #found: FoundStates;
  readonly #findings = new Findings();
  readonly #system: System<S>;
  readonly #slots: number;
  /** Visits one state of each orbit; null without a symmetry. */
  readonly #orbits: OrbitSearch<S> | null;
  /** The scenario's constraints and view; null without them. */
  readonly #narrowed: Narrowed<S> | null;
  readonly #views: Views<S> | null;
  readonly #audits: StateAudits<S>;
  readonly #expansion: Expansion<S>;
  /** The number of initial states that have been taken. */
  #initialAt = 0;
  /** The row of the initial state that is being taken; NO_ROW if the next one has none yet. */
  #initialRow = NO_ROW;
  readonly #levels = new Levels();

  constructor(
    system: System<S>,
    properties: Properties<S>,
    refinements: Refinements<S>,
    seed: number,
    mostStates = Number.POSITIVE_INFINITY,
  ) {
    this.#system = system;
    this.#slots = system.slots.length;
    this.space = new Space(system, seed);
    const { symmetry } = system;
    this.#orbits = symmetry === undefined ? null : new OrbitSearch(system, symmetry, this.space, properties, refinements);
    this.judge = new Judge(system, this.space, properties, refinements);
    const needsGraph = this.judge.marks.length > 0;
    this.obligations = new Obligations(system);
    this.transitions = new Transitions(system, this.space, {
      onForget: () => this.#forgetOutcomes(),
      comparison: this.#orbits?.moves,
      obligations: needsGraph ? this.obligations : undefined,
    });
    const { narrowing } = system;
    this.#narrowed = narrowing === undefined ? null : new Narrowed(system, this.space, narrowing);
    this.#views = narrowing?.view === undefined ? null : new Views(system, this.space, narrowing.view);
    this.#found = new FoundStates(mostStates, needsGraph);
    this.#audits = new StateAudits(system, this.space, this.judge, this.#findings);
    const { space, transitions, judge } = this;
    const [orbits, audits, found, findings] = [this.#orbits, this.#audits, this.#found, this.#findings];
    const [narrowed, views] = [this.#narrowed, this.#views];
    this.#expansion = new Expansion({ system, space, transitions, judge, orbits, audits, found, findings, narrowed, views });
  }

  /** The graph of all transitions; null unless a property needs it. */
  get graph(): StateGraph | null {
    return this.#found.graph;
  }

  *lowsTo(state: number): Generator<void, readonly number[]> {
    const { parents, lows } = this.#found;
    const found: number[] = [];
    let at = state;
    for (; parents.data[at] !== at; at = parents.data[at]) {
      yield;
      found.push(lows.data[at]);
    }
    return [...found, lows.data[at]].reverse();
  }

  /** Whether there are more states than the limit allows. */
  get isFull(): boolean {
    return this.#found.isFull;
  }

  /** Levels with at least one state, the initial states' included. */
  get depth(): number {
    return this.#levels.depth;
  }

  /** States found; with symmetry, one per orbit. */
  get distinct(): number {
    return this.#found.count;
  }

  /** The number of renamings, the identity included: 1 without a symmetry. */
  get renamings(): number {
    return this.#orbits?.renamings ?? 1;
  }

  /** States generated, including initial states, duplicates and self-loops. */
  get generated(): number {
    return this.#initialAt + this.transitions.steps;
  }

  /** Steps, and initial states, that the scenario's constraints have left out. */
  get leftOut(): number {
    return this.#narrowed?.leftOut ?? 0;
  }

  /** States found but not yet expanded. */
  get waiting(): number {
    return this.distinct - this.expanded;
  }

  /**
   * Expands up to `count` states. Pauses early, even within a state, when `isDue` says so. Returns whether there is more to
   * do. Stops after level `deepest`, at a violation, and at the limit of states.
   */
  advance(count: number, deepest = Number.POSITIVE_INFINITY, isDue: () => boolean = never): boolean {
    this.judge.isDue = isDue;
    if (this.#orbits !== null) this.#orbits.isDue = isDue;
    if (!this.#begin(isDue)) return this.#goesOn;
    for (let left = count; left > 0; left--) {
      if (!this.#goesOn) return false;
      if (this.#levels.isDone && !this.#levels.descend(deepest)) return !this.#audits.repeat(isDue);
      if (!this.#expandOrTell(isDue)) return this.#goesOn;
    }
    return this.#goesOn;
  }

  #forgetOutcomes(): void {
    this.judge.forgetOutcomes();
    this.#orbits?.forgetOutcomes();
  }

  /** By state: the number of the state from which it was first found; its own number for an initial state. */
  get parents(): GrowingInts {
    return this.#found.parents;
  }

  /** By state: the low lane, which distinguishes the successors of a state. */
  get lows(): GrowingInts {
    return this.#found.lows;
  }

  /** The first violation that was found. */
  get discovery(): Discovery | null {
    return this.#findings.discovery;
  }

  /** The state in which a fault of the model occurred, if one has. */
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

  /** Expands the next state, or continues with it after a pause. Returns whether the state is finished. */
  #expand(isDue: () => boolean): boolean {
    const { current, at, next } = this.#levels;
    if (!this.#expansion.expand(this.expanded, current.data, at, next, isDue)) return false;
    this.#levels.at += rowLength(current.data, at, this.#slots);
    this.expanded++;
    return true;
  }

  /** Takes the initial states. Returns false for a pause. */
  #begin(isDue: () => boolean): boolean {
    const { initial } = this.#system;
    if (this.#initialAt === initial.length) return true;
    if (this.#orbits !== null && !this.#orbits.auditInitialStates(isDue)) return false;
    while (this.#initialAt < initial.length) {
      const state = initial[this.#initialAt];
      if (!inState(state, () => this.#takeInitial(this.#initialAt)) || this.isFull) return false;
      this.#initialAt++;
      if (isDue()) return false;
    }
    return true;
  }

  /** Takes the initial state of this number, unless it is known. Returns false for a pause. */
  #takeInitial(initial: number): boolean {
    const { current } = this.#levels;
    if (this.#initialRow === NO_ROW) {
      const base = this.space.append(this.#system.initial[initial], current);
      if (this.#leavesOut(current.data, base)) {
        current.length = base;
        return true;
      }
      if (this.#visit(current.data, base) >= 0 || this.isFull) {
        current.length = base;
        return true;
      }
      this.#initialRow = base;
    }
    if (!this.#compareInitial(current.data, this.#initialRow)) return false;
    this.#numberInitial(current.data, this.#initialRow);
    this.#initialRow = NO_ROW;
    this.#levels.depth = 1;
    return true;
  }

  /** Whether the initial state in the row at `base` is not explored. It is explored if it breaks a property, so that this is told. */
  #leavesOut(data: Int32Array, base: number): boolean {
    if (this.#narrowed === null || this.#narrowed.admits(data, base)) return false;
    this.judge.ofInitial(data, base);
    if (this.judge.violation !== null) return false;
    this.#narrowed.leftOut++;
    return true;
  }

  /** Returns false for a pause. */
  #compareInitial(data: Int32Array, base: number): boolean {
    try {
      this.#orbits?.ofInitial(data, base);
      return true;
    } catch (error) {
      if (error instanceof Unfinished) return false;
      throw error;
    }
  }

  #numberInitial(data: Int32Array, base: number): void {
    data[base + SEEN] = this.judge.ofInitial(data, base);
    const [state, low] = [this.distinct - 1, data[base + LOW]];
    this.#found.number(state, low, this.judge.good);
    if (this.judge.violation !== null) this.#findings.discovery ??= { violation: this.judge.violation, state, targetLow: low };
  }

  /** Adds the row at `base`, or its orbit, to the visited set. Returns -1 if it is new. */
  #visit(data: Int32Array, base: number): number {
    const orbits = this.#orbits?.orbits ?? this.#views;
    if (orbits === null) return this.#found.add(data[base + LOW], data[base + HIGH]);
    orbits.of(data, base);
    return this.#found.add(orbits.low, orbits.high);
  }

  /** The further bytes that tables which will soon grow are going to take. */
  get bytesSoon(): number {
    return this.#found.bytesSoon + this.#levels.current.bytesSoon + this.#levels.next.bytesSoon;
  }

  /** Bytes held by visited set, frontier, trace, memo, values and graph. */
  get bytes(): number {
    const tables =
      this.transitions.bytes + this.judge.bytes + (this.#orbits?.bytes ?? 0) + (this.#narrowed?.bytes ?? 0) + (this.#views?.bytes ?? 0);
    return tables + this.#found.bytes + this.space.bytes + this.#levels.bytes;
  }
}
