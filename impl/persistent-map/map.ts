/**
 * A persistent map: a value with each change is a new map, which shares with the old one all that has not changed. It is plain
 * JSON, so it may be part of a state. Equal contents have equal shapes, in whatever order they came.
 *
 * It is a trie over the positions of the entries, four bits a level. A branch is at the highest level at which positions
 * below it differ, so no branch has a single child. Positions ascend from left to right: a range is a few whole subtrees.
 * The idea is that of big-endian Patricia trees: C. Okasaki, A. Gill, Fast Mergeable Integer Maps, 1998.
 */

/**
 * The position is a whole number from 0 to 2⁵³ − 1. Entries may share it; the key tells them apart. The stamp is a whole number
 * that ascends with time, such as the number of a change.
 */
export type Entry<C> = readonly [at: number, key: string, stamp: number, content: C];

/** The entries at one position, by key; never empty. */
export type Leaf<C> = readonly Entry<C>[];

/**
 * The positions p with from ≤ p < from + 16^(level + 1). Bit i of `bitmap` says whether there is a child for the i-th
 * sixteenth of them. `newest` is the highest stamp below. The children ascend, and there are two at least.
 */
export type Branch<C> = readonly [from: number, level: number, bitmap: number, newest: number, children: readonly Node<C>[]];

export type Node<C> = Leaf<C> | Branch<C>;

/** Null: empty. */
export type PersistentMap<C> = Node<C> | null;

const WIDTH = 16;

/** By level, the number of positions below one child. */
const POWERS = Array.from({ length: 15 }, (_, level) => WIDTH ** level);

export function isBranch<C>(node: Node<C>): node is Branch<C> {
  return typeof node[0] === 'number';
}

export function entryIn<C>(map: PersistentMap<C>, at: number, key: string): Entry<C> | undefined {
  let node = map;
  while (node !== null && isBranch(node)) {
    const bit = 1 << digitOf(at, node[1]);
    node = (node[2] & bit) === 0 ? null : node[4][indexOf(node[2], bit)];
  }
  if (node === null || node[0][0] !== at) return undefined;
  for (const entry of node) if (entry[1] === key) return entry;
  return undefined;
}

/** The map with this entry, instead of the one with its position and key. */
export function withEntry<C>(map: PersistentMap<C>, entry: Entry<C>): Node<C> {
  if (map === null) return [entry];
  const [at] = entry;
  if (!isBranch(map)) return map[0][0] === at ? withInLeaf(map, entry) : branchOf(map, [entry]);
  const [from, level, bitmap, newest, children] = map;
  if (!isBelow(map, at)) return branchOf(map, [entry]);
  const bit = 1 << digitOf(at, level);
  const index = indexOf(bitmap, bit);
  const after = (bitmap & bit) === 0 ? children.toSpliced(index, 0, [entry]) : children.with(index, withEntry(children[index], entry));
  return [from, level, bitmap | bit, entry[2] >= newest ? entry[2] : newestOf(after), after];
}

/** The map without this entry; the same map if there is none. */
export function withoutEntry<C>(map: PersistentMap<C>, at: number, key: string): PersistentMap<C> {
  if (map === null) return null;
  if (!isBranch(map)) {
    if (map[0][0] !== at) return map;
    const left = map.filter((entry) => entry[1] !== key);
    return left.length === map.length ? map : left.length === 0 ? null : left;
  }
  if (!isBelow(map, at)) return map;
  const bit = 1 << digitOf(at, map[1]);
  if ((map[2] & bit) === 0) return map;
  const index = indexOf(map[2], bit);
  return withChild(map, bit, index, withoutEntry(map[4][index], at, key));
}

/** The map without the entries at the positions p with from ≤ p < to; the same map if there are none. */
export function withoutRange<C>(map: PersistentMap<C>, from: number, to: number): PersistentMap<C> {
  if (map === null) return null;
  const [first, end] = extentOf(map);
  if (end <= from || to <= first) return map;
  if (from <= first && end <= to) return null;
  if (!isBranch(map)) return map;
  const children = map[4].map((child) => withoutRange(child, from, to));
  if (children.every((child, i) => child === map[4][i])) return map;
  let bitmap = 0;
  let next = 0;
  for (let bit = 1; bit < 1 << WIDTH; bit <<= 1) if ((map[2] & bit) !== 0 && children[next++] !== null) bitmap |= bit;
  return canonical(
    map,
    bitmap,
    children.filter((child) => child !== null),
  );
}

/** The first position of a node, and the one after its last. */
export function extentOf<C>(node: Node<C>): readonly [first: number, end: number] {
  return isBranch(node) ? [node[0], node[0] + POWERS[node[1] + 1]] : [node[0][0], node[0][0] + 1];
}

/** Which child of a branch at this level holds the position: 0 … 15. */
export function digitOf(at: number, level: number): number {
  return Math.floor(at / POWERS[level]) & (WIDTH - 1);
}

/** How many children there are before the one of this bit. */
export function indexOf(bitmap: number, bit: number): number {
  let count = 0;
  for (let before = bitmap & (bit - 1); before !== 0; before &= before - 1) count++;
  return count;
}

/** The highest stamp below. */
export function newestIn<C>(node: Node<C>): number {
  return isBranch(node) ? node[3] : node.reduce((newest, entry) => Math.max(newest, entry[2]), 0);
}

function isBelow<C>([from, level]: Branch<C>, at: number): boolean {
  return from <= at && at < from + POWERS[level + 1];
}

function withInLeaf<C>(leaf: Leaf<C>, entry: Entry<C>): Leaf<C> {
  const others = leaf.filter((each) => each[1] !== entry[1]);
  const index = others.findIndex((each) => each[1] > entry[1]);
  return others.toSpliced(index === -1 ? others.length : index, 0, entry);
}

/** The branch with these two below it, which share no position. */
function branchOf<C>(a: Node<C>, b: Node<C>): Branch<C> {
  const [first] = extentOf(a);
  const [second] = extentOf(b);
  let level = 0;
  while (Math.floor(first / POWERS[level + 1]) !== Math.floor(second / POWERS[level + 1])) level++;
  const children = first < second ? [a, b] : [b, a];
  const from = Math.floor(first / POWERS[level + 1]) * POWERS[level + 1];
  return [from, level, (1 << digitOf(first, level)) | (1 << digitOf(second, level)), newestOf(children), children];
}

function withChild<C>(branch: Branch<C>, bit: number, index: number, child: PersistentMap<C>): PersistentMap<C> {
  const [from, level, bitmap, , children] = branch;
  if (child === children[index]) return branch;
  if (child === null) return canonical(branch, bitmap & ~bit, children.toSpliced(index, 1));
  const after = children.with(index, child);
  return [from, level, bitmap, newestOf(after), after];
}

/** The branch with these children instead of its own. One child alone needs no branch. */
function canonical<C>([from, level]: Branch<C>, bitmap: number, children: readonly Node<C>[]): PersistentMap<C> {
  if (children.length < 2) return children[0] ?? null;
  return [from, level, bitmap, newestOf(children), children];
}

function newestOf<C>(children: readonly Node<C>[]): number {
  let newest = 0;
  for (const child of children) newest = Math.max(newest, newestIn(child));
  return newest;
}
