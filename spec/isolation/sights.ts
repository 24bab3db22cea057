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
  let known: ReadonlySet<ObservedTransaction> = new Set(all.filter(({ outcome }) => outcome === 'committed'));
  // One of unknown outcome that took effect may have read lists, which tell of others.
  for (;;) {
    const sights = sightsOfThese(known, attempts);
    if (sights.transactions.length === known.size) return sights;
    known = new Set(sights.transactions);
  }
}

/** `known` took effect, and so did those that they have read from. */
function sightsOfThese(known: ReadonlySet<ObservedTransaction>, attempts: Attempts): Sights {
  const lists = judgeLists(known);
  const flaws: Flaw[] = [...lists.flaws];
  const unclear: Sight[] = [];
  const sights: Sight[] = [];
  const effective = new Set(known);
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
  const lasts = new Map<ObservedTransaction, ReadonlyMap<string, string>>();
  const lastOf = (writer: ObservedTransaction): ReadonlyMap<string, string> => {
    const last = lasts.get(writer) ?? lastOwn(writer);
    lasts.set(writer, last);
    return last;
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
      else if (writer !== null && lastOf(writer).get(item) !== version) {
        flaws.push({ type: 'intermediateRead', reader: reader.id, writer: writer.id, item, version });
      } else if (writer !== null) sights.push(sight);
    }
  }
  return { transactions: [...effective], sights, items: itemsOf(effective, lists.longest), flaws, unclear };
}

/** By item and version: the transactions that have tried to write it. */
type Attempts = ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<ObservedTransaction>>>;

function attemptsIn(all: readonly ObservedTransaction[]): Attempts {
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

/** By item: the transaction's last version of it. */
function lastOwn({ operations }: ObservedTransaction): ReadonlyMap<string, string> {
  return new Map(operations.filter(isWrite).map(({ item, version }) => [item, version]));
}

/** The versions of others that a transaction has seen. Reads of its own writes are judged here. */
function outerReads(
  { id, operations }: ObservedTransaction,
  flaws: Flaw[],
): readonly { readonly item: string; readonly version: string | null }[] {
  const outer: { readonly item: string; readonly version: string | null }[] = [];
  /** By item: the versions that the transaction has made so far. */
  const made = new Map<string, string[]>();
  for (const operation of operations) {
    const { item } = operation;
    const own = made.get(item) ?? [];
    if (isWrite(operation)) {
      own.push(operation.version);
      made.set(item, own);
      continue;
    }
    const isList = operation.type === 'readList';
    const seen = isList ? operation.list : [operation.version];
    const expected = isList ? own : own.slice(-1);
    const start = seen.length - expected.length;
    if (start < 0 || expected.some((version, i) => version !== seen[start + i])) {
      flaws.push({ type: 'ownWriteMissed', reader: id, item, version: seen.at(-1) ?? null });
    } else if (isList || own.length === 0) outer.push({ item, version: seen[start - 1] ?? null });
  }
  return outer;
}

function itemsOf(effective: ReadonlySet<ObservedTransaction>, longest: ListOrders['longest']): readonly ItemVersions[] {
  const writers = new Map<string, Map<string, ObservedTransaction>>();
  for (const transaction of effective) {
    const last = lastOwn(transaction);
    for (const { type, item, version } of transaction.operations.filter(isWrite)) {
      // Others can see only the last of several writes, but each element of a list.
      if (type === 'append' || version === last.get(item)) writers.set(item, (writers.get(item) ?? new Map()).set(version, transaction));
    }
  }
  return [...writers].map(([item, ofItem]) => {
    const ordered = (longest.get(item)?.list ?? []).filter((version) => ofItem.has(version));
    const known = new Set(ordered);
    // Of several elements of a transaction that nobody has read, one says that it came later.
    const unread = new Map([...ofItem].flatMap(([version, writer]) => (known.has(version) ? [] : [[writer, version] as const])));
    return { item, writers: ofItem, ordered, later: [...unread.values()] };
  });
}
