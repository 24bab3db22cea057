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
  /** More choices than this are not listed. */
  readonly areAllChoices: boolean;
}

const MOST_CHOICES = 100_000;

export function dependenciesIn({ transactions, sights, items }: Sights): Dependencies {
  const placeOf = new Map(transactions.map((each, place) => [each, place]));
  const readers = new Map<string, Map<string | null, ObservedTransaction[]>>();
  for (const { reader, item, version } of sights) {
    const ofItem = readers.get(item) ?? new Map<string | null, ObservedTransaction[]>();
    readers.set(item, ofItem.set(version, [...(ofItem.get(version) ?? []), reader]));
  }
  const known: Dependency[] = [];
  const choices: Choice[] = [];
  const edge = (from: ObservedTransaction, to: ObservedTransaction, because: Reason): readonly Dependency[] =>
    from === to ? [] : [{ from: placeOf.get(from) ?? 0, to: placeOf.get(to) ?? 0, because }];

  for (const each of items) {
    const { item, writers, ordered, later } = each;
    const readersOf = (version: string | null) => readers.get(item)?.get(version) ?? [];
    for (const [version, writer] of writers)
      known.push(...readersOf(version).flatMap((reader) => edge(writer, reader, { type: 'readsFrom', item, version })));
    const follows = (version: string | null, next: string): readonly Dependency[] => {
      const after = writers.get(next);
      if (after === undefined) return [];
      const writer = version === null ? undefined : writers.get(version);
      return [
        ...(writer === undefined ? [] : edge(writer, after, { type: 'overwrites', item, version, next })),
        ...readersOf(version).flatMap((reader) => edge(reader, after, { type: 'readBefore', item, version, next })),
      ];
    };
    for (const [place, next] of ordered.entries()) known.push(...follows(ordered[place - 1] ?? null, next));
    const last = ordered.at(-1) ?? null;
    for (const next of later) known.push(...follows(last, next));
    if (!addChoices(each, follows, choices)) return { known, choices: [], areAllChoices: false };
  }
  return { known, choices, areAllChoices: true };
}

/** False when there are too many. */
function addChoices(
  { later }: ItemVersions,
  follows: (version: string, next: string) => readonly Dependency[],
  choices: Choice[],
): boolean {
  for (const [place, one] of later.entries())
    for (const other of later.slice(place + 1)) {
      if (choices.length === MOST_CHOICES) return false;
      choices.push({ either: follows(one, other), or: follows(other, one) });
    }
  return true;
}
