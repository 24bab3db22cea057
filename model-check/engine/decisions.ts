/**
 * What a move does, remembered by what it read: a tree whose branches look at one slot each, in the order in which
 * the move did, and whose leaves are lists of outcomes. A pure move always reads the same next thing after the same
 * values, so the tree is well defined; one that does not is not pure, and is reported.
 */
import { GrowingInts, grownTo } from './growing.ts';
import { HEADER } from './rows.ts';
import type { Sight } from './reading.ts';
import type { Lens } from './space.ts';

/** A reference into the forest: ≥ 0 a branch, UNKNOWN, or a leaf: see `leafOf`. */
export type Ref = number;
export const UNKNOWN: Ref = -1;
/** The leaf without outcomes. */
export const NOTHING: Ref = -2;

interface Branch {
  readonly move: number;
  readonly slot: number;
  readonly lens: Lens | null;
  /** Refs, by the id in the slot, or of the part that the lens sees. */
  children: Int32Array;
}

/** A move read something else than the last time it saw the same values. */
export class ReadsDiffer extends Error {
  override readonly name = 'ReadsDiffer';
}

export class Decisions {
  readonly branches: Branch[] = [];
  /** Outcome numbers, by leaf: from, end. */
  readonly #from = new GrowingInts();
  readonly #end = new GrowingInts();
  readonly #roots: Ref[] = [];

  constructor() {
    this.#addLeaf(0, 0);
  }

  /** Adds a move of which nothing is known yet. Returns its number. */
  addMove(): number {
    return this.#roots.push(UNKNOWN) - 1;
  }

  root(move: number): Ref {
    return this.#roots[move];
  }

  /** The first outcome of a leaf. */
  from(leaf: Ref): number {
    return this.#from.data[NOTHING - leaf];
  }

  /** The end of the outcomes of a leaf. */
  end(leaf: Ref): number {
    return this.#end.data[NOTHING - leaf];
  }

  /** Remembers that `move`, having read `sights` in the row at `base`, has the outcomes from `from` to `end`. */
  remember(move: number, sights: readonly Sight[], data: Int32Array, base: number, from: number, end: number): Ref {
    const leaf = from === end ? NOTHING : this.#addLeaf(from, end);
    let put = (ref: Ref): void => {
      this.#roots[move] = ref;
    };
    let at = this.#roots[move];
    for (const sight of sights) {
      if (at === UNKNOWN) {
        at = this.branches.push({ move, slot: sight.slot, lens: sight.lens, children: new Int32Array(0) }) - 1;
        put(at);
      }
      const branch = this.branches[at];
      if (branch === undefined || branch.slot !== sight.slot || branch.lens !== sight.lens) throw new ReadsDiffer();
      const id = this.#idSeen(branch, data, base);
      if (id >= branch.children.length) branch.children = grownTo(branch.children, id, UNKNOWN);
      at = branch.children[id];
      put = (ref) => {
        branch.children[id] = ref;
      };
    }
    if (at !== UNKNOWN) throw new ReadsDiffer();
    put(leaf);
    return leaf;
  }

  /** Follows the tree from `ref` for the row at `base`, to a leaf or to UNKNOWN. */
  follow(ref: Ref, data: Int32Array, base: number): Ref {
    let at = ref;
    while (at >= 0) {
      const branch = this.branches[at];
      const id = this.#idSeen(branch, data, base);
      at = id < branch.children.length ? branch.children[id] : UNKNOWN;
    }
    return at;
  }

  /** One level down from the branch `ref`. */
  child(ref: Ref, data: Int32Array, base: number): Ref {
    const branch = this.branches[ref];
    const id = this.#idSeen(branch, data, base);
    return id < branch.children.length ? branch.children[id] : UNKNOWN;
  }

  #addLeaf(from: number, end: number): Ref {
    this.#from.push(from);
    this.#end.push(end);
    return NOTHING - (this.#from.length - 1);
  }

  #idSeen(branch: Branch, data: Int32Array, base: number): number {
    const id = data[base + HEADER + branch.slot];
    return branch.lens === null ? id : branch.lens.of(id);
  }

  get bytes(): number {
    return this.branches.reduce((sum, branch) => sum + branch.children.byteLength + 64, 0);
  }
}
