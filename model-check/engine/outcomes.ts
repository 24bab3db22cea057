/** What remembered moves do, as integers: changes of slots, messages used up and sent, and what that adds to a fingerprint. */
import { encode, type Value } from './canonical.ts';
import { GrowingInts } from './growing.ts';
import type { Space } from './space.ts';
import type { BagKind, Outcome } from './system.ts';

/** The words of one outcome in `facts`. LOW and HIGH are what it adds to the lanes; in a set, its sends are not counted in. */
export const ADD_LOW = 0;
export const ADD_HIGH = 1;
export const ACTION = 2;
/** 1 when the state stays as it is. */
export const SELF_LOOP = 3;
/** The message that is used up; -1 when there is none. */
export const CONSUMED = 4;
export const WRITES_FROM = 5;
export const WRITES_END = 6;
export const SENDS_FROM = 7;
export const SENDS_END = 8;
export const FACTS = 9;

export class Outcomes {
  readonly facts = new GrowingInts(FACTS * 64);
  /** Triples: slot, id before, id after. */
  readonly writes = new GrowingInts();
  readonly sends = new GrowingInts();
  readonly labels: Value[] = [];
  /** Names by the number in ACTION. */
  readonly actions: string[];
  readonly #actionNumbers: Map<string, number>;
  readonly #space: Space;
  readonly #bag: BagKind;

  constructor(space: Space, bag: BagKind, actions: readonly string[]) {
    this.#space = space;
    this.#bag = bag;
    this.actions = [...actions];
    this.#actionNumbers = new Map(actions.map((action, number) => [action, number]));
  }

  get count(): number {
    return this.labels.length;
  }

  /** Whether the outcomes from `end` on do just what those in [from, end) do. */
  repeats(from: number, end: number): boolean {
    if (this.count - end !== end - from) return false;
    const facts = this.facts.data;
    for (let outcome = from; outcome < end; outcome++) {
      const again = outcome + end - from;
      for (const fact of [ADD_LOW, ADD_HIGH, ACTION, SELF_LOOP, CONSUMED]) {
        if (facts[outcome * FACTS + fact] !== facts[again * FACTS + fact]) return false;
      }
      if (encode(this.labels[outcome]) !== encode(this.labels[again]) || this.#sent(outcome) !== this.#sent(again)) return false;
    }
    return true;
  }

  #sent(outcome: number): string {
    const facts = this.facts.data;
    return this.sends.data.subarray(facts[outcome * FACTS + SENDS_FROM], facts[outcome * FACTS + SENDS_END]).join();
  }

  /** Forgets all outcomes from number `count` on. */
  truncate(count: number): void {
    if (count === this.count) return;
    this.writes.length = this.facts.data[count * FACTS + WRITES_FROM];
    this.sends.length = this.facts.data[count * FACTS + SENDS_FROM];
    this.facts.length = count * FACTS;
    this.labels.length = count;
  }

  /** Remembers what `outcome` does in the state whose slots' ids begin at `slots` in `data`. Returns its number. */
  add(outcome: Outcome, data: Int32Array, slots: number): number {
    const writesFrom = this.writes.length;
    const sendsFrom = this.sends.length;
    let low = 0;
    let high = 0;
    for (const [slot, value] of outcome.writes) {
      const interner = this.#space.slots[slot];
      const before = data[slots + slot];
      if (value === interner.values[before]) continue;
      const after = interner.id(value);
      if (before === after) continue;
      low = (low + interner.low(after) - interner.low(before)) | 0;
      high = (high + interner.high(after) - interner.high(before)) | 0;
      this.writes.reserve(3);
      this.writes.push(slot);
      this.writes.push(before);
      this.writes.push(after);
    }
    const messages = this.#space.messages;
    const consumed = outcome.consumes === undefined || this.#bag === 'growing-set' ? -1 : messages.id(outcome.consumes);
    if (consumed >= 0) {
      low = (low - messages.low(consumed)) | 0;
      high = (high - messages.high(consumed)) | 0;
    }
    for (const message of outcome.sends ?? []) {
      const id = messages.id(message);
      if (this.#bag !== 'multiset' && this.sends.data.subarray(sendsFrom, this.sends.length).includes(id)) continue;
      this.sends.push(id);
      if (this.#bag !== 'multiset') continue;
      low = (low + messages.low(id)) | 0;
      high = (high + messages.high(id)) | 0;
    }
    const still = this.writes.length === writesFrom && consumed < 0 && this.sends.length === sendsFrom;
    const facts = [low, high, this.#action(outcome.action), still ? 1 : 0, consumed, writesFrom, this.writes.length, sendsFrom, this.sends.length];
    for (const fact of facts) this.facts.push(fact);
    return this.labels.push(outcome.label) - 1;
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
