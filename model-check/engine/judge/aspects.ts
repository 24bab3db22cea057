/**
 * Numbers what properties can see of a state. Everything that any property has ever read is a list of lenses. A state's
 * ids under these lenses form a vector, and equal vectors get one number, the state's *aspect*. Reading something new
 * extends the list, and all aspects get new numbers.
 *
 * Messages in flight are hardly ever the same twice, so an aspect includes them only if it must: see `judge.ts`.
 */
import { CONSUMED, FACTS, type Outcomes, SENDS_END, SENDS_FROM, WRITES_END, WRITES_FROM } from '../memo/outcomes.ts';
import type { WatchingReader } from '../memo/reading.ts';
import type { Lens, Space } from '../memo/space.ts';
import type { System } from '../system/system.ts';
import { COUNT, HEADER } from '../tables/rows.ts';
import { Vectors } from '../tables/vectors.ts';

export type WhatWasRead = Pick<WatchingReader, 'sights' | 'sawMessages' | 'sawWhetherQuiet'>;

export class Aspects {
  /** The first aspect of the current numbering; smaller ones are stale. */
  first = 0;
  /** Whether aspects include the messages in flight. */
  withTraffic = false;
  readonly #space: Space;
  readonly #firstQueue: number;
  readonly #lenses: Lens[] = [];
  readonly #lensesOfSlot: Lens[][];
  #withBag = false;
  readonly #bags = new Map<string, number>();
  #vectors = new Vectors(0);
  #vector = new Int32Array(1);

  constructor(system: Pick<System<unknown>, 'slots' | 'firstQueue'>, space: Space) {
    this.#space = space;
    this.#firstQueue = system.firstQueue;
    this.#lensesOfSlot = system.slots.map(() => []);
  }

  /** The number of aspects in the current numbering. */
  get size(): number {
    return this.#vectors.size;
  }

  /** The aspect of the row at `base`. */
  of(data: Int32Array, base: number): number {
    for (let i = 0; i < this.#lenses.length; i++) this.#vector[i] = this.#lenses[i].of(data[base + HEADER + this.#lenses[i].slot]);
    if (this.#withBag) this.#vector[this.#lenses.length] = this.#bag(data, base);
    return this.first + this.#vectors.number(this.#vector);
  }

  /** Whether messages in flight, or queues, were read. */
  sawTraffic({ sights, sawMessages }: WhatWasRead): boolean {
    return sawMessages || sights.some(({ slot }) => slot >= this.#firstQueue);
  }

  /** Notes what was read. Returns whether any of it is new, so that the aspects have new numbers. */
  learn({ sights, sawMessages, sawWhetherQuiet }: WhatWasRead): boolean {
    let grew = false;
    for (const { slot, lens } of sights) if (slot < this.#firstQueue || this.withTraffic) grew = this.#add(slot, lens) || grew;
    if (this.withTraffic && sawWhetherQuiet)
      for (let slot = this.#firstQueue; slot < this.#lensesOfSlot.length; slot++) grew = this.#add(slot, null) || grew;
    if (this.withTraffic && (sawMessages || sawWhetherQuiet) && !this.#withBag) grew = this.#withBag = true;
    if (grew) this.#renumber();
    return grew;
  }

  #add(slot: number, seen: Lens | null): boolean {
    const lens = seen ?? this.#space.lens(slot, []);
    if (this.#lensesOfSlot[slot].includes(lens)) return false;
    this.#lenses.push(lens);
    this.#lensesOfSlot[slot].push(lens);
    return true;
  }

  /** Whether `outcome` may change the aspect. */
  changesWith(outcome: number, outcomes: Outcomes): boolean {
    const facts = outcomes.facts.data.subarray(outcome * FACTS, (outcome + 1) * FACTS);
    if (this.#withBag && (facts[CONSUMED] >= 0 || facts[SENDS_END] > facts[SENDS_FROM])) return true;
    const writes = outcomes.writes.data;
    for (let w = facts[WRITES_FROM]; w < facts[WRITES_END]; w += 3) {
      for (const lens of this.#lensesOfSlot[writes[w]]) if (lens.of(writes[w + 1]) !== lens.of(writes[w + 2])) return true;
    }
    return false;
  }

  #renumber(): void {
    this.first += this.#vectors.size;
    const width = this.#lenses.length + (this.#withBag ? 1 : 0);
    this.#vectors = new Vectors(width);
    this.#vector = new Int32Array(width);
  }

  #bag(data: Int32Array, base: number): number {
    const first = base + HEADER + this.#space.slots.length;
    const key = data.subarray(first, first + data[base + COUNT]).join(' ');
    const known = this.#bags.get(key) ?? this.#bags.size;
    this.#bags.set(key, known);
    return known;
  }

  get bytes(): number {
    return this.#vectors.bytes;
  }
}
