/**
 * Judges a candidate for an inductive invariant. All states of a type bound that satisfy the invariant are found, reachable
 * or not, and each step from each of them is taken. If every step leads to one of these states, the invariant holds in every
 * reachable state, however long the way there is.
 *
 * The bound is listed twice, and no state is kept: only a fingerprint of each state that satisfies the invariant.
 */
import { encode, NotPlainData, type Value } from '../../impl/kernel/plain-data.ts';
import { initialStatesOf } from '../../spec/kernel/initial-states.ts';
import type { Properties, Property, Spec } from '../../spec/kernel/spec.ts';
import { AuditedAction } from '../engine/system/audited-action.ts';
import { stateHolds, stepHolds } from '../engine/system/audited-property.ts';
import { frozen, reversed } from '../engine/system/key-order.ts';
import { inShort, ModelError } from '../engine/system/model-error.ts';
import { type Seen, seenOnce } from '../engine/system/seen.ts';
import { call, differenceOfValues, truth } from '../engine/system/user-code.ts';
import { Visited } from '../engine/tables/visited.ts';
import { Stopped } from '../pace/pacing.ts';
import type { Inductive } from '../scenario.ts';

/** The claim that a step leads to a state of the type bound; the name under which a report tells that it does not. */
export const WITHIN = 'within';

/** A claim that fails in a state, or after one step from it. */
export interface Refutation {
  readonly property: string;
  readonly before: Value;
  readonly step?: { readonly action: string; readonly param: Value; readonly after: Value };
  /** `before` is an initial state; else it is any state that satisfies the invariant. */
  readonly isInitial?: true;
}

type StateProperty = Exclude<Property<Value>, { kind: 'step' }>;
type StepProperty = Extract<Property<Value>, { kind: 'step' }>;

/** User code runs twice in the first states, to see that it is pure, and once in all others. */
const AUDITED_STATES = 500;

export class Induction {
  /** States that the type bound lists, those within the constraint. */
  candidates = 0;
  /** States that satisfy the invariant, and all states after steps from them. */
  generated = 0;
  /** Steps to states that the constraint leaves out. */
  leftOut = 0;
  /** How often each action happened. */
  readonly fired: Map<string, number>;
  /** By conjunct of the invariant: the listed states that it alone excludes. */
  readonly excludes: Map<string, number>;
  readonly #satisfying = new Visited(false);
  readonly #initial: readonly Value[];
  readonly #actions: readonly AuditedAction<Value>[];
  readonly #within: () => Iterable<Value>;
  readonly #constraint: ((state: Value) => boolean) | undefined;
  readonly #invariant: readonly (readonly [string, StateProperty])[];
  /** Claims that must follow from the invariant. */
  readonly #implied: readonly (readonly [string, StateProperty])[];
  readonly #ofSteps: readonly (readonly [string, StepProperty])[];
  readonly #maxStates: number;

  constructor(
    spec: Spec<Value>,
    { within, invariant }: Inductive<Value>,
    properties: Properties<Value>,
    constraint?: (state: Value) => boolean,
    maxStates = Number.POSITIVE_INFINITY,
  ) {
    this.#initial = initialStatesOf(spec);
    this.#actions = Object.entries(spec.actions).map(([name, definition]) => new AuditedAction<Value>(name, definition));
    this.#within = within;
    this.#constraint = constraint;
    const always = Object.entries(properties).filter((entry): entry is [string, StateProperty] => entry[1].kind === 'always');
    this.#invariant = invariant === undefined ? always : Object.entries(invariant).filter(isOfStates);
    // A conjunct of the same name may be another claim.
    this.#implied = invariant === undefined ? [] : always.filter(([name, { holds }]) => invariant[name]?.holds !== holds);
    this.#ofSteps = Object.entries(properties).filter((entry): entry is [string, StepProperty] => entry[1].kind === 'step');
    this.#maxStates = maxStates;
    this.fired = new Map(this.#actions.map(({ name }) => [name, 0]));
    this.excludes = new Map(this.#invariant.map(([name]) => [name, 0]));
  }

  /** The number of different states that satisfy the invariant. */
  get distinct(): number {
    return this.#satisfying.size;
  }

  get bytes(): number {
    return this.#satisfying.bytes;
  }

  /** Looks for a refutation; null: the invariant is inductive. May pause at each `yield`. Throws `ModelError` and `Stopped`. */
  *refutation(): Generator<void, Refutation | null> {
    for (const before of this.#initial) {
      const property = this.#firstBroken(seen(before, true), [...this.#invariant, ...this.#implied]);
      if (property !== null) return { property, before, isInitial: true };
    }
    yield* this.#findSatisfying();
    for (const before of this.#initial)
      if (this.#isWithinConstraint(before) && !this.#has(encode(before))) return { property: WITHIN, before, isInitial: true };
    return yield* this.#takeSteps();
  }

  *#findSatisfying(): Generator<void> {
    for (const state of this.#listed()) {
      yield;
      this.candidates++;
      if (!this.#satisfies(seen(state, this.candidates <= AUDITED_STATES))) continue;
      this.#satisfying.add(...lanesOf(this.#textOf(state)));
      if (this.distinct > this.#maxStates) throw new Stopped(`the limit of ${this.#maxStates} states was hit`);
    }
    this.generated = this.distinct;
  }

  *#takeSteps(): Generator<void, Refutation | null> {
    const done = new Visited(false);
    for (const state of this.#listed()) {
      yield;
      const text = this.#textOf(state);
      if (!this.#has(text) || done.add(...lanesOf(text)) !== -1) continue;
      const before = seen(state, done.size <= AUDITED_STATES);
      const broken = this.#firstBroken(before, this.#implied);
      if (broken !== null) return { property: broken, before: state };
      for (const action of this.#actions) {
        for (const choice of action.choices(before)) {
          if (choice === null || !action.isEnabled(before, choice.param)) continue;
          const refuted = this.#afterStep(action, before, choice.param);
          if (refuted !== null) return refuted;
          yield;
        }
      }
    }
    if (done.size !== this.distinct)
      throw new ModelError(
        `inductive.within is not pure: asked twice, it gave ${this.distinct} and ${done.size} states that satisfy the invariant`,
      );
    return null;
  }

  #afterStep(action: AuditedAction<Value>, before: Seen<Value>, param: Value): Refutation | null {
    const after = action.after(before, param, (state) => frozen(state), differenceOfValues);
    this.generated++;
    this.fired.set(action.name, (this.fired.get(action.name) ?? 0) + 1);
    const text = call(
      () => `\`then\` of ${action.inWords(param)}`,
      () => encode(after),
    );
    const property = this.#firstBrokenStep(before, after, text) ?? (this.#has(text) ? null : this.#firstBrokenOutside(after));
    return property === null ? null : { property, before: before.state, step: { action: action.name, param, after } };
  }

  #firstBrokenStep(before: Seen<Value>, after: Value, text: string): string | null {
    if (this.#ofSteps.length === 0 || text === encode(before.state)) return null;
    const broken = this.#ofSteps.find(([name, property]) => !stepHolds(name, property, before, seen(after, before.again !== undefined)));
    return broken?.[0] ?? null;
  }

  /** The claim that breaks in a state that is not one of those that satisfy the invariant; null if the constraint leaves it out. */
  #firstBrokenOutside(after: Value): string | null {
    const broken = this.#firstBroken(seenOnce(after), [...this.#invariant, ...this.#implied]);
    if (broken !== null) return broken;
    if (this.#isWithinConstraint(after)) return WITHIN;
    this.leftOut++;
    return null;
  }

  #firstBroken(state: Seen<Value>, properties: readonly (readonly [string, StateProperty])[]): string | null {
    return properties.find(([name, property]) => !stateHolds(name, property, state))?.[0] ?? null;
  }

  /** Asks for the invariant, and counts the state for the conjunct that alone excludes it. */
  #satisfies(state: Seen<Value>): boolean {
    let first: string | null = null;
    for (const [name, property] of this.#invariant) {
      if (stateHolds(name, property, state)) continue;
      if (first !== null) return false;
      first = name;
    }
    if (first !== null) this.excludes.set(first, (this.excludes.get(first) ?? 0) + 1);
    return first === null;
  }

  *#listed(): Generator<Value> {
    const where = () => 'inductive.within';
    const list = call(where, () => this.#within());
    if (typeof list !== 'object' || list === null || !(Symbol.iterator in list))
      throw new ModelError(`inductive.within: got ${inShort(list)}, expected a list of states; return an array or a generator`);
    const states = call(where, () => list[Symbol.iterator]());
    for (;;) {
      const { done, value } = call(where, () => states.next());
      if (done) return;
      const state = frozen(value);
      if (this.#isWithinConstraint(state)) yield state;
    }
  }

  #isWithinConstraint(state: Value): boolean {
    const constraint = this.#constraint;
    return (
      constraint === undefined ||
      truth(
        constraintHere,
        call(constraintHere, () => constraint(state)),
      )
    );
  }

  #textOf(state: Value): string {
    try {
      return encode(state);
    } catch (error) {
      if (!(error instanceof NotPlainData)) throw error;
      throw new ModelError(`inductive.within, in one of its states: ${error.message}`, { cause: error });
    }
  }

  #has(text: string): boolean {
    return this.#satisfying.has(...lanesOf(text));
  }
}

function isOfStates(entry: readonly [string, Property<Value>]): entry is [string, StateProperty] {
  return entry[1].kind !== 'step';
}

function constraintHere(): string {
  return 'constraint';
}

function seen(state: Value, isAudited: boolean): Seen<Value> {
  return isAudited ? { state, again: () => reversed(state) } : seenOnce(state);
}

/** Two 32-bit hashes of a text, the fingerprint of its state: MurmurHash3's mixing with two multipliers. */
function lanesOf(text: string): [low: number, high: number] {
  let low = 0x9e3779b9;
  let high = 0x85ebca6b;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    low = Math.imul(low ^ unit, 0x9e3779b1);
    high = Math.imul(high ^ unit, 0x5f356495);
    low ^= low >>> 15;
    high ^= high >>> 13;
  }
  low = Math.imul(low ^ (high >>> 16), 0x85ebca6b);
  high = Math.imul(high ^ (low >>> 13), 0xc2b2ae35);
  return [low ^ (high >>> 16), high ^ (low >>> 13)];
}
