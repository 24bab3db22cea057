/** The windows of a system: finds which of them a state is seen through, and fills them from the memory of moves. */
import { UNKNOWN as NO_REF, type Ref, UNREMEMBERED } from '../memo/decisions.ts';
import type { Lens } from '../memo/space.ts';
import type { Transitions } from '../memo/transitions.ts';
import { COUNT, HEADER } from '../tables/rows.ts';
import type { Effects } from './effects.ts';
import type { Fields } from './fields.ts';
import { NotPacked } from './not-packed.ts';
import { type Group, UNKNOWN, Window } from './window.ts';

/** A group of several moves is divided if its window has this many entries and is met in fewer states than these per entry. */
const MANY_ENTRIES = 8192;
const FEWEST_STATES = 8;
/** A window does not pay if it is met in fewer states than this per entry. */
const FEWEST_VISITS = 4;
/** After this many states, and each time after four times as many, neighbouring windows with few entries are joined. */
const STATES_UNTIL_JOINED = 16_384;
/** Windows with more entries are not joined, and joined ones have at most this many. */
const FEW_ENTRIES = 8;
const MOST_JOINED = 1024;

export class Windows<S> {
  /** The windows through which each state is seen, in the order in which the engine lists their moves. */
  steady: Window[] = [];
  /** By message: the window of its deliveries. */
  readonly deliveries: (Window | undefined)[] = [];
  /** The window of the moves that are possible only while nothing is in flight; null if there are none. */
  whenQuiet: Window | null = null;
  readonly #transitions: Transitions<S>;
  readonly #fields: Fields;
  readonly #effects: Effects;
  /** Whether it is known which windows there are. If not, `fill` them for some state. */
  isSetUp = false;
  #nextJoin = STATES_UNTIL_JOINED;

  constructor(transitions: Transitions<S>, fields: Fields, effects: Effects) {
    this.#transitions = transitions;
    this.#fields = fields;
    this.#effects = effects;
  }

  /** Forgets all entries, as fields have new places. */
  open(): void {
    this.#effects.count();
    this.#effects.clear();
    for (const view of this.#all()) {
      view.fields.clear();
      view.open(this.#fields.packing);
    }
  }

  /**
   * Fills all windows for a state, given as a packed row and as one of `tables/rows.ts`, whose outcomes the memory knows.
   * Returns false if some value is too wide for its field. Throws `NotPacked` if a case is not remembered.
   */
  fill(data: Int32Array, base: number, row: Int32Array, isQuiet: boolean): boolean {
    if (!this.isSetUp) this.#setUp();
    this.#divide();
    if (this.#transitions.expanded > this.#nextJoin) this.#join();
    for (const view of this.steady) if (view.find(data, base) === UNKNOWN && !this.#fillOne(view, data, base, row)) return false;
    const first = HEADER + this.#fields.firstInbox;
    for (let i = first; i < first + row[COUNT]; i++) {
      const view = this.#deliveryOf(row[i]);
      if (view.find(data, base) === UNKNOWN && !this.#fillOne(view, data, base, row)) return false;
    }
    if (this.whenQuiet === null || !isQuiet || this.whenQuiet.find(data, base) !== UNKNOWN) return true;
    return this.#fillOne(this.whenQuiet, data, base, row);
  }

  *#all(): Generator<Window> {
    yield* this.steady;
    for (const view of this.deliveries) if (view !== undefined) yield view;
    if (this.whenQuiet !== null) yield this.whenQuiet;
  }

  /** Makes a window for the moves that look at nothing, and one for those that look first at the same slot. */
  #setUp(): void {
    const { firstLooks, whenQuiet } = this.#transitions;
    const groups = [firstLooks.unconditionalMoves, ...firstLooks.slots.map((slot) => firstLooks.at(slot))];
    for (const moves of groups) if (moves.length > 0) this.steady.push(this.#opened({ moves, reach: 'all' }));
    if (whenQuiet.length > 0) this.whenQuiet = this.#opened({ moves: whenQuiet, reach: 'all' });
    this.isSetUp = true;
  }

  #deliveryOf(message: number): Window {
    this.deliveries[message] ??= this.#opened({ moves: this.#transitions.deliveriesOf(message), reach: 'all' });
    return this.deliveries[message];
  }

  #opened(...groups: readonly Group[]): Window {
    const view = new Window(groups, this.#transitions.expanded);
    view.open(this.#fields.packing);
    return view;
  }

  /** Divides windows that tell apart more than pays: joined groups are separated, and moves that look further from the others. */
  #divide(): void {
    if (!this.steady.some((view) => this.#isWide(view))) return;
    this.steady = this.steady.flatMap((view) => {
      if (!this.#isWide(view)) return [view];
      if (view.groups.length > 1) return view.groups.map((group) => this.#opened(group));
      const [{ moves }] = view.groups;
      return [this.#opened({ moves, reach: 'near' }), ...moves.map((move) => this.#opened({ moves: [move], reach: 'far' }))];
    });
  }

  #isWide(view: Window): boolean {
    const [{ moves, reach }] = view.groups;
    const isDivisible = view.groups.length > 1 || (moves.length > 1 && reach === 'all');
    return isDivisible && view.size >= MANY_ENTRIES && this.#statesOf(view) < FEWEST_STATES * view.size;
  }

  #statesOf({ since }: Window): number {
    return this.#transitions.expanded - since;
  }

  /** Joins neighbouring windows with few entries, as one look-up then serves all of their moves. */
  #join(): void {
    this.#nextJoin = 4 * this.#transitions.expanded;
    const joined: Window[][] = [];
    let entries = MOST_JOINED;
    for (const view of this.steady) {
      const size = view.size > FEW_ENTRIES ? MOST_JOINED + 1 : Math.max(2, view.size);
      entries *= size;
      if (entries <= MOST_JOINED) joined[joined.length - 1].push(view);
      else {
        joined.push([view]);
        entries = size;
      }
    }
    this.steady = joined.map((windows) => (windows.length === 1 ? windows[0] : this.#opened(...windows.flatMap(({ groups }) => groups))));
  }

  #fillOne(view: Window, data: Int32Array, base: number, row: Int32Array): boolean {
    if (view.size >= MANY_ENTRIES && (view.size & (view.size - 1)) === 0) this.#refuseWaste(view);
    const before = view.fields.size;
    const leaves = view.groups.flatMap((group) => this.#leavesOf(group, view.fields, row));
    if (view.fields.size > before) view.open(this.#fields.packing);
    const entry = this.#effects.add(leaves);
    if (entry >= 0) view.add(data, base, entry);
    return entry >= 0;
  }

  /** The leaves of a group for a plain row, in the order in which the engine lists them. Adds the fields that were read. */
  #leavesOf({ moves, reach }: Group, fields: Set<number>, row: Int32Array): readonly Ref[] {
    const [near, far]: [Ref[], Ref[]] = [[], []];
    for (const move of moves) {
      let looks = 0;
      const leaf = this.#transitions.decisions.trace(move, row, 0, (slot: number, lens: Lens | null) => {
        if (reach !== 'near' || looks === 0) fields.add(this.#fields.seenIn(slot, lens));
        looks++;
      });
      if (leaf === NO_REF || leaf === UNREMEMBERED) throw new NotPacked('some cases are not remembered');
      (looks <= 1 ? near : far).push(leaf);
    }
    return reach === 'near' ? near : reach === 'far' ? far : [...near, ...far];
  }

  /** Throws `NotPacked` if what a window lists is hardly ever listed again. */
  #refuseWaste(view: Window): void {
    if (this.steady.includes(view) && this.#statesOf(view) < FEWEST_VISITS * view.size)
      throw new NotPacked('the values that moves read rarely recur');
  }

  get bytes(): number {
    let bytes = 0;
    for (const view of this.#all()) bytes += view.bytes;
    return bytes;
  }
}
