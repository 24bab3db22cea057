/**
 * Breadth-first search over packed rows. A successor is its predecessor with some bits flipped, and a window says which, so
 * that hardly anything of the memory is looked at. All windows are filled from the memory of moves. The reference search
 * (`search/explorer.ts`) has the same judge, and finds the same states in the same order.
 */
import type { Properties } from '../../../spec/kernel/spec.ts';
import { Judge, type Refinements } from '../judge/judge.ts';
import { Unfinished } from '../judge/refinement-watch.ts';
import { Space } from '../memo/space.ts';
import { Transitions } from '../memo/transitions.ts';
import type { Exploration } from '../search/exploration.ts';
import { type Discovery, Findings, type Way } from '../search/findings.ts';
import { StateAudits } from '../search/state-audits.ts';
import { inState, ModelError } from '../system/model-error.ts';
import type { System } from '../system/system.ts';
import { StateGraph } from '../tables/graph.ts';
import { PackedExpansion } from './packed-expansion.ts';
import { PackedLevels } from './packed-levels.ts';
import { PackedStates } from './packed-states.ts';
import { PackedSuccessors } from './packed-successors.ts';
import { restoreStates, type SavedSearch, savedStates } from './saved-search.ts';

/** The most states that a checkpoint holds as samples. */
const SAMPLES = 200;

/** A search that goes on: what fired in earlier processes, and what was computed there. */
type Past = Pick<SavedSearch, 'fired' | 'computed'>;

function never(): boolean {
  return false;
}

/** Whether this core can search `system` at all: all of its moves may be remembered, and no state stands for others. */
export function mayPack<S>({ symmetry, narrowing, moves }: System<S>): boolean {
  return symmetry === undefined && narrowing === undefined && moves.every(({ only }) => only !== 'idle');
}

export class PackedExplorer<S> implements Exploration<S> {
  readonly core = 'packed';
  readonly renamings = 1;
  readonly leftOut = 0;
  readonly space: Space;
  readonly judge: Judge<S>;
  readonly graph: StateGraph | null;
  readonly #system: System<S>;
  readonly #transitions: Transitions<S>;
  readonly #states: PackedStates<S>;
  readonly #successors: PackedSuccessors<S>;
  readonly #levels = new PackedLevels();
  readonly #findings = new Findings();
  readonly #audits: StateAudits<S>;
  readonly #expansion: PackedExpansion<S>;
  #initialAt = 0;
  #past: Past = { fired: {}, computed: 0 };

  constructor(
    system: System<S>,
    properties: Properties<S>,
    refinements: Refinements<S>,
    seed: number,
    mostStates = Number.POSITIVE_INFINITY,
  ) {
    this.#system = system;
    this.space = new Space(system, seed);
    this.#transitions = new Transitions(system, this.space, { onForget: () => this.#successors.giveUp() });
    this.judge = new Judge(system, this.space, properties, refinements);
    this.graph = this.judge.marks.length > 0 ? new StateGraph() : null;
    this.#states = new PackedStates(system, this.space);
    this.#successors = new PackedSuccessors(system, this.space, this.#transitions, this.#states);
    this.#audits = new StateAudits(system, this.space, this.judge, this.#findings);
    this.#expansion = new PackedExpansion({
      system,
      space: this.space,
      outcomes: this.#transitions.outcomes,
      judge: this.judge,
      states: this.#states,
      successors: this.#successors,
      levels: this.#levels,
      audits: this.#audits,
      findings: this.#findings,
      graph: this.graph,
      mostStates,
    });
  }

  get transitions(): Pick<Transitions<S>, 'fired' | 'computed' | 'unremembered'> {
    this.#successors.count();
    const { fired, computed, unremembered } = this.#transitions;
    const all = new Map([...fired].map(([action, count]) => [action, count + (this.#past.fired[action] ?? 0)]));
    return { fired: all, computed: computed + this.#past.computed, unremembered };
  }

  get expanded(): number {
    return this.#levels.expanded;
  }

  get distinct(): number {
    return this.#states.log.size;
  }

  get generated(): number {
    return this.#initialAt + [...this.transitions.fired.values()].reduce((sum, count) => sum + count, 0);
  }

  get waiting(): number {
    return this.distinct - this.expanded;
  }

  get depth(): number {
    return Math.max(this.#levels.depth, Math.min(this.distinct, 1));
  }

  get isFull(): boolean {
    return this.#expansion.isFull;
  }

  get discovery(): Discovery | null {
    return this.#findings.discovery;
  }

  get fault(): Way | null {
    return this.#findings.fault;
  }

  advance(count: number, deepest = Number.POSITIVE_INFINITY, isDue: () => boolean = never): boolean {
    this.judge.isDue = isDue;
    if (!this.#begin(isDue)) return this.#goesOn;
    for (let left = count; left > 0; left--) {
      if (!this.#goesOn) return false;
      if (this.#levels.isDone && !this.#descend(deepest)) return !this.#audits.repeat(isDue);
      if (!this.#expand(isDue)) return this.#goesOn;
    }
    return this.#goesOn;
  }

  /** The state from which each state on the way was first found is sought in the level above. */
  *lowsTo(state: number): Generator<void, readonly number[]> {
    const way = [state];
    for (let level = this.#levels.levelOf(state); level > 0; level--) way.push(yield* this.#parentOf(way[way.length - 1], level));
    return way.reverse().map((each) => this.#states.low(this.#states.log.rows, this.#states.at(each)));
  }

  *#parentOf(state: number, level: number): Generator<void, number> {
    for (let parent = this.#levels.startOf(level - 1); ; parent++) {
      if ((parent & 0xff) === 0) yield;
      this.#successors.list(parent, never, false);
      if (this.#successors.leadTo(state)) return parent;
    }
  }

  /** The search as data, once the state that is being expanded is finished; null if the search cannot be saved now. */
  save(): { readonly saved: SavedSearch; readonly rows: Int32Array } | null {
    if (this.graph !== null || this.depth === 0 || this.#initialAt < this.#system.initial.length) return null;
    while (!this.#expansion.isBetweenStates) if (!this.#goesOn || !this.#expand(never)) return null;
    const { saved, rows } = savedStates(this.space, this.#states);
    const { starts, end, expanded } = this.#levels;
    const { fired, computed } = this.transitions;
    const levels = { starts: [...starts], end, expanded };
    const past = { fired: Object.fromEntries(fired), computed };
    return { saved: { ...saved, ...levels, ...past, samples: this.#samples(), unmet: [...this.judge.unmet] }, rows };
  }

  /** Goes on with a saved search. Throws `ModelError` if it was one of another system. */
  restore(saved: SavedSearch, rows: Int32Array): void {
    restoreStates(this.space, this.#states, saved, rows);
    this.#levels.restore(saved.starts, saved.end, saved.expanded, saved.states);
    this.#initialAt = this.#system.initial.length;
    this.#past = saved;
    for (const name of [...this.judge.unmet]) if (!saved.unmet.includes(name)) this.judge.unmet.delete(name);
    const isOurs = this.#system.initial.every((state) => this.#states.log.find(this.#states.packed(state).packed, 0) >= 0);
    if (!isOurs || !saved.samples.every((sample) => this.#resembles(...sample)))
      throw new ModelError('checkpoint: got one of other code, expected one in which each state has the same successors; begin again');
  }

  #samples(): readonly (readonly [number, number])[] {
    const every = Math.max(1, Math.floor(this.expanded / SAMPLES));
    return Array.from({ length: Math.floor(this.expanded / every) }, (_, i) => {
      this.#successors.list(i * every, never, false);
      return [i * every, this.#successors.listing.count];
    });
  }

  /** Whether an expanded state has this number of successors, and all of them are known. */
  #resembles(state: number, successors: number): boolean {
    this.#successors.list(state, never, false);
    const { count } = this.#successors.listing;
    return count === successors && this.#successors.numbers.subarray(0, count).every((number) => number >= 0);
  }

  get #goesOn(): boolean {
    return this.discovery === null && !this.isFull;
  }

  #descend(deepest: number): boolean {
    this.#successors.refuseManyInboxes();
    return this.#levels.descend(this.distinct, deepest);
  }

  /** Expands the next state. Returns false for a pause. */
  #expand(isDue: () => boolean): boolean {
    try {
      if (!this.#expansion.expand(isDue)) return false;
      this.#levels.expanded++;
      return true;
    } catch (error) {
      if (error instanceof Unfinished) return false;
      const state = this.#levels.expanded;
      const { log } = this.#states;
      throw this.#findings.placed(error, () => this.space.snapshot(this.#states.plain(log.rows, this.#states.at(state)), 0), { state });
    }
  }

  /** Takes the initial states. Returns false for a pause. */
  #begin(isDue: () => boolean): boolean {
    const { initial } = this.#system;
    while (this.#initialAt < initial.length) {
      const state = initial[this.#initialAt];
      inState(state, () => this.#expansion.takeInitial(state));
      if (this.isFull) return false;
      this.#initialAt++;
      if (isDue()) return false;
    }
    if (this.#levels.depth === 0) this.#levels.begin(this.distinct);
    return true;
  }

  get bytesSoon(): number {
    return this.#states.log.bytesSoon;
  }

  get bytes(): number {
    const tables = this.#states.bytes + this.#successors.bytes + this.#levels.bytes + (this.graph?.bytes ?? 0);
    return tables + this.#transitions.bytes + this.judge.bytes + this.space.bytes;
  }
}
