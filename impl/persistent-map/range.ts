/** The entries of a range of positions, in order. Subtrees outside the range, and those without a new entry, are not entered. */
import { type Entry, extentOf, isBranch, type Node, newestIn, type PersistentMap } from './map.ts';

/** Whole numbers p with from ≤ p < to. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

export const EVERYWHERE: Range = { from: 0, to: 2 ** 53 };

/** The entries of the range with a stamp above `since`, by ascending position and key. */
export function entriesIn<C>(map: PersistentMap<C>, range: Range = EVERYWHERE, since = -1): readonly Entry<C>[] {
  const found: Entry<C>[] = [];
  if (map !== null) collect(map, range, since, found);
  return found;
}

function collect<C>(node: Node<C>, range: Range, since: number, found: Entry<C>[]): void {
  const [first, end] = extentOf(node);
  if (end <= range.from || range.to <= first || newestIn(node) <= since) return;
  if (isBranch(node)) for (const child of node[4]) collect(child, range, since, found);
  else for (const entry of node) if (entry[2] > since) found.push(entry);
}

/** As `entriesIn`, one by one: a caller that wants the first few pays for those only. */
export function* walk<C>(map: PersistentMap<C>, range: Range = EVERYWHERE, since = -1): Generator<Entry<C>> {
  if (map === null) return;
  const [first, end] = extentOf(map);
  if (end <= range.from || range.to <= first || newestIn(map) <= since) return;
  if (isBranch(map)) for (const child of map[4]) yield* walk(child, range, since);
  else for (const entry of map) if (entry[2] > since) yield entry;
}
