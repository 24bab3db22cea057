/** Sorts the moves that can always run by the slot that they look at first, so that one look serves many moves. */
import { type Decisions, type Ref, UNKNOWN, UNREMEMBERED } from './decisions.ts';

export class FirstLooks {
  /** Moves that run in each state. */
  readonly alwaysRun: number[] = [];
  /** The leaves of moves that look at nothing. */
  readonly unconditional: Ref[] = [];
  /** The moves that look at nothing. */
  readonly unconditionalMoves: number[] = [];
  /** The slots at which some move looks first. */
  slots: readonly number[] = [];
  readonly #decisions: Decisions;
  readonly #moves: number[] = [];
  /** By slot: the moves that look at it first. */
  readonly #bySlot: number[][];
  #isKnown = false;

  constructor(decisions: Decisions, slots: number) {
    this.#decisions = decisions;
    this.#bySlot = Array.from({ length: slots }, () => []);
  }

  add(move: number): void {
    this.#moves.push(move);
    this.#isKnown = false;
  }

  /** Whether the moves are sorted. If not, call `classify`. */
  get isKnown(): boolean {
    return this.#isKnown;
  }

  /** The moves that look at `slot` first. */
  at(slot: number): readonly number[] {
    return this.#bySlot[slot];
  }

  /** Call this when moves were forgotten, as they may then look at something else first. */
  forget(): void {
    this.#isKnown = false;
  }

  /** Sorts the moves. Returns whether all are known; if not, adds to `missing` those that must be learned. */
  classify(missing: number[]): boolean {
    const unknown = this.#moves.filter((move) => this.#decisions.root(move) === UNKNOWN);
    missing.push(...unknown.toReversed());
    if (unknown.length > 0) return false;
    for (const list of [this.unconditional, this.unconditionalMoves, this.alwaysRun, ...this.#bySlot]) list.length = 0;
    for (const move of this.#moves) {
      const root = this.#decisions.root(move);
      if (root === UNREMEMBERED) this.alwaysRun.push(move);
      else if (root >= 0) this.#bySlot[this.#decisions.slotOf(root)].push(move);
      else {
        this.unconditional.push(root);
        this.unconditionalMoves.push(move);
      }
    }
    this.slots = this.#bySlot.flatMap((moves, slot) => (moves.length > 0 ? [slot] : []));
    this.#isKnown = true;
    return true;
  }
}
