/** Chooses states that are computed twice, with the engine and without; the earliest of them are audited again at the end. */

import type { Judge } from '../judge/judge.ts';
import type { Space } from '../memo/space.ts';
import type { Snapshot, System } from '../system/system.ts';
import { LOW } from '../tables/rows.ts';
import { audit } from './audit.ts';
import type { Findings } from './findings.ts';

/** A mask: one state in 16,384 is audited. */
const AUDITED = (1 << 14) - 1;

/** States with more successors are not audited. */
const MOST_AUDITED = 4096;

/** A state with the low lanes of its successors. */
interface Kept {
  readonly state: number;
  readonly snapshot: Snapshot;
  readonly low: number;
  readonly lows: readonly number[];
}

export class StateAudits<S> {
  readonly #system: System<S>;
  readonly #space: Space;
  readonly #judge: Judge<S>;
  readonly #findings: Findings;
  /** Early states, to be audited again at the end. */
  readonly #kept: Kept[] = [];
  /** For the state that is being audited: the low lanes of its successors so far, and the audit in progress. */
  #lows: number[] | null = null;
  #auditing: Generator<void> | null = null;

  constructor(system: System<S>, space: Space, judge: Judge<S>, findings: Findings) {
    this.#system = system;
    this.#space = space;
    this.#judge = judge;
    this.#findings = findings;
  }

  /** Whether the state of this number is audited: early states, and some later ones. */
  isAudited(state: number): boolean {
    return isPowerOfTwo(state) || (state & AUDITED) === AUDITED;
  }

  /** Begins the state of this number. */
  begin(state: number): void {
    this.#lows = this.isAudited(state) ? [] : null;
  }

  /** Notes the first `count` low lanes of successors that the engine found. */
  note(lows: Int32Array, count: number): void {
    if (this.#lows === null) return;
    for (let i = 0; i < count; i++) this.#lows.push(lows[i]);
    if (this.#lows.length > MOST_AUDITED) this.#lows = null;
  }

  /** Computes the state in the row at `base` again without the engine, if it is to be audited. Returns false for a pause. */
  end(state: number, data: Int32Array, base: number, isDue: () => boolean): boolean {
    if (this.#lows === null) return true;
    const snapshot = this.#space.snapshot(data, base);
    const low = data[base + LOW];
    if (!this.#audit(snapshot, low, this.#lows, isDue)) return false;
    if (isPowerOfTwo(state)) this.#kept.push({ state, snapshot, low, lows: this.#lows });
    this.#lows = null;
    return true;
  }

  /** Repeats the early audits once all is explored: user code must still give the same answers. Returns false for a pause. */
  repeat(isDue: () => boolean): boolean {
    for (let kept = this.#kept.at(-1); kept !== undefined; kept = this.#kept.at(-1)) {
      const { state, snapshot, low, lows } = kept;
      try {
        if (!this.#audit(snapshot, low, lows, isDue)) return false;
        this.#judge.judgeAgain(snapshot);
      } catch (error) {
        throw this.#findings.placed(error, () => snapshot, { state });
      }
      this.#kept.pop();
    }
    this.#system.auditInputs();
    return true;
  }

  #audit(state: Snapshot, low: number, lows: readonly number[], isDue: () => boolean): boolean {
    this.#auditing ??= audit(this.#system, this.#space, state, low, lows);
    while (!this.#auditing.next().done) if (isDue()) return false;
    this.#auditing = null;
    return true;
  }
}

function isPowerOfTwo(state: number): boolean {
  return (state & (state - 1)) === 0;
}
