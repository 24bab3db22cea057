/**
 * Remembers what a move does by what it read, as a tree. Each branch looks at one slot, in the order in which the move
 * read them; each leaf is a list of outcomes. A pure move reads the same thing next after the same values, so the tree is
 * well defined. A move that does not is reported as impure.
 *
 * All trees lie close together in a few typed arrays: following them is the innermost loop of the engine.
 */
import { GrowingInts } from '../tables/growing.ts';
import { PairTable } from '../tables/pair-table.ts';
import { HEADER } from '../tables/rows.ts';
import { Leaves, type Range, type Usage } from './leaves.ts';
import type { Sight } from './reading.ts';
import type { Lens } from './space.ts';

/** A reference into the forest: a branch (≥ 0), UNKNOWN, UNREMEMBERED, or a leaf (≤ FIRST_LEAF). */
export type Ref = number;
export const UNKNOWN: Ref = -1;
/** The case is not remembered: the move runs in each such state. */
export const UNREMEMBERED: Ref = -2;
const FIRST_LEAF: Ref = -3;

/** A move read something else than the last time after the same values. */
export class ReadsDiffer extends Error {
  override readonly name = 'ReadsDiffer';
}

/**
 * The words of a branch. MOVE, SLOT and LENS (or -1) say who looks where. CHILDREN is where its children begin, CAPACITY the
 * number of ids with a place, and COUNT the number of children. A branch with few children among many ids is SPARSE: it has no
 * places, and its children lie in a table of pairs.
 */
const MOVE = 0;
const SLOT = 1;
const LENS = 2;
const CHILDREN = 3;
const CAPACITY = 4;
const COUNT = 5;
const BRANCH = 6;

const SPARSE = -1;
/** Bounds of the places of a branch: this many, or this many per child if that is more. */
const PLACES_AT_ONCE = 16;
const PLACES_PER_CHILD = 4;

export class Decisions {
  readonly #roots: Ref[] = [];
  /** By move: the most looks of a case that is remembered. */
  readonly #horizons: number[] = [];
  #branches = new GrowingInts();
  /** References, by the id in the slot, or by the id of the part that the lens sees. */
  #children = new GrowingInts();
  /** The same for sparse branches, by branch and id. */
  #sparse = new PairTable();
  readonly #lenses: Lens[] = [];
  readonly #lensNumbers = new Map<Lens, number>();
  readonly #leaves = new Leaves();

  /** Adds a move of which nothing is known yet. Returns its number. */
  addMove(): number {
    this.#horizons.push(Number.POSITIVE_INFINITY);
    this.#leaves.addMove();
    return this.#roots.push(UNKNOWN) - 1;
  }

  root(move: number): Ref {
    return this.#roots[move];
  }

  /** The most looks of a case of `move` that is remembered. */
  horizon(move: number): number {
    return this.#horizons[move];
  }

  moveOf(branch: Ref): number {
    return this.#branches.data[branch + MOVE];
  }

  slotOf(branch: Ref): number {
    return this.#branches.data[branch + SLOT];
  }

  /** The number of cases in all trees. */
  get size(): number {
    return this.#leaves.cases;
  }

  /** Follows the tree from `ref` for the row at `base`, to a leaf, UNKNOWN or UNREMEMBERED. */
  follow(ref: Ref, data: Int32Array, base: number): Ref {
    let at = ref;
    while (at >= 0) at = this.child(at, data, base);
    return at;
  }

  /** Follows the tree of `move` for the row at `base` as `follow` does, and calls `look` with each look on the way. */
  trace(move: number, data: Int32Array, base: number, look: (slot: number, lens: Lens | null) => void): Ref {
    let at = this.#roots[move];
    for (; at >= 0; at = this.child(at, data, base)) look(this.slotOf(at), this.#lensOf(at));
    return at;
  }

  /** The child of `branch` for the row at `base`. */
  child(branch: Ref, data: Int32Array, base: number): Ref {
    const branches = this.#branches.data;
    const id = this.#idSeen(branch, data, base);
    if (id < branches[branch + CAPACITY]) return this.#children.data[branches[branch + CHILDREN] + id];
    return branches[branch + CAPACITY] === SPARSE ? this.#sparse.get(branch, id) : UNKNOWN;
  }

  /** Counts `states` more in which `leaf` was reached. */
  arrive(leaf: Ref, states = 1): void {
    this.#leaves.arrive(FIRST_LEAF - leaf, states);
  }

  /** The first outcome of `leaf` that changes something. */
  moving(leaf: Ref): number {
    return this.#leaves.moving(FIRST_LEAF - leaf);
  }

  /** The end of the outcomes of `leaf`, exclusive. */
  end(leaf: Ref): number {
    return this.#leaves.end(FIRST_LEAF - leaf);
  }

  /** Whether `leaf` has no outcomes. */
  isIdle(leaf: Ref): boolean {
    return this.#leaves.isIdle(FIRST_LEAF - leaf);
  }

  /** Calls `report` with each outcome that was reached and the number of states in which it was. */
  eachVisit(report: (outcome: number, visits: number) => void): void {
    this.#leaves.eachVisit(report);
  }

  /** Calls `report` with each outcome of `leaf`. */
  eachOutcome(leaf: Ref, report: (outcome: number) => void): void {
    this.#leaves.eachOutcome(FIRST_LEAF - leaf, report);
  }

  /**
   * Remembers that `move`, having read `sights` in the row at `base`, has these outcomes. Returns the leaf, or UNREMEMBERED
   * when the case took more looks than the horizon of this move.
   */
  remember(move: number, sights: readonly Sight[], data: Int32Array, base: number, outcomes: Range): Ref {
    const looks = Math.min(sights.length, this.#horizons[move]);
    let branch: Ref = UNKNOWN;
    let at = this.#roots[move];
    for (let i = 0; i < looks; i++) {
      if (at === UNKNOWN) {
        at = this.#addBranch(move, sights[i]);
        this.#put(move, branch, data, base, at);
      }
      if (at < 0 || this.slotOf(at) !== sights[i].slot || this.#lensOf(at) !== sights[i].lens) throw new ReadsDiffer();
      branch = at;
      at = this.child(branch, data, base);
    }
    const isBeyond = looks < sights.length;
    if (at !== UNKNOWN && !(isBeyond && at === UNREMEMBERED)) throw new ReadsDiffer();
    const leaf = isBeyond ? UNREMEMBERED : FIRST_LEAF - this.#leaves.add(move, looks, outcomes);
    this.#put(move, branch, data, base, leaf);
    return leaf;
  }

  /** The usage of each move's memory. Cases with one look are left out, as agendas count them. */
  usages(): readonly Usage[] {
    return this.#leaves.usages();
  }

  /**
   * Sets the horizons of these moves and forgets the cases that took more looks. Calls `keep` with the outcomes of each
   * leaf that is kept, in order; it returns the new number of the first of them. Calls `lose` with each outcome that is not
   * kept, and its visits. Afterwards, all references other than roots are invalid.
   */
  forgetBeyond(
    horizons: ReadonlyMap<number, number>,
    keep: (range: Range) => number,
    lose: (outcome: number, visits: number) => void,
  ): void {
    for (const [move, horizon] of horizons) this.#horizons[move] = horizon;
    const leaves = this.#leaves.dropBeyond(this.#horizons, keep, lose);
    const old = { branches: this.#branches, children: this.#children, sparse: this.#sparse };
    this.#branches = new GrowingInts();
    this.#children = new GrowingInts();
    this.#sparse = new PairTable();
    const far = new Map<Ref, [id: number, ref: Ref][]>();
    old.sparse.each((branch, id, ref) => {
      const children = far.get(branch) ?? [];
      children.push([id, ref]);
      far.set(branch, children);
    });
    const kept = (ref: Ref, looks: number, horizon: number): Ref => {
      if (ref === UNKNOWN || ref === UNREMEMBERED) return ref;
      if (ref < 0) {
        const leaf = leaves.get(FIRST_LEAF - ref);
        return leaf === undefined ? UNREMEMBERED : FIRST_LEAF - leaf;
      }
      if (looks >= horizon) return UNREMEMBERED;
      const [move, slot, lens, children, capacity] = old.branches.data.subarray(ref, ref + BRANCH);
      const branch = this.#newBranch(move, slot, lens);
      for (let id = 0; id < capacity; id++) {
        const child = old.children.data[children + id];
        if (child !== UNKNOWN) this.#putChild(branch, id, kept(child, looks + 1, horizon));
      }
      for (const [id, child] of far.get(ref) ?? []) this.#putChild(branch, id, kept(child, looks + 1, horizon));
      return branch;
    };
    this.#roots.forEach((root, move) => {
      // A move that is not remembered at all may still have an empty tree.
      this.#roots[move] = this.#horizons[move] === 0 && root >= UNKNOWN ? UNREMEMBERED : kept(root, 0, this.#horizons[move]);
    });
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
    return this.#newBranch(move, sight.slot, sight.lens === null ? -1 : this.#lensNumber(sight.lens));
  }

  #lensNumber(lens: Lens): number {
    const known = this.#lensNumbers.get(lens) ?? this.#lenses.push(lens) - 1;
    this.#lensNumbers.set(lens, known);
    return known;
  }

  #newBranch(move: number, slot: number, lens: number): Ref {
    const branch = this.#branches.length;
    for (const word of [move, slot, lens, 0, 0, 0]) this.#branches.push(word);
    return branch;
  }

  /** Makes `ref` the child of `branch` for the row at `base`, or the root of `move` if there is no branch. */
  #put(move: number, branch: Ref, data: Int32Array, base: number, ref: Ref): void {
    if (branch === UNKNOWN) this.#roots[move] = ref;
    else this.#putChild(branch, this.#idSeen(branch, data, base), ref);
  }

  #putChild(branch: Ref, id: number, ref: Ref): void {
    if (!this.#hasPlace(branch, id)) this.#makeRoom(branch, id);
    const branches = this.#branches.data;
    if (branches[branch + CAPACITY] === SPARSE) {
      this.#sparse.set(branch, id, ref);
      return;
    }
    const at = branches[branch + CHILDREN] + id;
    if (this.#children.data[at] === UNKNOWN) branches[branch + COUNT]++;
    this.#children.data[at] = ref;
  }

  #hasPlace(branch: Ref, id: number): boolean {
    const capacity = this.#branches.data[branch + CAPACITY];
    return capacity === SPARSE || id < capacity;
  }

  /** Gives `branch` places up to that of child `id`, at the end of the array. Makes it sparse if most would stay empty. */
  #makeRoom(branch: Ref, id: number): void {
    const branches = this.#branches.data;
    const capacity = branches[branch + CAPACITY];
    const from = branches[branch + CHILDREN];
    const most = Math.max(PLACES_AT_ONCE, PLACES_PER_CHILD * (branches[branch + COUNT] + 1));
    if (id >= most) {
      branches[branch + CAPACITY] = SPARSE;
      for (let i = 0; i < capacity; i++)
        if (this.#children.data[from + i] !== UNKNOWN) this.#sparse.set(branch, i, this.#children.data[from + i]);
      return;
    }
    const larger = Math.max(4, Math.min(capacity * 2, most), id + 1);
    branches[branch + CHILDREN] = this.#children.length;
    branches[branch + CAPACITY] = larger;
    for (let i = 0; i < larger; i++) this.#children.push(i < capacity ? this.#children.data[from + i] : UNKNOWN);
  }

  get bytes(): number {
    return this.#branches.bytes + this.#children.bytes + this.#sparse.bytes + this.#leaves.bytes;
  }
}
