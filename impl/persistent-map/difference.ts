/**
 * The difference of two maps. Subtrees that both share are skipped, so the difference that one change makes costs as much
 * as the change. Maps that share nothing, such as one from a disk, differ in each entry.
 */
import { digitOf, type Entry, extentOf, indexOf, isBranch, type Leaf, type Node, type PersistentMap } from './map.ts';
import { entriesIn } from './range.ts';

/** Null: there was no such entry before, or there is none after. */
export interface Difference<C> {
  readonly before: Entry<C> | null;
  readonly after: Entry<C> | null;
}

/** By ascending position and key. */
export function difference<C>(before: PersistentMap<C>, after: PersistentMap<C>): readonly Difference<C>[] {
  const found: Difference<C>[] = [];
  compare(before, after, found);
  return found;
}

function compare<C>(before: PersistentMap<C>, after: PersistentMap<C>, found: Difference<C>[]): void {
  if (before === after) return;
  if (before === null || after === null) whole(before, after, found);
  else if (isBranch(before) && isSameOrLarger(before, after)) compareChildren(before, after, found);
  else if (isBranch(after) && isSameOrLarger(after, before)) compareChildren(before, after, found);
  else if (!isBranch(before) && !isBranch(after) && before[0][0] === after[0][0]) compareLeaves(before, after, found);
  else if (extentOf(before)[0] < extentOf(after)[0]) {
    whole(before, null, found);
    whole(null, after, found);
  } else {
    whole(null, after, found);
    whole(before, null, found);
  }
}

function whole<C>(before: PersistentMap<C>, after: PersistentMap<C>, found: Difference<C>[]): void {
  for (const entry of entriesIn(before)) found.push({ before: entry, after: null });
  for (const entry of entriesIn(after)) found.push({ before: null, after: entry });
}

/** Whether the positions of `node` are among those of `larger`. */
function isSameOrLarger<C>(larger: Node<C>, node: Node<C>): boolean {
  const [first, end] = extentOf(larger);
  const [from, to] = extentOf(node);
  return first <= from && to <= end;
}

function compareChildren<C>(before: Node<C>, after: Node<C>, found: Difference<C>[]): void {
  const level = Math.max(levelOf(before), levelOf(after));
  for (let digit = 0; digit < 16; digit++) compare(childOf(before, level, digit), childOf(after, level, digit), found);
}

/** The part of the node for one digit at a level that is at or above its own. */
function childOf<C>(node: Node<C>, level: number, digit: number): PersistentMap<C> {
  if (!isBranch(node) || node[1] < level) return digitOf(extentOf(node)[0], level) === digit ? node : null;
  const bit = 1 << digit;
  return (node[2] & bit) === 0 ? null : node[4][indexOf(node[2], bit)];
}

function levelOf<C>(node: Node<C>): number {
  return isBranch(node) ? node[1] : -1;
}

function compareLeaves<C>(before: Leaf<C>, after: Leaf<C>, found: Difference<C>[]): void {
  const keys = [...new Set([...before, ...after].map((entry) => entry[1]))].sort();
  for (const key of keys) {
    const [was, is] = [before, after].map((leaf) => leaf.find((entry) => entry[1] === key) ?? null);
    if (was !== is) found.push({ before: was, after: is });
  }
}
