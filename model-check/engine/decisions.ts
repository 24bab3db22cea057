/**
 * What a move does, remembered by what it read: a tree whose branches look at one slot each, in the order in which
 * the move did, and whose leaves are lists of outcomes. A pure move always reads the same next thing after the same
 * values, so the tree is well defined; one that does not is not pure, and is reported.
 *
 * All trees lie in a few typed arrays, close together: following them is the innermost loop of the engine.
 */
import { doubled, GrowingInts } from './growing.ts';
import type { Sight } from './reading.ts';
import { HEADER } from './rows.ts';
import type { Lens } from './space.ts';

/** A reference into the forest: ≥ 0 a branch, UNKNOWN, or a leaf: NOTHING and below. */
export type Ref = number;
export const UNKNOWN: Ref = -1;
/** The leaf without outcomes. */
export const NOTHING: Ref = -2;

/** A move read something else than the last time it saw the same values. */
export class ReadsDiffer extends Error {
  override readonly name = 'ReadsDiffer';
}

/** The words of a branch: whose it is, the slot it looks at, the number of its lens or -1, where its children lie and how many. */
const MOVE = 0;
const SLOT = 1;
const LENS = 2;
const CHILDREN = 3;
const CAPACITY = 4;

/** The words of a leaf: its first outcome, its first one that changes something, its end. */
const FROM = 0;
const MOVING = 1;
const END = 2;
const LEAF = 3;

export class Decisions {
  readonly #roots: Ref[] = [];
  readonly #branches = new GrowingInts();
  /** Refs, by the id in the slot, or of the part that the lens sees. */
  readonly #children = new GrowingInts();
  readonly #lenses: Lens[] = [];
  readonly #leaves = new GrowingInts();
  /** By leaf: in how many states it was reached. */
  #visits: Float64Array = new Float64Array(64);

  constructor() {
    this.#addLeaf(0, 0, 0);
  }

  /** Adds a move of which nothing is known yet. Returns its number. */
  addMove(): number {
    return this.#roots.push(UNKNOWN) - 1;
  }

  root(move: number): Ref {
    return this.#roots[move];
  }

  moveOf(branch: Ref): number {
    return this.#branches.data[branch + MOVE];
  }

  slotOf(branch: Ref): number {
    return this.#branches.data[branch + SLOT];
  }

  /** Follows the tree from `ref` for the row at `base`, to a leaf or to UNKNOWN. */
  follow(ref: Ref, data: Int32Array, base: number): Ref {
    let at = ref;
    while (at >= 0) at = this.child(at, data, base);
    return at;
  }

  /** One level down from `branch`. */
  child(branch: Ref, data: Int32Array, base: number): Ref {
    const branches = this.#branches.data;
    const id = this.#idSeen(branch, data, base);
    return id < branches[branch + CAPACITY] ? this.#children.data[branches[branch + CHILDREN] + id] : UNKNOWN;
  }

  /** Counts one more state that has the outcomes of `leaf`. */
  arrive(leaf: Ref): void {
    this.#visits[NOTHING - leaf]++;
  }

  /** The first outcome of `leaf` that changes something. */
  moving(leaf: Ref): number {
    return this.#leaves.data[(NOTHING - leaf) * LEAF + MOVING];
  }

  /** The end of the outcomes of `leaf`. */
  end(leaf: Ref): number {
    return this.#leaves.data[(NOTHING - leaf) * LEAF + END];
  }

  /** Calls `report` with each outcome that was reached, and in how many states. */
  eachVisit(report: (outcome: number, visits: number) => void): void {
    for (let i = 0; i * LEAF < this.#leaves.length; i++) {
      if (this.#visits[i] > 0) this.eachOutcome(NOTHING - i, (outcome) => report(outcome, this.#visits[i]));
    }
  }

  /** Calls `report` with each outcome of `leaf`. */
  eachOutcome(leaf: Ref, report: (outcome: number) => void): void {
    for (let outcome = this.#leaves.data[(NOTHING - leaf) * LEAF + FROM]; outcome < this.end(leaf); outcome++) report(outcome);
  }

  /**
   * Remembers that `move`, having read `sights` in the row at `base`, has the outcomes from `from` to `end`; those
   * before `moving` change nothing. Returns the leaf.
   */
  remember(move: number, sights: readonly Sight[], data: Int32Array, base: number, from: number, moving: number, end: number): Ref {
    const leaf = from === end ? NOTHING : this.#addLeaf(from, moving, end);
    let put = (ref: Ref): void => {
      this.#roots[move] = ref;
    };
    let at = this.#roots[move];
    for (const sight of sights) {
      if (at === UNKNOWN) {
        at = this.#addBranch(move, sight);
        put(at);
      }
      if (at < 0 || this.slotOf(at) !== sight.slot || this.#lensOf(at) !== sight.lens) throw new ReadsDiffer();
      const branch = at;
      const id = this.#idSeen(branch, data, base);
      this.#makeRoom(branch, id);
      at = this.child(branch, data, base);
      put = (ref) => {
        this.#children.data[this.#branches.data[branch + CHILDREN] + id] = ref;
      };
    }
    if (at !== UNKNOWN) throw new ReadsDiffer();
    put(leaf);
    return leaf;
  }

  #idSeen(branch: Ref, data: Int32Array, base: number): number {
    const branches = this.#branches.data;
    const id = data[base + HEADER + branches[branch + SLOT]];
    return branches[branch + LENS] < 0 ? id : this.#lenses[branches[branch + LENS]].of(id);
  }

  #lensOf(branch: Ref): Lens | null {
    const lens = this.#branches.data[branch + LENS];
    return lens < 0 ? null : this.#lenses[lens];
  }

  #addBranch(move: number, sight: Sight): Ref {
    const lens = sight.lens === null ? -1 : this.#lenses.push(sight.lens) - 1;
    const branch = this.#branches.length;
    for (const word of [move, sight.slot, lens, 0, 0]) this.#branches.push(word);
    return branch;
  }

  /** Sees to it that `branch` has a place for the child `id`; moves its children to the end when they must grow. */
  #makeRoom(branch: Ref, id: number): void {
    const branches = this.#branches.data;
    const capacity = branches[branch + CAPACITY];
    if (id < capacity) return;
    const from = branches[branch + CHILDREN];
    const larger = Math.max(4, capacity * 2, id + 1);
    branches[branch + CHILDREN] = this.#children.length;
    branches[branch + CAPACITY] = larger;
    for (let i = 0; i < larger; i++) this.#children.push(i < capacity ? this.#children.data[from + i] : UNKNOWN);
  }

  #addLeaf(from: number, moving: number, end: number): Ref {
    const leaf = this.#leaves.length / LEAF;
    if (leaf === this.#visits.length) this.#visits = doubled(this.#visits);
    for (const word of [from, moving, end]) this.#leaves.push(word);
    return NOTHING - leaf;
  }

  get bytes(): number {
    return this.#branches.bytes + this.#children.bytes + this.#leaves.bytes + this.#visits.byteLength;
  }
}
