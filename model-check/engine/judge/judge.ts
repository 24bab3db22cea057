/**
 * Judges states and transitions by what properties and refinements read of them.
 *
 * The invariant of the cache: two states that agree in everything that any property has ever read get the same answers.
 * Such states have one *aspect*. Each aspect is judged once, and so is each transition between two aspects. When a property
 * reads something new, the aspects distinguish that as well from then on.
 *
 * Messages in flight are special. If only properties of states read them, and no property of transitions does, they are
 * not part of the aspect. An aspect whose judgement read messages is *open*: its states are judged one by one. So a
 * property is cheap if it looks at nodes first, and at messages only when the nodes do not decide. A property that only
 * asks whether any message is in flight is as cheap: such an aspect is judged twice.
 */

import type { Value } from '../../../impl/kernel/plain-data.ts';
import type { Properties, Property, Refinement } from '../../../spec/kernel/spec.ts';
import type { Outcomes } from '../memo/outcomes.ts';
import type { Space } from '../memo/space.ts';
import { appendSuccessor } from '../memo/successor.ts';
import { stateHolds, stepHolds } from '../system/audited-property.ts';
import { ModelError } from '../system/model-error.ts';
import { seenBy } from '../system/seen.ts';
import type { Snapshot, System } from '../system/system.ts';
import { readerOf } from '../system/walk.ts';
import { BitRows } from '../tables/bit-rows.ts';
import { GrowingInts, grownTo } from '../tables/growing.ts';
import { PairTable } from '../tables/pair-table.ts';
import { SEEN } from '../tables/rows.ts';
import { Aspects, type WhatWasRead } from './aspects.ts';
import { type Mark, type StateQuestion, stateQuestions } from './marks.ts';
import { Questions } from './questions.ts';
import { RefinementWatch } from './refinement-watch.ts';

export interface Violation {
  readonly property: string;
  readonly because: string;
  /** `state`: the state itself breaks the property. `step`: the transition does. */
  readonly by: 'state' | 'step';
}

export type Refinements<S> = Readonly<Record<string, Refinement<S, Value>>>;

const UNKNOWN = -1;
const INVISIBLE = -2;
const OPEN = -1;

type Of<S, K> = Extract<Property<S>, { kind: K }>;

export class Judge<S> {
  violation: Violation | null = null;
  /** Names of `reachable` properties that no state has met. */
  readonly unmet = new Set<string>();
  /** The predicates that are kept per state, by their bits in `good`. */
  readonly marks: readonly Mark[];
  /** Whether transitions must be judged, and not only states. */
  readonly watchesSteps: boolean;
  /** The number of aspects, and of pairs of them, that were judged. */
  judgements = 0;
  /** Whether it is time for a pause. Judging then throws `Unfinished`, and must be called again. */
  isDue: () => boolean = () => false;
  /** For the state judged last: one bit per mark that holds. */
  good = 0;
  readonly #system: System<S>;
  readonly #space: Space;
  readonly #properties: Properties<S>;
  readonly #questions: readonly StateQuestion<S>[];
  readonly #ofStates: Questions<S, Exclude<Property<S>, { kind: 'step' }>>;
  readonly #ofSteps: Questions<S, Of<S, 'step'>>;
  readonly #refinements: readonly RefinementWatch<S>[];
  readonly #aspects: Aspects;
  /** By aspect, for states with messages in flight and for quiet ones: `good` of all of them, or OPEN. */
  readonly #verdicts = new GrowingInts();
  /** By aspect and outcome: the aspect after it. */
  #after = new PairTable();
  /** Pairs of aspects whose transition was judged. */
  #judged = new PairTable();
  /** By outcome: UNKNOWN, INVISIBLE, or its number among the outcomes that may change an aspect. */
  #visible: Int32Array = new Int32Array(64).fill(UNKNOWN);
  #visibles = 0;
  /** By aspect and number of a visible outcome: whether that transition was judged. */
  #settled = new BitRows();
  readonly #scratch = new GrowingInts();

  constructor(system: System<S>, space: Space, properties: Properties<S>, refinements: Refinements<S>) {
    this.#system = system;
    this.#space = space;
    this.#properties = properties;
    const entries = Object.entries(properties);
    const steps = entries.flatMap(([name, property]) => (property.kind === 'step' ? [[name, property] as const] : []));
    const { questions, marks } = stateQuestions(properties);
    this.#questions = questions;
    this.marks = marks;
    this.#ofStates = new Questions(
      system,
      space,
      1,
      questions.map(({ name, property }) => [name, property] as const),
      stateHolds,
    );
    this.#ofSteps = new Questions(system, space, 2, steps, stepHolds);
    for (const [name, property] of entries) if (property.kind === 'reachable') this.unmet.add(name);
    this.#refinements = Object.entries(refinements).map(([name, refinement]) => new RefinementWatch(name, refinement, () => this.isDue()));
    this.watchesSteps = steps.length > 0 || this.#refinements.length > 0;
    this.#aspects = new Aspects(system, space);
  }

  /** Judges the initial state in the row at `base`. Returns its aspect. */
  ofInitial(data: Int32Array, base: number): number {
    const aspect = this.#judgedState(this.#aspect(data, base), data, base);
    const number = aspect - this.#aspects.first;
    for (const refinement of this.#refinements) {
      if (refinement.allowsStart(number)) continue;
      this.violation ??= { property: refinement.name, because: refinement.explainStart(number), by: 'state' };
    }
    return aspect;
  }

  /** Whether the transition by `outcome` from a state with this aspect was judged earlier. */
  settled(outcome: number, aspect: number): boolean {
    if (aspect < this.#aspects.first || outcome >= this.#visible.length) return false;
    const visible = this.#visible[outcome];
    return visible >= 0
      ? this.#settled.has(aspect - this.#aspects.first, visible)
      : visible === INVISIBLE && this.#ofSteps.names.length === 0;
  }

  /**
   * The aspect after `outcome`, a permanent one, from a state with this aspect, if all is judged already. Then `good` is set
   * for a state that `isNew`. Else -1: call `after`.
   */
  known(outcome: number, aspect: number, isNew: boolean): number {
    if (aspect < this.#aspects.first || outcome >= this.#visible.length) return -1;
    const visible = this.#visible[outcome];
    if (visible === UNKNOWN) return -1;
    if (visible === INVISIBLE && this.#ofSteps.names.length > 0 && this.#judged.get(aspect, aspect) !== 0) return -1;
    const after = visible === INVISIBLE ? aspect : this.#after.get(aspect, outcome);
    return after < 0 || (isNew && !this.#isClosed(after)) ? -1 : after;
  }

  /** Judges the transition by `outcome` from the row at `base`, and the state after it if it `isNew`. Returns the aspect after it. */
  after(outcome: number, outcomes: Outcomes, permanent: boolean, isNew: boolean, data: Int32Array, base: number): number {
    this.#scratch.length = 0;
    const aspect = this.#aspectAfter(outcome, outcomes, permanent, data, base);
    if (!isNew || this.#isClosed(aspect)) return aspect;
    this.#build(outcome, outcomes, data, base);
    return this.#judgedState(aspect, this.#scratch.data, 0);
  }

  /** Builds the state after `outcome` in scratch, unless it is there already. */
  #build(outcome: number, outcomes: Outcomes, data: Int32Array, base: number): void {
    if (this.#scratch.length > 0) return;
    appendSuccessor(this.#scratch, data, base, this.#space.slots.length, outcomes, outcome, this.#system.bag);
  }

  #aspectAfter(outcome: number, outcomes: Outcomes, permanent: boolean, data: Int32Array, base: number): number {
    const from = this.#current(data, base);
    const visible = this.#changesWhatIsSeen(outcome, outcomes, permanent);
    if (!visible && (this.#ofSteps.names.length === 0 || this.#judged.get(from, from) === 0)) return from;
    if (permanent && visible) {
      const known = this.#after.get(from, outcome);
      if (known >= 0) return known;
    }
    this.#build(outcome, outcomes, data, base);
    const aspect = this.#judgeStep(data, base);
    // The judgement may have renumbered the aspects.
    const now = this.#current(data, base);
    if (permanent && this.#changesWhatIsSeen(outcome, outcomes, permanent)) {
      this.#after.set(now, outcome, aspect);
      this.#settled.set(now - this.#aspects.first, this.#visible[outcome]);
    }
    return aspect;
  }

  /** The aspect of the row at `base`, computed again if it is stale. */
  #current(data: Int32Array, base: number): number {
    if (data[base + SEEN] < this.#aspects.first) data[base + SEEN] = this.#aspect(data, base);
    return data[base + SEEN];
  }

  /** Judges the transition from the row at `base` to the one in scratch. Returns the aspect of the latter. */
  #judgeStep(data: Int32Array, base: number): number {
    for (;;) {
      const after = this.#aspect(this.#scratch.data, 0);
      const before = this.#current(data, base);
      if (after < this.#aspects.first) continue;
      if (!this.watchesSteps || this.#judged.get(before, after) === 0) return after;
      if (this.#stepHolds(data, base, before, after)) continue;
      this.#judged.set(before, after, 0);
      return after;
    }
  }

  /** Returns whether something new was read, so that the aspects have new numbers. */
  #stepHolds(data: Int32Array, base: number, aspectBefore: number, aspectAfter: number): boolean {
    this.judgements++;
    const { names } = this.#ofSteps.at([data, base], [this.#scratch.data, 0]);
    for (let i = 0; i < names.length; i++) {
      if (this.#ofSteps.holds(i)) continue;
      this.violation ??= { property: names[i], because: `this step breaks it: ${this.#properties[names[i]].doc ?? names[i]}`, by: 'step' };
    }
    const [from, to] = [aspectBefore - this.#aspects.first, aspectAfter - this.#aspects.first];
    for (const refinement of this.#refinements) {
      if (refinement.allows(from, to)) continue;
      this.violation ??= { property: refinement.name, because: refinement.explain(from, to), by: 'step' };
    }
    return this.#learn(this.#ofSteps.takeReads(), true);
  }

  /** The aspect of the row at `base`. Judges the row if the aspect is new. */
  #aspect(data: Int32Array, base: number): number {
    for (;;) {
      const known = this.#aspects.first + this.#aspects.size;
      const aspect = this.#aspects.of(data, base);
      if (aspect < known) return aspect;
      for (let i = 0; i < 2; i++) this.#verdicts.push(OPEN);
      this.judgements++;
      if (!this.#judgeState(aspect, data, base)) return aspect;
    }
  }

  /** Whether all states with this aspect have the same verdict. If so, `good` is set to it. */
  #isClosed(aspect: number): boolean {
    const at = 2 * (aspect - this.#aspects.first);
    const [loud, quiet] = [this.#verdicts.data[at], this.#verdicts.data[at + 1]];
    if (loud !== quiet || loud === OPEN) return false;
    this.good = loud;
    return true;
  }

  /** Judges the row at `base` by itself, if its aspect is open. Returns its aspect, which may have a new number. */
  #judgedState(aspect: number, data: Int32Array, base: number): number {
    const isQuiet = this.#space.isQuiet(data, base) ? 1 : 0;
    for (let now = aspect; ; now = this.#aspect(data, base)) {
      const verdict = this.#verdicts.data[2 * (now - this.#aspects.first) + isQuiet];
      if (verdict === OPEN && this.#judgeState(now, data, base)) continue;
      if (verdict !== OPEN) this.good = verdict;
      return now;
    }
  }

  /** Judges the row at `base`. Returns whether something new was read, so that the aspects have new numbers. */
  #judgeState(aspect: number, data: Int32Array, base: number): boolean {
    const number = aspect - this.#aspects.first;
    const questions = this.#ofStates.at([data, base]);
    for (const refinement of this.#refinements) refinement.see(number, questions.seen[0]);
    const needsTraffic = this.#sawTrafficOrQuiet(questions.readInCommon);
    this.good = this.#stateHolds();
    const reads = questions.takeReads();
    this.#note(number, data, base, reads);
    return this.#learn(reads, needsTraffic);
  }

  /** Records for which states with this aspect the judgement of the row at `base` holds. */
  #note(number: number, data: Int32Array, base: number, reads: readonly WhatWasRead[]): void {
    const verdicts = this.#verdicts.data;
    const isQuiet = this.#space.isQuiet(data, base) ? 1 : 0;
    if (this.#aspects.withTraffic || !this.#sawTrafficOrQuiet(reads)) verdicts[2 * number] = verdicts[2 * number + 1] = this.good;
    else verdicts[2 * number + isQuiet] = reads.some((read) => this.#aspects.sawTraffic(read)) ? OPEN : this.good;
  }

  #sawTrafficOrQuiet(reads: readonly WhatWasRead[]): boolean {
    return reads.some((read) => read.sawWhetherQuiet || this.#aspects.sawTraffic(read));
  }

  /** Asks the invariants again in a state in which they held. Throws `ModelError` when one does not hold now. */
  judgeAgain(state: Snapshot): void {
    if (this.violation !== null) return;
    const seen = seenBy(readerOf(this.#system, state), (read) => this.#system.view(read));
    for (const [name, property] of Object.entries(this.#properties)) {
      if (property.kind === 'always' && !stateHolds(name, property, seen))
        throw new ModelError(`the property ${name} is not pure: in the same state it was true, and is false now`);
    }
  }

  /** Asks the properties of states. Returns one bit per mark that holds. */
  #stateHolds(): number {
    let good = 0;
    for (const [i, { name, property, bit }] of this.#questions.entries()) {
      if (property.kind === 'reachable' && !this.unmet.has(name)) continue;
      const holds = this.#ofStates.holds(i);
      if (property.kind === 'reachable' && holds) this.unmet.delete(name);
      if (bit >= 0 && holds) good |= 1 << bit;
      if (property.kind === 'always' && !holds)
        this.violation ??= { property: name, because: `this state breaks it: ${property.doc ?? name}`, by: 'state' };
    }
    return good;
  }

  /** Notes what was read. Returns whether any of it is new, so that the aspects have new numbers. */
  #learn(reads: readonly WhatWasRead[], needsTraffic: boolean): boolean {
    if (needsTraffic) this.#aspects.withTraffic ||= this.#sawTrafficOrQuiet(reads);
    const grew = reads.map((read) => this.#aspects.learn(read)).includes(true);
    if (grew) this.#forget();
    return grew;
  }

  /** Forgets all that is kept by outcome, as outcomes get new numbers. */
  forgetOutcomes(): void {
    this.#after = new PairTable();
    this.#visible.fill(UNKNOWN);
    this.#visibles = 0;
    this.#settled = new BitRows();
  }

  #forget(): void {
    this.#verdicts.length = 0;
    this.#judged = new PairTable();
    this.forgetOutcomes();
    for (const refinement of this.#refinements) refinement.forget();
  }

  #changesWhatIsSeen(outcome: number, outcomes: Outcomes, permanent: boolean): boolean {
    if (!permanent) return this.#aspects.changesWith(outcome, outcomes);
    if (outcome >= this.#visible.length) this.#visible = grownTo(this.#visible, outcome, UNKNOWN);
    if (this.#visible[outcome] === UNKNOWN)
      this.#visible[outcome] = this.#aspects.changesWith(outcome, outcomes) ? this.#visibles++ : INVISIBLE;
    return this.#visible[outcome] >= 0;
  }

  get bytes(): number {
    const tables = this.#after.bytes + this.#judged.bytes + this.#settled.bytes;
    return this.#ofStates.bytes + this.#ofSteps.bytes + this.#aspects.bytes + tables + this.#verdicts.bytes + this.#visible.byteLength;
  }
}
