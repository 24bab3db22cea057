/**
 * Judges states and transitions by what the promises can see of them.
 *
 * Properties and refinements are pure functions of what they read. All that any of them has ever read is a list of
 * lenses; a state's ids under these lenses are a vector; equal vectors get one number, the state's *aspect*, and are
 * judged once. When a promise reads something new the list grows, and aspects are numbered anew.
 */

import type { Value } from '../../impl/kernel/plain-data.ts';
import type { Properties, Property, Refinement } from '../../spec/kernel/spec.ts';
import { BitRows } from './bit-rows.ts';
import { GrowingInts, grownTo } from './growing.ts';
import { ModelError, messageOf } from './model-error.ts';
import { CONSUMED, FACTS, type Outcomes, SENDS_END, SENDS_FROM, WRITES_END, WRITES_FROM } from './outcomes.ts';
import { PairTable } from './pair-table.ts';
import { WatchingReader } from './reading.ts';
import { RefinementWatch } from './refinement-watch.ts';
import { COUNT, HEADER, SEEN } from './rows.ts';
import type { Lens, Space } from './space.ts';
import { appendSuccessor } from './successor.ts';
import type { System } from './system.ts';
import { Vectors } from './vectors.ts';

export interface Violation {
  readonly property: string;
  readonly because: string;
  /** `state`: the state itself breaks it. `step`: the transition does. */
  readonly by: 'state' | 'step';
}

export type Refinements<S> = Readonly<Record<string, Refinement<S, Value>>>;

const UNKNOWN = -1;
const INVISIBLE = -2;

type Of<S, K> = Extract<Property<S>, { kind: K }>;

export class Promises<S> {
  violation: Violation | null = null;
  /** Names of `reachable` properties that no state has met. */
  readonly unmet = new Set<string>();
  readonly recoverable: readonly string[];
  /** Transitions must be judged, not only states. */
  readonly watchesSteps: boolean;
  readonly #system: System<S>;
  readonly #space: Space;
  readonly #properties: Properties<S>;
  readonly #steps: readonly (readonly [string, Of<S, 'step'>])[];
  readonly #refinements: readonly RefinementWatch<S>[];
  readonly #lenses: Lens[] = [];
  readonly #lensesOfSlot: Lens[][];
  #seesMessages = false;
  readonly #bags = new Map<string, number>();
  #vectors = new Vectors(0);
  #vector = new Int32Array(1);
  /** The first aspect of this numbering; smaller ones are stale. */
  #first = 0;
  /** By aspect, one bit per recoverable property that holds. */
  readonly #good = new GrowingInts();
  /** By aspect and outcome, the aspect after it. */
  #after = new PairTable();
  /** Pairs of aspects whose transition has been judged. */
  #judged = new PairTable();
  /** By outcome: UNKNOWN, INVISIBLE, or its number among those that change what is seen. */
  #visible: Int32Array = new Int32Array(64).fill(UNKNOWN);
  #visibles = 0;
  /** By aspect and number of a visible outcome: whether that transition has been judged. */
  #settled = new BitRows();
  readonly #scratch = new GrowingInts();
  readonly #reader: WatchingReader;
  readonly #readerAfter: WatchingReader;

  constructor(system: System<S>, space: Space, properties: Properties<S>, refinements: Refinements<S>) {
    this.#system = system;
    this.#space = space;
    this.#properties = properties;
    const entries = Object.entries(properties);
    this.#steps = entries.flatMap(([name, property]) => (property.kind === 'step' ? [[name, property] as const] : []));
    this.recoverable = entries.flatMap(([name, property]) => (property.kind === 'recoverable' ? [name] : []));
    if (this.recoverable.length > 31) throw new ModelError('at most 31 recoverable properties can be checked in one scenario');
    for (const [name, property] of entries) if (property.kind === 'reachable') this.unmet.add(name);
    this.#refinements = Object.entries(refinements).map(([name, refinement]) => new RefinementWatch(name, refinement));
    this.watchesSteps = this.#steps.length > 0 || this.#refinements.length > 0;
    this.#lensesOfSlot = system.slots.map(() => []);
    this.#reader = new WatchingReader(space);
    this.#readerAfter = new WatchingReader(space);
  }

  /** The aspect of the initial state in the row at `base`, which is judged. */
  ofInitial(data: Int32Array, base: number): number {
    const aspect = this.#aspect(data, base);
    for (const refinement of this.#refinements) {
      if (refinement.allowsStart(aspect - this.#first)) continue;
      this.violation ??= { property: refinement.name, because: refinement.explainStart(aspect - this.#first), by: 'state' };
    }
    return aspect;
  }

  /** Whether the transition by `outcome` from a state with this aspect has been judged before. */
  settled(outcome: number, aspect: number): boolean {
    if (aspect < this.#first || outcome >= this.#visible.length) return false;
    const visible = this.#visible[outcome];
    return visible >= 0 ? this.#settled.has(aspect - this.#first, visible) : visible === INVISIBLE && this.#steps.length === 0;
  }

  /** The aspect after `outcome` in the row at `base`. What is new, state or transition, is judged. */
  after(outcome: number, outcomes: Outcomes, permanent: boolean, data: Int32Array, base: number): number {
    const from = this.#current(data, base);
    const visible = this.#changesWhatIsSeen(outcome, outcomes, permanent);
    if (!visible && (this.#steps.length === 0 || this.#judged.get(from, from) === 0)) return from;
    if (permanent && visible) {
      const known = this.#after.get(from, outcome);
      if (known >= 0) return known;
    }
    this.#scratch.length = 0;
    appendSuccessor(this.#scratch, data, base, this.#space.slots.length, outcomes, outcome, this.#system.bag);
    const aspect = this.#judgeStep(data, base);
    // The numbering may have changed while judging.
    const now = this.#current(data, base);
    if (permanent && this.#changesWhatIsSeen(outcome, outcomes, permanent)) {
      this.#after.set(now, outcome, aspect);
      this.#settled.set(now - this.#first, this.#visible[outcome]);
    }
    return aspect;
  }

  /** One bit per recoverable property that holds in states with this aspect. */
  good(aspect: number): number {
    return this.#good.data[aspect - this.#first];
  }

  /** The aspect of the row at `base`, renewed if it is stale. */
  #current(data: Int32Array, base: number): number {
    if (data[base + SEEN] < this.#first) data[base + SEEN] = this.#aspect(data, base);
    return data[base + SEEN];
  }

  /** Judges the transition from the row at `base` to the one in scratch. Returns the aspect after it. */
  #judgeStep(data: Int32Array, base: number): number {
    for (;;) {
      const after = this.#aspect(this.#scratch.data, 0);
      const before = this.#current(data, base);
      if (after < this.#first) continue;
      if (!this.watchesSteps || this.#judged.get(before, after) === 0) return after;
      if (this.#judge(() => this.#stepHolds(data, base, before, after))) continue;
      this.#judged.set(before, after, 0);
      return after;
    }
  }

  #stepHolds(data: Int32Array, base: number, aspectBefore: number, aspectAfter: number): void {
    const before = this.#system.view(this.#reader.at(data, base));
    const after = this.#system.view(this.#readerAfter.at(this.#scratch.data, 0));
    for (const [name, property] of this.#steps) {
      if (this.#ask(name, () => property.holds(before, after))) continue;
      this.violation ??= { property: name, because: `this step breaks it: ${property.doc ?? name}`, by: 'step' };
    }
    for (const refinement of this.#refinements) {
      const [from, to] = [aspectBefore - this.#first, aspectAfter - this.#first];
      if (refinement.allows(from, to)) continue;
      this.violation ??= { property: refinement.name, because: refinement.explain(from, to), by: 'step' };
    }
  }

  #aspect(data: Int32Array, base: number): number {
    for (;;) {
      this.#look(data, base);
      const known = this.#vectors.size;
      const number = this.#vectors.number(this.#vector);
      if (number < known) return this.#first + number;
      if (!this.#judge(() => this.#stateHolds(number, data, base))) return this.#first + number;
    }
  }

  #stateHolds(number: number, data: Int32Array, base: number): void {
    const state = this.#system.view(this.#reader.at(data, base));
    this.#readerAfter.at(data, base);
    let good = 0;
    for (const [name, property] of Object.entries(this.#properties)) {
      if (property.kind === 'step' || (property.kind === 'reachable' && !this.unmet.has(name))) continue;
      const holds = this.#ask(name, () => property.holds(state));
      if (property.kind === 'reachable' && holds) this.unmet.delete(name);
      if (property.kind === 'recoverable' && holds) good |= 1 << this.recoverable.indexOf(name);
      if (property.kind === 'always' && !holds)
        this.violation ??= { property: name, because: `this state breaks it: ${property.doc ?? name}`, by: 'state' };
    }
    for (const refinement of this.#refinements) this.#ask(refinement.name, () => refinement.see(number, state));
    this.#good.push(good);
  }

  /** Runs `ask`, and takes note of what was read. Returns whether something new was, so that aspects are renumbered. */
  #judge(ask: () => void): boolean {
    ask();
    let grew = false;
    for (const sight of [...this.#reader.sights, ...this.#readerAfter.sights]) {
      const lens = sight.lens ?? this.#space.lens(sight.slot, []);
      if (this.#lensesOfSlot[sight.slot].includes(lens)) continue;
      this.#lenses.push(lens);
      this.#lensesOfSlot[sight.slot].push(lens);
      grew = true;
    }
    const sawMessages = this.#reader.sawMessages || this.#readerAfter.sawMessages;
    if (sawMessages && !this.#seesMessages) grew = this.#seesMessages = true;
    if (grew) this.#renumber();
    return grew;
  }

  #renumber(): void {
    this.#first += this.#vectors.size;
    const width = this.#lenses.length + (this.#seesMessages ? 1 : 0);
    this.#vectors = new Vectors(width);
    this.#vector = new Int32Array(width);
    this.#good.length = 0;
    this.#after = new PairTable();
    this.#judged = new PairTable();
    this.#visible.fill(UNKNOWN);
    this.#visibles = 0;
    this.#settled = new BitRows();
    for (const refinement of this.#refinements) refinement.forget();
  }

  /** Fills the vector with what the promises see of the row at `base`. */
  #look(data: Int32Array, base: number): void {
    for (let i = 0; i < this.#lenses.length; i++) this.#vector[i] = this.#lenses[i].of(data[base + HEADER + this.#lenses[i].slot]);
    if (this.#seesMessages) this.#vector[this.#lenses.length] = this.#bag(data, base);
  }

  #bag(data: Int32Array, base: number): number {
    const first = base + HEADER + this.#space.slots.length;
    const key = data.subarray(first, first + data[base + COUNT]).join(' ');
    const known = this.#bags.get(key) ?? this.#bags.size;
    this.#bags.set(key, known);
    return known;
  }

  #changesWhatIsSeen(outcome: number, outcomes: Outcomes, permanent: boolean): boolean {
    if (!permanent) return this.#compareWrites(outcome, outcomes);
    if (outcome >= this.#visible.length) this.#visible = grownTo(this.#visible, outcome, UNKNOWN);
    if (this.#visible[outcome] === UNKNOWN) this.#visible[outcome] = this.#compareWrites(outcome, outcomes) ? this.#visibles++ : INVISIBLE;
    return this.#visible[outcome] >= 0;
  }

  #compareWrites(outcome: number, outcomes: Outcomes): boolean {
    const facts = outcomes.facts.data.subarray(outcome * FACTS, (outcome + 1) * FACTS);
    if (this.#seesMessages && (facts[CONSUMED] >= 0 || facts[SENDS_END] > facts[SENDS_FROM])) return true;
    const writes = outcomes.writes.data;
    for (let w = facts[WRITES_FROM]; w < facts[WRITES_END]; w += 3) {
      for (const lens of this.#lensesOfSlot[writes[w]]) if (lens.of(writes[w + 1]) !== lens.of(writes[w + 2])) return true;
    }
    return false;
  }

  #ask<R>(name: string, question: () => R): R {
    try {
      return question();
    } catch (error) {
      throw error instanceof ModelError ? error : new ModelError(`the property ${name} threw: ${messageOf(error)}`, { cause: error });
    }
  }

  get bytes(): number {
    return this.#vectors.bytes + this.#after.bytes + this.#judged.bytes + this.#good.bytes + this.#visible.byteLength + this.#settled.bytes;
  }
}
