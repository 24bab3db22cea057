/**
 * Which transaction depends on which. Some dependencies follow from what was read; others follow from the order of two
 * versions, where nobody knows it. Names as in A. Adya, B. Liskov and P. O'Neil, "Generalized Isolation Level Definitions",
 * ICDE 2000: ww, wr and rw are `overwrites`, `readsFrom` and `readBefore`.
 */
import type { Reason } from '../serialisability/graph.ts';
import type { ObservedTransaction } from './observation.ts';
import type { ItemVersions, Sights } from './sights.ts';

/** Transactions are numbers: places in `Sights.transactions`. */
export interface Dependency {
  readonly from: number;
  readonly to: number;
  readonly because: Reason;
}

/** Two writers of an item, of which nobody knows who wrote first; and the dependencies that follow from either answer. */
export interface Choice {
  readonly either: readonly Dependency[];
  readonly or: readonly Dependency[];
}

export interface Dependencies {
  readonly known: readonly Dependency[];
  readonly choices: readonly Choice[];
  /** False where there are too many: some are left out, so a cycle is one, but that there is none says nothing. */
  readonly areAll: boolean;
}

/** The most dependencies that are kept, those of choices included. */
const MOST = 2_000_000;
const MOST_CHOICES = 100_000;

export function dependenciesIn(sights: Sights): Dependencies {
  const listing = new Listing(sights);
  for (const item of sights.items) listing.addKnown(item);
  for (const item of sights.items) listing.addChoices(item);
  return listing;
}

class Listing implements Dependencies {
  readonly known: Dependency[] = [];
  readonly choices: Choice[] = [];
  areAll = true;
  readonly #placeOf: ReadonlyMap<ObservedTransaction, number>;
  /** By item and version. */
  readonly #readers = new Map<string, Map<string | null, ObservedTransaction[]>>();
  #left = MOST;

  constructor({ transactions, sights }: Sights) {
    this.#placeOf = new Map(transactions.map((each, place) => [each, place]));
    for (const { reader, item, version } of sights) {
      const ofItem = this.#readers.get(item) ?? new Map<string | null, ObservedTransaction[]>();
      const readers = ofItem.get(version) ?? [];
      readers.push(reader);
      this.#readers.set(item, ofItem.set(version, readers));
    }
  }

  addKnown(each: ItemVersions): void {
    const { item, writers, ordered, later } = each;
    for (const [version, writer] of writers)
      for (const reader of this.#readersOf(item, version)) this.#add(this.known, writer, reader, { type: 'readsFrom', item, version });
    for (const [place, next] of ordered.entries()) this.#addOrder(this.known, each, ordered[place - 1] ?? null, next);
    for (const next of later) this.#addOrder(this.known, each, ordered.at(-1) ?? null, next);
  }

  addChoices(each: ItemVersions): void {
    for (const [place, one] of each.later.entries())
      for (const other of each.later.slice(place + 1)) {
        if (!this.areAll || this.choices.length === MOST_CHOICES) {
          this.areAll = false;
          return;
        }
        const choice = { either: [], or: [] };
        this.#addOrder(choice.either, each, one, other);
        this.#addOrder(choice.or, each, other, one);
        this.choices.push(choice);
      }
  }

  /** `next` was written after `version`, and after all that read `version`. */
  #addOrder(list: Dependency[], { item, writers }: ItemVersions, version: string | null, next: string): void {
    const after = writers.get(next);
    if (after === undefined) return;
    const writer = version === null ? undefined : writers.get(version);
    if (writer !== undefined) this.#add(list, writer, after, { type: 'overwrites', item, version, next });
    for (const reader of this.#readersOf(item, version)) this.#add(list, reader, after, { type: 'readBefore', item, version, next });
  }

  #readersOf(item: string, version: string | null): readonly ObservedTransaction[] {
    return this.#readers.get(item)?.get(version) ?? [];
  }

  #add(list: Dependency[], from: ObservedTransaction, to: ObservedTransaction, because: Reason): void {
    if (from === to) return;
    if (this.#left === 0) {
      this.areAll = false;
      return;
    }
    this.#left -= 1;
    list.push({ from: this.#placeOf.get(from) ?? 0, to: this.#placeOf.get(to) ?? 0, because });
  }
}
