/** Outcomes of moves as integers: writes of slots, messages taken and sent, and the change of the fingerprint. */
import type { Value } from '../../../impl/kernel/plain-data.ts';
import { NO_OBLIGATION, type Obligations } from '../system/obligations.ts';
import type { BagKind, Outcome } from '../system/system.ts';
import { GrowingInts } from '../tables/growing.ts';
import type { Range } from './leaves.ts';
import type { Space } from './space.ts';

/** The words of one outcome in `facts`. LOW and HIGH are added to the lanes; in a set, they do not include the sends. */
export const ADD_LOW = 0;
export const ADD_HIGH = 1;
export const ACTION = 2;
/** 1 if the state stays as it is. */
export const SELF_LOOP = 3;
/** The message that is taken; -1 when there is none. */
export const CONSUMED = 4;
export const WRITES_FROM = 5;
export const WRITES_END = 6;
export const SENDS_FROM = 7;
export const SENDS_END = 8;
/** The set of fairness constraints that the step fulfils: see `obligations.ts`. */
const KIND = 9;
export const FACTS = 10;

export class Outcomes {
  readonly facts = new GrowingInts(FACTS * 64);
  /** Triples: slot, id before, id after. */
  readonly writes = new GrowingInts();
  readonly sends = new GrowingInts();
  readonly labels: Value[] = [];
  /** Names of actions, by the number in ACTION. */
  readonly actions: string[];
  readonly #actionNumbers: Map<string, number>;
  readonly #space: Space;
  readonly #bag: BagKind;
  readonly #obligations: Obligations | null;
  /** The change of the lanes by the outcome that is being added. */
  #low = 0;
  #high = 0;

  constructor(space: Space, bag: BagKind, actions: readonly string[], obligations: Obligations | null = null) {
    this.#obligations = obligations;
    this.#space = space;
    this.#bag = bag;
    this.actions = [...actions];
    this.#actionNumbers = new Map(actions.map((action, number) => [action, number]));
  }

  get count(): number {
    return this.labels.length;
  }

  /** Forgets the outcomes from number `count` on. */
  truncate(count: number): void {
    if (count === this.count) return;
    const dropped = Array.from({ length: this.count - count }, (_, i) => (count + i) * FACTS);
    this.writes.length = Math.min(...dropped.map((at) => this.facts.data[at + WRITES_FROM]));
    this.sends.length = Math.min(...dropped.map((at) => this.facts.data[at + SENDS_FROM]));
    this.facts.length = count * FACTS;
    this.labels.length = count;
  }

  /**
   * Keeps only the outcomes that `choose` passes to its argument, in the order of their numbers. Each call returns the new
   * number of its first outcome.
   */
  keepOnly(choose: (keep: (range: Pick<Range, 'from' | 'end'>) => number) => void): void {
    let count = 0;
    const facts = this.facts.data;
    // Reordered outcomes have their ranges in the old order, so the ranges are read from a copy.
    const old = { writes: this.writes.data.slice(0, this.writes.length), sends: this.sends.data.slice(0, this.sends.length) };
    this.writes.length = 0;
    this.sends.length = 0;
    choose(({ from, end }) => {
      const first = count;
      for (let outcome = from; outcome < end; outcome++, count++) {
        const to = count * FACTS;
        facts.copyWithin(to, outcome * FACTS, (outcome + 1) * FACTS);
        const [writes, sends] = [this.writes.length, this.sends.length];
        for (let w = facts[to + WRITES_FROM]; w < facts[to + WRITES_END]; w++) this.writes.push(old.writes[w]);
        for (let s = facts[to + SENDS_FROM]; s < facts[to + SENDS_END]; s++) this.sends.push(old.sends[s]);
        facts.set([writes, this.writes.length, sends, this.sends.length], to + WRITES_FROM);
        this.labels[count] = this.labels[outcome];
      }
      return first;
    });
    this.facts.length = count * FACTS;
    this.labels.length = count;
  }

  /**
   * Adds the outcomes in the state whose slot ids begin at `slots` in `data`; those that change nothing come first. Returns
   * how many change nothing.
   */
  addAll(outcomes: readonly Outcome[], data: Int32Array, slots: number): number {
    const first = this.count;
    for (const outcome of outcomes) this.#add(outcome, data, slots);
    if (outcomes.length === 1) return this.facts.data[first * FACTS + SELF_LOOP];
    const facts = this.facts.data;
    const added = Array.from({ length: this.count - first }, (_, i) => first + i);
    const still = added.filter((outcome) => facts[outcome * FACTS + SELF_LOOP] === 1);
    if (still.length > 0 && still.length < added.length) {
      this.#reorder(first, [...still, ...added.filter((outcome) => facts[outcome * FACTS + SELF_LOOP] === 0)]);
    }
    return still.length;
  }

  #reorder(first: number, order: readonly number[]): void {
    const facts = order.flatMap((outcome) => [...this.facts.data.subarray(outcome * FACTS, (outcome + 1) * FACTS)]);
    const labels = order.map((outcome) => this.labels[outcome]);
    this.facts.data.set(facts, first * FACTS);
    labels.forEach((label, i) => {
      this.labels[first + i] = label;
    });
  }

  actionOf(outcome: number): number {
    return this.facts.data[outcome * FACTS + ACTION];
  }

  /** The set of fairness constraints that the outcome fulfils. */
  kindOf(outcome: number): number {
    return this.facts.data[outcome * FACTS + KIND];
  }

  #add(outcome: Outcome, data: Int32Array, slots: number): void {
    const writesFrom = this.writes.length;
    const sendsFrom = this.sends.length;
    this.#low = 0;
    this.#high = 0;
    for (const [slot, value] of outcome.writes) this.#write(slot, value, data[slots + slot]);
    const consumed = outcome.consumes === undefined || this.#bag === 'growing-set' ? -1 : this.#consume(outcome.consumes);
    for (const message of outcome.sends ?? []) this.#send(message, sendsFrom);
    const still = this.writes.length === writesFrom && consumed < 0 && this.sends.length === sendsFrom;
    const ranges = [writesFrom, this.writes.length, sendsFrom, this.sends.length];
    const kind = this.#obligations?.kindOf(outcome) ?? NO_OBLIGATION;
    for (const fact of [this.#low, this.#high, this.#action(outcome.action), still ? 1 : 0, consumed, ...ranges, kind])
      this.facts.push(fact);
    this.labels.push(outcome.label);
  }

  #write(slot: number, value: Value, before: number): void {
    const interner = this.#space.slots[slot];
    if (value === interner.values[before]) return;
    const after = interner.id(value);
    if (before === after) return;
    this.#low = (this.#low + interner.low(after) - interner.low(before)) | 0;
    this.#high = (this.#high + interner.high(after) - interner.high(before)) | 0;
    for (const word of [slot, before, after]) this.writes.push(word);
  }

  #consume(message: Value): number {
    const { messages } = this.#space;
    const id = messages.id(message);
    this.#low = (this.#low - messages.low(id)) | 0;
    this.#high = (this.#high - messages.high(id)) | 0;
    return id;
  }

  /** In a set, a message sent twice at once is sent once, and its effect on the lanes depends on the messages in flight. */
  #send(message: Value, sendsFrom: number): void {
    const { messages } = this.#space;
    const id = messages.id(message);
    if (this.#bag !== 'multiset') {
      if (!this.sends.data.subarray(sendsFrom, this.sends.length).includes(id)) this.sends.push(id);
      return;
    }
    this.sends.push(id);
    this.#low = (this.#low + messages.low(id)) | 0;
    this.#high = (this.#high + messages.high(id)) | 0;
  }

  #action(name: string): number {
    const known = this.#actionNumbers.get(name);
    if (known !== undefined) return known;
    this.#actionNumbers.set(name, this.actions.length);
    return this.actions.push(name) - 1;
  }

  get bytes(): number {
    return this.facts.bytes + this.writes.bytes + this.sends.bytes;
  }
}
