/**
 * Verifies that properties are symmetric. Each property is asked about every state in the orbit of each visited state, and
 * about the images of every transition that is followed. The *orbit aspect* of a state is all that properties have ever
 * read of it, under any names. States with the same orbit aspect are compared once.
 */
import type { Value } from '../../../impl/kernel/plain-data.ts';
import type { Properties, Refinement } from '../../../spec/kernel/spec.ts';
import { Answers } from '../judge/answers.ts';
import { Aspects, type WhatWasRead } from '../judge/aspects.ts';
import { Unfinished } from '../judge/refinement-watch.ts';
import type { Outcomes } from '../memo/outcomes.ts';
import type { Sight } from '../memo/reading.ts';
import type { Space } from '../memo/space.ts';
import { appendSuccessor } from '../memo/successor.ts';
import { ModelError, messageOf } from '../system/model-error.ts';
import { wordsOf } from '../system/state-words.ts';
import type { System } from '../system/system.ts';
import { GrowingInts } from '../tables/growing.ts';
import { PairTable } from '../tables/pair-table.ts';
import { COUNT, HEADER, HIGH, LOW, rowLength } from '../tables/rows.ts';
import type { Images } from './images.ts';
import { isAboutShape, NotSymmetric, notSymmetric } from './not-symmetric.ts';

export class OrbitProperties<S> {
  readonly #system: System<S>;
  readonly #space: Space;
  readonly #images: Images;
  readonly #answers: Answers<S>;
  readonly #orbitAspects: Aspects;
  /** By slot: the lenses through which it was read, all of whose images are in the orbit aspect. */
  readonly #lensesRead: readonly Set<Sight['lens']>[];
  /** By orbit aspect, for states with messages in flight and for quiet ones: 1 if they have been compared. */
  #comparedStates: Uint8Array = new Uint8Array(64);
  /** Pairs of orbit aspects between which a transition was compared. */
  #comparedSteps = new PairTable();
  /** Pairs of an orbit aspect and a remembered outcome. */
  #comparedOutcomes = new PairTable();
  readonly #row = new GrowingInts();
  readonly #rowAfter = new GrowingInts();
  readonly #successor = new GrowingInts();
  readonly #isDue: () => boolean;
  /** The next renaming for what is being compared, and whether an answer so far holds for this state only. */
  #renaming = 1;
  #isOpen = false;

  constructor(
    system: System<S>,
    space: Space,
    images: Images,
    properties: Properties<S>,
    refinements: Readonly<Record<string, Refinement<S, Value>>>,
    isDue: () => boolean,
  ) {
    this.#isDue = isDue;
    this.#system = system;
    this.#space = space;
    this.#images = images;
    this.#answers = new Answers(system, space, properties, refinements, (read) => this.#learn(read), isDue);
    this.#orbitAspects = new Aspects(system, space);
    this.#lensesRead = system.slots.map(() => new Set());
  }

  /**
   * Throws `NotSymmetric` unless all properties of states give the same answers for all images of the row at `base`. Throws
   * `Unfinished` when it is time for a pause; the next call for the same row continues. The other comparisons do likewise.
   */
  ofState(data: Int32Array, base: number): void {
    const isQuiet = this.#space.isQuiet(data, base) ? 1 : 0;
    if (this.#comparedStates[2 * this.#aspect(data, base) + isQuiet] === 1) return;
    const answers = this.#answers;
    const mine = answers.ofState(data, base);
    this.#isOpen ||= answers.isOpen;
    this.#underEach((renaming) => {
      this.#rename(renaming, data, base, this.#row);
      const other = answers.ofState(this.#row.data, 0);
      this.#isOpen ||= answers.isOpen;
      if (other !== mine) throw this.#difference(renaming, answers.ofStates, mine, other, [[data, base]]);
    });
    if (!this.#isOpen) this.#markState(2 * this.#aspect(data, base) + isQuiet);
    this.#isOpen = false;
  }

  /** Compares an initial state, and whether refinements may begin there. */
  ofInitial(data: Int32Array, base: number): void {
    this.ofState(data, base);
    const mine = this.#answers.ofStart(data, base);
    for (let renaming = 1; renaming < this.#images.count; renaming++) {
      this.#rename(renaming, data, base, this.#row);
      const other = this.#under(renaming, () => this.#answers.ofStart(this.#row.data, 0));
      if (other !== mine) throw this.#difference(renaming, this.#answers.ofStarts, mine, other, [[data, base]]);
    }
  }

  /** Compares the answers of the properties of transitions, for `outcome` in the row at `base`. */
  ofStep(outcome: number, outcomes: Outcomes, isPermanent: boolean, data: Int32Array, base: number): void {
    if (this.#answers.ofSteps.length === 0) return;
    if (isPermanent && this.#comparedOutcomes.get(this.#aspect(data, base), outcome) >= 0) return;
    this.#successor.length = 0;
    appendSuccessor(this.#successor, data, base, this.#space.slots.length, outcomes, outcome, this.#system.bag);
    const pair = [this.#aspect(data, base), this.#aspect(this.#successor.data, 0)] as const;
    if (this.#comparedSteps.get(...pair) < 0) this.#compareStep(data, base);
    // The comparison may have renumbered the aspects.
    this.#comparedSteps.set(this.#aspect(data, base), this.#aspect(this.#successor.data, 0), 1);
    if (isPermanent) this.#comparedOutcomes.set(this.#aspect(data, base), outcome, 1);
  }

  /** Forgets the numbers of outcomes. */
  forgetOutcomes(): void {
    this.#comparedOutcomes = new PairTable();
  }

  #compareStep(data: Int32Array, base: number): void {
    const answers = this.#answers;
    this.#rename(0, data, base, this.#row);
    const mine = answers.ofStep(this.#row.data, this.#successor.data);
    this.#underEach((renaming) => {
      this.#rename(renaming, data, base, this.#row);
      this.#rename(renaming, this.#successor.data, 0, this.#rowAfter);
      const other = answers.ofStep(this.#row.data, this.#rowAfter.data);
      if (other === mine) return;
      throw this.#difference(renaming, answers.ofSteps, mine, other, [
        [data, base],
        [this.#successor.data, 0],
      ]);
    });
  }

  /** Compares under each renaming that has not been tried yet. */
  #underEach(compare: (renaming: number) => void): void {
    while (this.#renaming < this.#images.count) {
      this.#under(this.#renaming, () => compare(this.#renaming));
      this.#renaming++;
      if (this.#isDue()) throw new Unfinished();
    }
    this.#renaming = 1;
  }

  #aspect(data: Int32Array, base: number): number {
    return this.#orbitAspects.of(data, base) - this.#orbitAspects.first;
  }

  #markState(at: number): void {
    if (at >= this.#comparedStates.length) {
      const grown = new Uint8Array(2 * at + 2);
      grown.set(this.#comparedStates);
      this.#comparedStates = grown;
    }
    this.#comparedStates[at] = 1;
  }

  /** Anything read of a state under other names may be read of every state of which it is an image. */
  #learn({ sights, sawMessages, sawWhetherQuiet }: WhatWasRead): void {
    const { slotsFrom, symmetry } = this.#images;
    const unknown = sights.filter(({ slot, lens }) => !this.#lensesRead[slot].has(lens));
    // Queues may not belong to the aspect yet, but will belong to it once traffic is included.
    for (const { slot, lens } of unknown) if (slot < this.#system.firstQueue) this.#lensesRead[slot].add(lens);
    const all: Sight[] = unknown.flatMap(({ slot, lens }) =>
      slotsFrom.map((from): Sight => {
        const path = lens === null ? [] : symmetry.decisive(slot, lens.path);
        return { slot: from[slot], lens: this.#space.lens(from[slot], path) };
      }),
    );
    this.#orbitAspects.withTraffic = this.#answers.withTraffic;
    if (!this.#orbitAspects.learn({ sights: all, sawMessages, sawWhetherQuiet })) return;
    this.#comparedStates.fill(0);
    this.#comparedSteps = new PairTable();
    this.#comparedOutcomes = new PairTable();
  }

  /** Puts the renamed row at `base` into `row`. */
  #rename(renaming: number, data: Int32Array, base: number, row: GrowingInts): void {
    const { slots, messages, slotsTo } = this.#images;
    row.length = 0;
    row.reserve(rowLength(data, base, slots.length));
    const to = slotsTo[renaming];
    const count = data[base + COUNT];
    const renamed = row.data;
    renamed[LOW] = renamed[HIGH] = 0;
    renamed[COUNT] = count;
    for (let slot = 0; slot < slots.length; slot++) renamed[HEADER + to[slot]] = slots[slot].id(renaming, data[base + HEADER + slot]);
    const first = HEADER + slots.length;
    for (let i = first; i < first + count; i++) renamed[i] = messages.id(renaming, data[base + i]);
    if (count > 1) renamed.subarray(first, first + count).sort();
    row.length = first + count;
  }

  /** An error that occurs only under other names is blamed on the renaming. */
  #under<R>(renaming: number, run: () => R): R {
    try {
      return run();
    } catch (error) {
      throw error instanceof NotSymmetric || isAboutShape(error) || !(error instanceof ModelError)
        ? error
        : notSymmetric(this.#images.symmetry.names[renaming], messageOf(error), error);
    }
  }

  #difference(
    renaming: number,
    names: readonly string[],
    mine: string,
    other: string,
    rows: readonly (readonly [Int32Array, number])[],
  ): NotSymmetric {
    const odd = Array.from(mine).findIndex((answer, i) => answer !== other[i]);
    const words = rows.map(([data, base]) => wordsOf(this.#system, this.#space.snapshot(data, base))).join(' → ');
    const says = (answer: string) => (answer === '1' ? 'true' : 'false');
    const because = `${names[odd]} gives another answer: ${says(mine[odd])} of ${words}, ${says(other[odd])} of the same renamed`;
    return notSymmetric(this.#images.symmetry.names[renaming], because);
  }

  get bytes(): number {
    return this.#answers.bytes + this.#orbitAspects.bytes + this.#comparedSteps.bytes + this.#comparedOutcomes.bytes;
  }
}
