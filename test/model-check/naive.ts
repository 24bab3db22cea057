/** The plainest breadth-first search there is: every state spelled out, remembered by its text. The engine must agree with it. */

import { encode, type Value } from '../../impl/kernel/plain-data.ts';
import { bagOf } from '../../impl/kernel/sorted-set.ts';
import type { Renaming, Snapshot, System } from '../../model-check/engine/system/system.ts';
import { apply, enabled } from '../../model-check/engine/system/walk.ts';

export interface Counts {
  readonly distinct: number;
  readonly generated: number;
  readonly depth: number;
}

export interface Search extends Counts {
  readonly states: readonly Snapshot[];
  /** By state: the numbers of its successors. */
  readonly successors: readonly (readonly number[])[];
}

/** How many there are among `states` if those that are renamed into each other count as one. Throws when one is not among them. */
export function countOrbits(states: readonly Snapshot[], renamings: readonly Renaming[]): number {
  const texts = new Texts();
  const numbers = new Map(states.map((state, number) => [texts.of(state), number]));
  const renamers = renamings.map((renaming) => ({ renaming, under: new RenamedTexts(texts, renaming) }));
  const seen = new Set<number>();
  let orbits = 0;
  for (const start of states.keys()) {
    if (seen.has(start)) continue;
    orbits++;
    const waiting = [start];
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      if (seen.has(at)) continue;
      seen.add(at);
      for (const { renaming, under } of renamers) {
        const image = numbers.get(under.of(states[at]));
        if (image === undefined) throw new Error(`${renaming.name}: a reachable state becomes an unreachable one`);
        waiting.push(image);
      }
    }
  }
  return orbits;
}

/** Texts of states, short ones: each part of a state, a slot's value or a message, stands there by its number. */
class Texts {
  readonly #numbers = new Map<string, number>();
  /** A step shares most parts with the state before it, so an object is encoded once. */
  readonly #known = new WeakMap<object, number>();

  /** Equal states have equal texts, others do not; messages in any order are the same state. */
  of({ slots, messages }: Snapshot): string {
    return textOf(
      slots.map((value) => this.numberOf(value)),
      messages.map((message) => this.numberOf(message)),
    );
  }

  numberOf(value: Value): number {
    if (typeof value !== 'object' || value === null) return this.#numberOfText(encode(value));
    const number = this.#known.get(value) ?? this.#numberOfText(encode(value));
    this.#known.set(value, number);
    return number;
  }

  #numberOfText(text: string): number {
    const number = this.#numbers.get(text) ?? this.#numbers.size;
    this.#numbers.set(text, number);
    return number;
  }
}

/** Texts of states under other names. A part that many states share is renamed once. */
class RenamedTexts {
  readonly #texts: Texts;
  readonly #renaming: Renaming;
  /** By the number of a part before it is renamed: its number after that. Slots may be renamed differently. */
  readonly #inSlots: Map<number, number>[] = [];
  readonly #inFlight = new Map<number, number>();

  constructor(texts: Texts, renaming: Renaming) {
    this.#texts = texts;
    this.#renaming = renaming;
  }

  of({ slots, messages }: Snapshot): string {
    const renaming = this.#renaming;
    const renamed: number[] = [];
    slots.forEach((value, slot) => {
      this.#inSlots[slot] ??= new Map();
      renamed[renaming.slots[slot]] = this.#once(this.#inSlots[slot], value, () => renaming.value(value, slot));
    });
    return textOf(
      renamed,
      messages.map((message) => this.#once(this.#inFlight, message, () => renaming.message(message))),
    );
  }

  #once(known: Map<number, number>, value: Value, rename: () => Value): number {
    const before = this.#texts.numberOf(value);
    const after = known.get(before) ?? this.#texts.numberOf(rename());
    known.set(before, after);
    return after;
  }
}

function textOf(slots: readonly number[], messages: number[]): string {
  return `${slots};${bagOf(messages)}`;
}

/** There is more than was to be searched. */
export class TooManyStates extends Error {
  constructor(most: number) {
    super(`more than ${most} states`);
  }
}

/** Explores all of `system`; throws `TooManyStates` beyond `most`. */
export function searchNaively<S>(system: System<S>, most = 20_000): Search {
  const texts = new Texts();
  const numbers = new Map<string, number>();
  const states: Snapshot[] = [];
  const levels: number[] = [];
  const successors: number[][] = [];
  let generated = 0;
  const find = (state: Snapshot, level: number): number => {
    generated++;
    const text = texts.of(state);
    const known = numbers.get(text);
    if (known !== undefined) return known;
    if (states.length === most) throw new TooManyStates(most);
    numbers.set(text, states.length);
    levels.push(level);
    return states.push(state) - 1;
  };
  for (const state of system.initial) find(state, 1);
  for (let at = 0; at < states.length; at++) {
    successors.push([]);
    for (const outcome of enabled(system, states[at])) successors[at].push(find(apply(states[at], outcome, system.bag), levels[at] + 1));
  }
  return { distinct: states.length, generated, depth: levels.at(-1) ?? 0, states, successors };
}
