/**
 * Parts of a system that differ in nothing but their names. Two states that only exchange such names are one, as long as the rest
 * of the trace names none of them.
 */
import { encode, isRecord, type Value } from '../../impl/kernel/plain-data.ts';
import type { Symmetric } from './mapping.ts';
import type { Observation } from './observation.ts';
import type { State } from './steps.ts';

/** The most renamings of the names that are free; with more, only equal states are one. */
const MOST_RENAMINGS = 720;

type NewNames = ReadonlyMap<string, string>;

export class Renamings {
  readonly #groups: readonly (readonly string[])[];
  readonly #sets: ReadonlySet<string>;
  /** By name, the number of the last event that names it. */
  readonly #lastUse: ReadonlyMap<string, number>;
  readonly #made = new Map<string, readonly NewNames[]>();

  constructor({ groups, sets = [] }: Symmetric, observations: readonly Observation[]) {
    this.#groups = groups;
    this.#sets = new Set(sets);
    const names = new Set(groups.flat());
    const lastUse = new Map<string, number>();
    for (const [i, { record }] of observations.entries()) {
      for (const [word] of JSON.stringify([record.host, record.value]).matchAll(WORD)) if (names.has(word)) lastUse.set(word, i);
    }
    this.#lastUse = lastUse;
  }

  /** The least text of the states that differ from this one in names that no event from number `explained` on uses. */
  leastOf({ text, value }: State, explained: number): string {
    let least = text;
    for (const newNames of this.#renamingsAt(explained)) {
      const other = encode(this.#renamed(value, newNames, false));
      if (other < least) least = other;
    }
    return least;
  }

  #renamingsAt(explained: number): readonly NewNames[] {
    const free = this.#groups.map((group) => group.filter((name) => (this.#lastUse.get(name) ?? -1) < explained));
    const key = JSON.stringify(free);
    const known = this.#made.get(key);
    if (known !== undefined) return known;
    const count = free.reduce((product, { length }) => product * factorial(length), 1);
    const made = count > MOST_RENAMINGS ? [] : free.reduce<readonly NewNames[]>(combined, [new Map()]);
    this.#made.set(key, made);
    return made;
  }

  #renamed(value: Value, newNames: NewNames, isSet: boolean): Value {
    if (typeof value === 'string') return inText(value, newNames);
    if (Array.isArray(value)) {
      const items = value.map((item) => this.#renamed(item, newNames, false));
      return isSet ? items.sort(byText) : items;
    }
    if (!isRecord(value)) return value;
    const entries = Object.entries(value).map(([key, entry]) => [
      inText(key, newNames),
      this.#renamed(entry, newNames, this.#sets.has(key)),
    ]);
    return Object.fromEntries(entries);
  }
}

const WORD = /[\w-]+/g;

function inText(text: string, newNames: NewNames): string {
  return text.replace(WORD, (word) => newNames.get(word) ?? word);
}

/** The order of a set: texts ascend, and others follow by their canonical texts. */
function byText(a: Value, b: Value): number {
  const [left, right] = [a, b].map((each) => (typeof each === 'string' ? each : `\uffff${encode(each)}`));
  return left < right ? -1 : left > right ? 1 : 0;
}

function factorial(n: number): number {
  return n <= 1 ? 1 : n * factorial(n - 1);
}

function combined(renamings: readonly NewNames[], names: readonly string[]): readonly NewNames[] {
  const orders = permutationsOf(names);
  return renamings.flatMap((before) =>
    orders.map((order) => new Map([...before, ...names.map((name, i): [string, string] => [name, order[i]])])),
  );
}

function permutationsOf(names: readonly string[]): readonly (readonly string[])[] {
  if (names.length === 0) return [[]];
  return names.flatMap((name) => permutationsOf(names.filter((each) => each !== name)).map((others) => [name, ...others]));
}
