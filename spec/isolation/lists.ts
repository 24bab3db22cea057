/** Lists tell the order of their versions: each that was read must begin with every shorter one. */
import type { Flaw } from './flaw.ts';
import type { ObservedTransaction } from './observation.ts';

export interface ListOrders {
  /** By item: the longest list that was read, and its reader. */
  readonly longest: ReadonlyMap<string, { readonly reader: string; readonly list: readonly string[] }>;
  readonly flaws: readonly Flaw[];
}

/** Judges the lists that these transactions have read, all of which took effect. */
export function judgeLists(effective: Iterable<ObservedTransaction>): ListOrders {
  const longest = new Map<string, { readonly reader: string; readonly list: readonly string[] }>();
  const flaws: Flaw[] = [];
  const reads = [...effective].flatMap(({ id, operations }) =>
    operations.flatMap((each) => (each.type === 'readList' ? [{ reader: id, item: each.item, list: each.list }] : [])),
  );
  for (const { reader, item, list } of reads) {
    const twice = firstRepeated(list);
    if (twice !== undefined) flaws.push({ type: 'elementTwice', reader, item, version: twice });
    if (list.length > (longest.get(item)?.list.length ?? -1)) longest.set(item, { reader, list });
  }
  for (const { reader, item, list } of reads) {
    const other = longest.get(item);
    if (other === undefined || list.every((version, place) => version === other.list[place])) continue;
    flaws.push({ type: 'listsDiffer', readers: [reader, other.reader], item, lists: [inWords(list), inWords(other.list)] });
  }
  return { longest, flaws };
}

function firstRepeated(list: readonly string[]): string | undefined {
  const seen = new Set<string>();
  return list.find((version) => seen.size === seen.add(version).size);
}

function inWords(list: readonly string[]): string {
  return `[${list.join(' ')}]`;
}
