/** Outcomes in packed form: the bits that they flip, and the changes of inboxes. Each distinct list of outcomes is an entry. */
import type { Ref } from '../memo/decisions.ts';
import { CONSUMED, FACTS, type Outcomes, SENDS_END, SENDS_FROM, WRITES_END, WRITES_FROM } from '../memo/outcomes.ts';
import type { Transitions } from '../memo/transitions.ts';
import { doubled, GrowingInts, grownTo } from '../tables/growing.ts';
import type { Fields } from './fields.ts';
import type { Inboxes } from './inboxes.ts';

/** Stands for no changes of inboxes. */
export const NO_MAIL = -1;

/** The words of an entry: its number, the number of its outcomes, and these. */
export const NUMBER = 0;
export const COUNT = 1;
export const LIST = 2;

/** The words of an outcome: where its changes of inboxes begin, or NO_MAIL, and the bits that it flips, word by word. */
export const MAIL = 0;
export const FLIPS = 1;

const UNKNOWN = -2;

export class Effects {
  /** Entries, by where they begin. */
  readonly entries = new GrowingInts(1024);
  /** By number of an outcome: its words. Close together, as there are few outcomes and many entries. */
  ofOutcomes = new Int32Array(64);
  /** Changes of inboxes: their number, then pairs of an inbox and a change. */
  readonly mail = new GrowingInts();
  readonly #fields: Fields;
  readonly #inboxes: Inboxes;
  readonly #inboxOf: (message: number) => number;
  readonly #outcomes: Outcomes;
  readonly #decisions: Pick<Transitions<unknown>['decisions'], 'moving' | 'end' | 'arrive'>;
  /** By outcome: where its changes of inboxes begin, NO_MAIL, or UNKNOWN. */
  #mailOf: Int32Array = new Int32Array(0);
  /** By number of an entry: the leaves that it lists, and the number of states in which it was met since the last count. */
  #leaves: (readonly Ref[])[] = [];
  visits: Float64Array = new Float64Array(1024);

  constructor(
    fields: Fields,
    inboxes: Inboxes,
    inboxOf: (message: number) => number,
    { outcomes, decisions }: Pick<Transitions<unknown>, 'outcomes' | 'decisions'>,
  ) {
    this.#fields = fields;
    this.#inboxes = inboxes;
    this.#inboxOf = inboxOf;
    this.#outcomes = outcomes;
    this.#decisions = decisions;
  }

  /** Adds an entry with the outcomes of these leaves. Returns its beginning; -1 if some value is too wide for its field. */
  add(leaves: readonly Ref[]): number {
    const outcomes = leaves.flatMap((leaf) => {
      const from = this.#decisions.moving(leaf);
      return Array.from({ length: this.#decisions.end(leaf) - from }, (_, i) => from + i);
    });
    if (!outcomes.every((outcome) => this.#learn(outcome))) return -1;
    const number = this.#leaves.push(leaves) - 1;
    if (number === this.visits.length) this.visits = doubled(this.visits);
    const entry = this.entries.length;
    for (const word of [number, outcomes.length, ...outcomes]) this.entries.push(word);
    return entry;
  }

  /** Writes down what an outcome changes. Returns false if some value is too wide for its field. */
  #learn(outcome: number): boolean {
    const { packing, parts, firstPart } = this.#fields;
    const at = outcome * (FLIPS + packing.words);
    if (at + FLIPS + packing.words > this.ofOutcomes.length) this.ofOutcomes = longer(this.ofOutcomes, at);
    const facts = this.#outcomes.facts.data.subarray(outcome * FACTS, (outcome + 1) * FACTS);
    const writes = this.#outcomes.writes.data;
    const flips = this.ofOutcomes.subarray(at + FLIPS, at + FLIPS + packing.words).fill(0);
    const flip = (field: number, before: number, after: number): boolean => {
      flips[packing.word[field]] ^= (before ^ after) << packing.shift[field];
      return packing.holds(field, after);
    };
    for (let w = facts[WRITES_FROM]; w < facts[WRITES_END]; w += 3) {
      const [slot, before, after] = [writes[w], writes[w + 1], writes[w + 2]];
      if (!flip(slot, before, after)) return false;
      for (const [i, lens] of parts.entries())
        if (lens.slot === slot && !flip(firstPart + i, lens.of(before), lens.of(after))) return false;
    }
    if (outcome >= this.#mailOf.length) this.#mailOf = grownTo(this.#mailOf, outcome, UNKNOWN);
    if (this.#mailOf[outcome] === UNKNOWN) this.#mailOf[outcome] = this.#addMail(facts);
    this.ofOutcomes[at + MAIL] = this.#mailOf[outcome];
    return true;
  }

  #addMail(facts: Int32Array): number {
    const sends = this.#outcomes.sends.data.subarray(facts[SENDS_FROM], facts[SENDS_END]);
    const consumed = facts[CONSUMED];
    const touched = new Set([...(consumed < 0 ? [] : [consumed]), ...sends].map(this.#inboxOf));
    const at = touched.size === 0 ? NO_MAIL : this.mail.length;
    if (touched.size > 0) this.mail.push(touched.size);
    for (const inbox of touched) {
      const taken = consumed >= 0 && this.#inboxOf(consumed) === inbox ? consumed : -1;
      const arrives = [...sends].filter((message) => this.#inboxOf(message) === inbox);
      this.mail.push(inbox);
      this.mail.push(this.#inboxes.change(taken, arrives));
    }
    return at;
  }

  /** Counts what was met since the last time where the memory counts it. */
  count(): void {
    this.#leaves.forEach((leaves, number) => {
      const visits = this.visits[number];
      if (visits > 0) for (const leaf of leaves) this.#decisions.arrive(leaf, visits);
      this.visits[number] = 0;
    });
  }

  /** Forgets all entries. Call `count` first. */
  clear(): void {
    this.entries.length = 0;
    this.#leaves = [];
  }

  get bytes(): number {
    return this.entries.bytes + this.ofOutcomes.byteLength + this.mail.bytes + this.visits.byteLength;
  }
}

/** A copy of `words` with room for more than `least`. */
function longer(words: Int32Array, least: number): Int32Array<ArrayBuffer> {
  const grown = new Int32Array(2 * (least + words.length));
  grown.set(words);
  return grown;
}
