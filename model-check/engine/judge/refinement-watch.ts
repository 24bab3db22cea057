/** Checks one refinement: seen through the view, every transition either changes nothing or is one action of the abstract spec. */

import { encode, type Value } from '../../../impl/kernel/plain-data.ts';
import { initialStatesOf } from '../../../spec/kernel/initial-states.ts';
import type { Refinement } from '../../../spec/kernel/spec.ts';
import { AuditedAction } from '../system/audited-action.ts';
import { reversed } from '../system/key-order.ts';
import { Sampler } from '../system/sampler.ts';
import type { Seen } from '../system/seen.ts';
import { call, callTwice, differenceOfValues, settled } from '../system/user-code.ts';
import { Interner } from '../tables/interner.ts';

export class RefinementWatch<S> {
  readonly name: string;
  readonly #refinement: Refinement<S, Value>;
  readonly #abstract: Interner;
  /** By aspect: the number of the abstract state. */
  readonly #byAspect: number[] = [];
  readonly #initial: ReadonlySet<number>;
  readonly #actions: readonly AuditedAction<Value>[];
  readonly #sampler = new Sampler();
  /** By abstract state: the abstract states one action away. */
  readonly #successors = new Map<number, ReadonlySet<number>>();
  /** By abstract state: a computation of these that a pause has interrupted. */
  readonly #begun = new Map<number, Begun>();

  readonly #isDue: () => boolean;

  constructor(name: string, refinement: Refinement<S, Value>, isDue: () => boolean) {
    this.name = name;
    this.#isDue = isDue;
    this.#refinement = refinement;
    this.#abstract = new Interner(`the view of ${refinement.of.name}`, () => 0);
    this.#actions = Object.entries(refinement.of.actions).map(([action, definition]) => new AuditedAction(action, definition));
    this.#initial = new Set(initialStatesOf(refinement.of).map((state) => this.#abstract.id(state)));
  }

  /** Notes the abstract state of a state with this aspect. */
  see(aspect: number, { state, again, fresh }: Seen<S>): void {
    const where = () => `the view of ${this.name}`;
    const view = (seen: S) => settled(where, this.#refinement.view(seen));
    const retry = fresh && ([() => view(fresh[0]()), () => view(fresh[1]())] as const);
    const seen = callTwice(where, () => view(state), again && (() => view(again())), differenceOfValues, retry);
    this.#byAspect[aspect] = call(where, () => this.#abstract.id(seen));
  }

  /** Forgets all aspects, as they get new numbers. */
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

  /** Throws `Unfinished` when it is time for a pause; the next call continues. */
  #oneActionFrom(state: number): ReadonlySet<number> {
    const known = this.#successors.get(state);
    if (known !== undefined) return known;
    const begun = this.#begun.get(state) ?? { found: new Set<number>(), turns: this.#actionsFrom(this.#abstract.values[state]) };
    this.#begun.set(state, begun);
    for (let turn = begun.turns.next(); !turn.done; turn = begun.turns.next()) {
      if (turn.value !== null) begun.found.add(turn.value);
      if (this.#isDue()) throw new Unfinished();
    }
    this.#begun.delete(state);
    this.#successors.set(state, begun.found);
    return begun.found;
  }

  /** The abstract states one action away, with repetitions; null for an action that is not enabled. */
  *#actionsFrom(value: Value): Generator<number | null, undefined> {
    const seen: Seen<Value> = { state: value, again: this.#sampler.next() ? () => reversed(value) : undefined };
    for (const action of this.#actions) {
      for (const choice of action.choices(seen)) {
        const isPossible = choice !== null && action.isEnabled(seen, choice.param);
        yield isPossible ? this.#after(action, seen, choice.param) : null;
      }
    }
  }

  #after(action: AuditedAction<Value>, seen: Seen<Value>, param: Value): number {
    const after = action.after(seen, param, (state) => state, differenceOfValues);
    return call(
      () => action.inWords(param),
      () => this.#abstract.id(after),
    );
  }
}

/** An interrupted computation: the abstract states found so far, and the remaining turns. */
interface Begun {
  readonly found: Set<number>;
  readonly turns: Generator<number | null, undefined>;
}

/** Judging was interrupted, as it is time for a pause. */
export class Unfinished extends Error {
  override readonly name = 'Unfinished';
}
