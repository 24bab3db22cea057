/**
 * Checks one refinement: every transition, seen through the view, is no change or one action of the abstract spec. The
 * abstract spec runs on the same engine, so its actions, too, are run once per combination of what they read.
 */

import { encode, type Value } from '../../impl/kernel/plain-data.ts';
import type { Refinement } from '../../spec/kernel/spec.ts';
import { GrowingInts } from './growing.ts';
import { KeysChanged } from './layout.ts';
import { HEADER } from './rows.ts';
import { Space } from './space.ts';
import { type SpecSystem, specSystem } from './spec-system.ts';
import { appendSuccessor } from './successor.ts';
import { Transitions } from './transitions.ts';
import { Vectors } from './vectors.ts';

/** The abstract state has another shape than it seemed, and the watch has begun anew: all aspects must be seen again. */
export class ViewReshaped extends Error {
  override readonly name = 'ViewReshaped';
}

export class RefinementWatch<S> {
  readonly name: string;
  readonly #refinement: Refinement<S, Value>;
  readonly #whole = new Set<string>();
  #machine: AbstractMachine;
  /** Numbers of abstract states, by aspect. */
  readonly #byAspect: number[] = [];

  constructor(name: string, refinement: Refinement<S, Value>) {
    this.name = name;
    this.#refinement = refinement;
    this.#machine = new AbstractMachine(specSystem(refinement.of));
  }

  /** Notes what a state with this aspect looks like from above. Throws `ViewReshaped`. */
  see(aspect: number, state: S): void {
    this.#byAspect[aspect] = this.#whileShapesLast(() => this.#machine.number(this.#refinement.view(state)));
  }

  /** Forgets all aspects; they are numbered anew. */
  forget(): void {
    this.#byAspect.length = 0;
  }

  allowsStart(aspect: number): boolean {
    return this.#machine.initial.has(this.#byAspect[aspect]);
  }

  /** Throws `ViewReshaped`. */
  allows(from: number, to: number): boolean {
    const before = this.#byAspect[from];
    const after = this.#byAspect[to];
    return before === after || this.#whileShapesLast(() => this.#machine.successors(before).has(after));
  }

  explainStart(aspect: number): string {
    return `seen as ${this.#refinement.of.name}, the initial state is ${this.#text(aspect)}, which is not an initial state of it`;
  }

  explain(from: number, to: number): string {
    return `no action of ${this.#refinement.of.name} leads from ${this.#text(from)} to ${this.#text(to)}`;
  }

  #text(aspect: number): string {
    return encode(this.#machine.state(this.#byAspect[aspect]));
  }

  #whileShapesLast<R>(use: () => R): R {
    try {
      return use();
    } catch (error) {
      if (!(error instanceof KeysChanged) || this.#whole.has(error.field)) throw error;
      this.#whole.add(error.field);
      this.#machine = new AbstractMachine(specSystem(this.#refinement.of, this.#whole));
      throw new ViewReshaped();
    }
  }
}

/** The abstract spec, its states numbered as they are met. */
class AbstractMachine {
  readonly initial: ReadonlySet<number>;
  readonly #system: SpecSystem<Value>;
  readonly #space: Space;
  readonly #transitions: Transitions<Value>;
  readonly #numbers: Vectors;
  /** Of each state that was met, one row. */
  readonly #rows = new GrowingInts();
  readonly #scratch = new GrowingInts();
  readonly #successors = new Map<number, ReadonlySet<number>>();

  constructor(system: SpecSystem<Value>) {
    this.#system = system;
    this.#space = new Space(system.slots, 1);
    this.#transitions = new Transitions(system, this.#space);
    this.#numbers = new Vectors(system.slots.length);
    this.initial = new Set(system.initial.map(({ slots }) => this.#numberOf(slots)));
    this.#transitions.begin(this.#rows.data, 0);
  }

  number(state: Value): number {
    return this.#numberOf(this.#system.spread(state));
  }

  state(number: number): Value {
    const { slots } = this.#space.snapshot(this.#rows.data, number * this.#width);
    return Object.fromEntries(this.#system.slots.map((name, slot) => [name, slots[slot]]));
  }

  /** The states one action away. */
  successors(number: number): ReadonlySet<number> {
    const known = this.#successors.get(number);
    if (known !== undefined) return known;
    const base = number * this.#width;
    const count = this.#transitions.from(this.#rows.data, base);
    const successors = new Set<number>();
    for (const outcome of this.#transitions.enabled.slice(0, count)) {
      this.#scratch.length = 0;
      appendSuccessor(this.#scratch, this.#rows.data, base, this.#system.slots.length, this.#transitions.outcomes, outcome, 'multiset');
      successors.add(this.#numberOfRow(this.#scratch.data));
    }
    this.#successors.set(number, successors);
    return successors;
  }

  get #width(): number {
    return HEADER + this.#system.slots.length;
  }

  #numberOf(slots: readonly Value[]): number {
    this.#scratch.length = 0;
    this.#space.append({ slots, messages: [] }, this.#scratch);
    return this.#numberOfRow(this.#scratch.data);
  }

  #numberOfRow(row: Int32Array): number {
    const met = this.#numbers.size;
    const number = this.#numbers.number(row.subarray(HEADER, this.#width));
    if (number === met) for (let i = 0; i < this.#width; i++) this.#rows.push(row[i]);
    return number;
  }
}
