/** Checks one refinement: every transition, seen through the view, is no change or one action of the abstract spec. */

import { encode, type Value } from '../../impl/kernel/plain-data.ts';
import type { Refinement } from '../../spec/kernel/spec.ts';
import { Interner } from './interner.ts';

export class RefinementWatch<S> {
  readonly name: string;
  readonly #refinement: Refinement<S, Value>;
  readonly #abstract: Interner;
  /** Numbers of abstract states, by aspect. */
  readonly #byAspect: number[] = [];
  readonly #initial: ReadonlySet<number>;
  /** The abstract states one action away, by abstract state. */
  readonly #successors = new Map<number, ReadonlySet<number>>();

  constructor(name: string, refinement: Refinement<S, Value>) {
    this.name = name;
    this.#refinement = refinement;
    this.#abstract = new Interner(`the view of ${refinement.of.name}`, () => 0);
    this.#initial = new Set(refinement.of.init.map((state) => this.#abstract.id(state)));
  }

  /** Notes what a state with this aspect looks like from above. */
  see(aspect: number, state: S): void {
    this.#byAspect[aspect] = this.#abstract.id(this.#refinement.view(state));
  }

  /** Forgets all aspects; they are numbered anew. */
  forget(): void {
    this.#byAspect.length = 0;
  }

  allowsStart(aspect: number): boolean {
    return this.#initial.has(this.#byAspect[aspect]);
  }

  allows(from: number, to: number): boolean {
    const before = this.#byAspect[from];
    const after = this.#byAspect[to];
    return before === after || this.#oneActionFrom(before).has(after);
  }

  explainStart(aspect: number): string {
    return `seen as ${this.#refinement.of.name}, the initial state is ${this.#text(aspect)}, which is not an initial state of it`;
  }

  explain(from: number, to: number): string {
    return `no action of ${this.#refinement.of.name} leads from ${this.#text(from)} to ${this.#text(to)}`;
  }

  #text(aspect: number): string {
    return encode(this.#abstract.values[this.#byAspect[aspect]]);
  }

  #oneActionFrom(state: number): ReadonlySet<number> {
    const known = this.#successors.get(state);
    if (known !== undefined) return known;
    const successors = new Set<number>();
    const value = this.#abstract.values[state];
    for (const action of Object.values(this.#refinement.of.actions)) {
      for (const param of action.params?.(value) ?? [undefined]) {
        if (action.when(value, param)) successors.add(this.#abstract.id(action.then(value, param)));
      }
    }
    this.#successors.set(state, successors);
    return successors;
  }
}
