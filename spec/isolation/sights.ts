/**
 * Finds which transactions took effect, which write each read has seen, and what is known of the order of versions.
 *
 * Committed transactions took effect, and those of unknown outcome that one that took effect has read from. The others are
 * left out: a transaction that nobody has read from never spoils an order.
 */
import type { Flaw } from './flaw.ts';
import { judgeLists, type ListOrders } from './lists.ts';
import { isWrite, type ObservedTransaction } from './observation.ts';

/** A read of another transaction's write, or of the beginning (null). */
export interface Sight {
  readonly reader: ObservedTransaction;
  readonly item: string;
  readonly version: string | null;
}

/** The versions of an item that took effect, each with its writer. */
export interface ItemVersions {
  readonly item: string;
  readonly writers: ReadonlyMap<string, ObservedTransaction>;
  /** The versions whose order is known; all others come later. */
  readonly ordered: readonly string[];
  readonly later: readonly string[];
}

export interface Sights {
  readonly transactions: readonly ObservedTransaction[];
  readonly sights: readonly Sight[];
  readonly items: readonly ItemVersions[];
  readonly flaws: readonly Flaw[];
  /** Reads of a version that several transactions may have written. */
  readonly unclear: readonly Sight[];
}

export function sightsOf(all: readonly ObservedTransaction[]): Sights {
  const attempts = attemptsIn(all);
  const lists = judgeLists(all);
  const flaws: Flaw[] = [...lists.flaws];
  const unclear: Sight[] = [];
  const sights: Sight[] = [];
  const effective = new Set(all.filter(({ outcome }) => outcome === 'committed'));
  /** The one that took effect and wrote this; null if nobody did, or it is not clear who. */
  const writerOf = (
    reader: string,
    item: string,
    version: string,
    others: readonly ObservedTransaction[],
  ): ObservedTransaction | 'unclear' | null => {
    const [writer, another] = mostCertain(others);
    if (writer === undefined) flaws.push({ type: 'unwrittenRead', reader, item, version });
    else if (writer.outcome === 'aborted') flaws.push({ type: 'abortedRead', reader, writer: writer.id, item, version });
    else if (another !== undefined) return 'unclear';
    else {
      effective.add(writer);
      return writer;
    }
    return null;
  };
  const attempted = (item: string, version: string) => [...(attempts.get(item)?.get(version) ?? [])];
  // Each element of a list was appended by somebody. All other lists are beginnings of the longest.
  for (const [item, { reader, list }] of lists.longest)
    for (const version of list.slice(0, -1)) writerOf(reader, item, version, attempted(item, version));
  // A set that grows while it is walked through: those that are added are visited, too.
  for (const reader of effective) {
    for (const { item, version } of outerReads(reader, flaws)) {
      const sight = { reader, item, version };
      if (version === null) {
        sights.push(sight);
        continue;
      }
      const writer = writerOf(
        reader.id,
        item,
        version,
        attempted(item, version).filter((each) => each !== reader),
      );
      if (writer === 'unclear') unclear.push(sight);
      else if (writer !== null && lastOwn(writer, item) !== version) {
        flaws.push({ type: 'intermediateRead', reader: reader.id, writer: writer.id, item, version });
      } else if (writer !== null) sights.push(sight);
    }
  }
  return { transactions: [...effective], sights, items: itemsOf(effective, lists.longest), flaws, unclear };
}

/** By item and version: the transactions that have tried to write it. */
function attemptsIn(all: readonly ObservedTransaction[]): ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<ObservedTransaction>>> {
  const attempts = new Map<string, Map<string, Set<ObservedTransaction>>>();
  for (const transaction of all)
    for (const { item, version } of transaction.operations.filter(isWrite)) {
      const ofItem = attempts.get(item) ?? new Map<string, Set<ObservedTransaction>>();
      attempts.set(item, ofItem.set(version, (ofItem.get(version) ?? new Set()).add(transaction)));
    }
  return attempts;
}

/** The benefit of the doubt goes to the history: committed transactions first, then those of unknown outcome. */
function mostCertain(writers: readonly ObservedTransaction[]): readonly ObservedTransaction[] {
  const having = (outcome: ObservedTransaction['outcome']) => writers.filter((each) => each.outcome === outcome);
  return [having('committed'), having('unknown'), having('aborted')].find((some) => some.length > 0) ?? [];
}

/** The transaction's last version of an item. */
function lastOwn({ operations }: ObservedTransaction, item: string): string | undefined {
  return operations.filter(isWrite).findLast((each) => each.item === item)?.version;
}

/** The versions of others that a transaction has seen. Reads of its own writes are judged here. */
function outerReads(
  { id, operations }: ObservedTransaction,
  flaws: Flaw[],
): readonly { readonly item: string; readonly version: string | null }[] {
  const outer: { readonly item: string; readonly version: string | null }[] = [];
  operations.forEach((read, place) => {
    if (isWrite(read)) return;
    const own = operations
      .slice(0, place)
      .filter((each) => each.item === read.item)
      .filter(isWrite);
    const { item } = read;
    const seen = read.type === 'read' ? [read.version] : read.list;
    const last = own.map(({ version }) => version);
    const expected = read.type === 'read' ? last.slice(-1) : last;
    const ends = seen.slice(seen.length - expected.length);
    if (seen.length < expected.length || expected.some((version, i) => version !== ends[i])) {
      flaws.push({ type: 'ownWriteMissed', reader: id, item, version: seen.at(-1) ?? null });
    } else if (own.length === 0 || read.type === 'readList') {
      outer.push({ item, version: seen.at(-1 - expected.length) ?? null });
    }
  });
  return outer;
}

function itemsOf(effective: ReadonlySet<ObservedTransaction>, longest: ListOrders['longest']): readonly ItemVersions[] {
  const writers = new Map<string, Map<string, ObservedTransaction>>();
  for (const transaction of effective) {
    for (const { type, item, version } of transaction.operations.filter(isWrite)) {
      // Others can see only the last of several writes, but each element of a list.
      if (type === 'append' || version === lastOwn(transaction, item))
        writers.set(item, (writers.get(item) ?? new Map()).set(version, transaction));
    }
  }
  return [...writers].map(([item, ofItem]) => {
    const ordered = (longest.get(item)?.list ?? []).filter((version) => ofItem.has(version));
    const known = new Set(ordered);
    return { item, writers: ofItem, ordered, later: [...ofItem.keys()].filter((version) => !known.has(version)) };
  });
}
