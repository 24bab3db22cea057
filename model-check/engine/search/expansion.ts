/**
 * Expands one state: lists its outcomes, judges each transition, and builds the rows of successors that are new. The
 * expansion may pause anywhere; the next call continues with the same state.
 */

import type { Judge } from '../judge/judge.ts';
import type { Narrowed } from '../judge/narrowed.ts';
import { Unfinished } from '../judge/refinement-watch.ts';
import type { Views } from '../judge/views.ts';
import type { Space } from '../memo/space.ts';
import { appendSuccessor, snapshotAfter } from '../memo/successor.ts';
import type { Transitions } from '../memo/transitions.ts';
import type { OrbitSearch } from '../symmetry/orbit-search.ts';
import type { System } from '../system/system.ts';
import type { GrowingInts } from '../tables/growing.ts';
import { HIGH, LOW, SEEN } from '../tables/rows.ts';
import type { Findings } from './findings.ts';
import type { FoundStates } from './found-states.ts';
import type { StateAudits } from './state-audits.ts';
import { Successors } from './successors.ts';

const NOT_TAKEN = -2;

/** In place of the number of a new state: the state is known, or it is not explored. */
const KNOWN = -1;
const LEFT_OUT = -2;

export interface ExpansionParts<S> {
  readonly system: System<S>;
  readonly space: Space;
  readonly transitions: Transitions<S>;
  readonly judge: Judge<S>;
  readonly orbits: OrbitSearch<S> | null;
  readonly audits: StateAudits<S>;
  readonly found: FoundStates;
  readonly findings: Findings;
  readonly narrowed: Narrowed<S> | null;
  readonly views: Views<S> | null;
}

export class Expansion<S> {
  readonly #system: System<S>;
  readonly #space: Space;
  readonly #transitions: Transitions<S>;
  readonly #judge: Judge<S>;
  readonly #orbits: OrbitSearch<S> | null;
  readonly #audits: StateAudits<S>;
  readonly #found: FoundStates;
  readonly #findings: Findings;
  readonly #successors: Successors<S>;
  readonly #narrowed: Narrowed<S> | null;
  readonly #slots: number;
  /** The number of the current state. */
  #state = 0;
  /** Progress within the current state: what has been done, and the next outcomes to judge and to take. */
  #isBegun = false;
  /** Whether any outcome leads from the current state to another one. */
  #hasMoved = false;
  #isListed = false;
  #isLastBatch = false;
  #isCompared = false;
  #judgedAt = 0;
  #takenAt = 0;
  /** The visited set's answer for the successor that is being taken. */
  #taken = NOT_TAKEN;

  constructor({ system, space, transitions, judge, orbits, audits, found, findings, narrowed, views }: ExpansionParts<S>) {
    this.#narrowed = narrowed;
    this.#system = system;
    this.#space = space;
    this.#transitions = transitions;
    this.#judge = judge;
    this.#orbits = orbits;
    this.#audits = audits;
    this.#found = found;
    this.#findings = findings;
    this.#slots = system.slots.length;
    this.#successors = new Successors(system, space, transitions, found.visited, orbits?.orbits ?? views);
  }

  /**
   * Follows all outcomes of state number `state`, in the row at `base`, and adds the rows of new states to `next`. After a
   * pause, continues with the same state. Returns whether the state is finished.
   */
  expand(state: number, data: Int32Array, base: number, next: GrowingInts, isDue: () => boolean): boolean {
    this.#state = state;
    try {
      return this.#expand(data, base, next, isDue);
    } catch (error) {
      if (error instanceof Unfinished) return false;
      throw error;
    }
  }

  #expand(data: Int32Array, base: number, next: GrowingInts, isDue: () => boolean): boolean {
    if (!this.#isListed && !this.#list(data, base, isDue)) return false;
    for (;;) {
      this.#compare(data, base);
      if (!this.#follow(data, base, next, isDue)) return false;
      if (this.#isLastBatch) break;
      this.#isLastBatch = this.#transitions.run(data, base, isDue);
      this.#openBatch(data, base);
      if (isDue()) return false;
    }
    this.#judgeEnd(data, base);
    if (!this.#audits.end(this.#state, data, base, isDue)) return false;
    if (this.#orbits !== null && this.#audits.isAudited(this.#state) && !this.#orbits.audit(data, base, isDue)) return false;
    this.#found.graph?.closeState();
    this.#isListed = false;
    return true;
  }

  /** Lists the remembered outcomes of the row at `base`. Returns false for a pause. */
  #list(data: Int32Array, base: number, isDue: () => boolean): boolean {
    if (!this.#isBegun) this.#transitions.begin();
    if (!this.#isBegun) this.#hasMoved = false;
    this.#isBegun = true;
    while (!this.#transitions.list(data, base)) {
      do {
        if (isDue()) return false;
        this.#transitions.learn(data, base);
      } while (this.#transitions.isMissing);
    }
    this.#isBegun = false;
    this.#isListed = true;
    this.#isLastBatch = false;
    this.#audits.begin(this.#state);
    this.#openBatch(data, base);
    return true;
  }

  #openBatch(data: Int32Array, base: number): void {
    const { count } = this.#transitions;
    this.#successors.fingerprint(count, data, base);
    this.#hasMoved ||= count > 0;
    // Constrained steps are all asked about, also those to states that are known.
    if (this.#narrowed?.isAboutSteps) this.#successors.known.fill(0, 0, count);
    this.#audits.note(this.#successors.lows, count);
    if (this.#found.graph !== null) this.#successors.addEdgesToKnown(count, this.#found.graph);
    this.#isCompared = this.#orbits === null;
    this.#judgedAt = this.#judge.watchesSteps ? 0 : count;
    this.#takenAt = 0;
  }

  /** With symmetry, compares the listed outcomes under all renamings. Throws `Unfinished` when it is time for a pause. */
  #compare(data: Int32Array, base: number): void {
    if (this.#isCompared) return;
    this.#orbits?.ofBatch(this.#transitions, data, base);
    this.#isCompared = true;
  }

  /** Judges and takes the listed successors. Returns false for a pause. */
  #follow(data: Int32Array, base: number, next: GrowingInts, isDue: () => boolean): boolean {
    const { count } = this.#transitions;
    while (this.#judgedAt < count) {
      const wasJudged = this.#judgeKnown(this.#judgedAt, data, base);
      this.#judgedAt++;
      if (wasJudged && isDue()) return false;
    }
    while (this.#takenAt < count) {
      if (this.#successors.known[this.#takenAt] === 1) {
        this.#takenAt++;
        continue;
      }
      this.#take(this.#takenAt, data, base, next);
      if (this.#found.isFull) return false;
      this.#takenAt++;
      if (isDue()) return false;
    }
    return true;
  }

  /** Judges the transition to successor `i` if that state is known. Returns whether there was anything to judge. */
  #judgeKnown(i: number, data: Int32Array, base: number): boolean {
    const outcome = this.#transitions.enabled[i];
    if (this.#successors.known[i] === 0 || this.#judge.settled(outcome, data[base + SEEN])) return false;
    if (this.#successors.isSame(i, data, base)) return false;
    this.#judgeStep(outcome, data, base, KNOWN, this.#successors.lows[i]);
    return true;
  }

  /** Takes successor `i` of the row at `base`. Judging may throw `Unfinished`; then the same successor must be taken again. */
  #take(i: number, data: Int32Array, base: number, next: GrowingInts): void {
    const outcome = this.#transitions.enabled[i];
    const low = this.#successors.lows[i];
    const high = this.#successors.highs[i];
    const found = this.#found;
    if (this.#taken === NOT_TAKEN) {
      if (!this.#admits(i, outcome, data, base)) return this.#leaveOut(outcome, data, base, low);
      this.#taken = found.add(this.#successors.visitedLows[i], this.#successors.visitedHighs[i]);
      if (found.isFull) return;
      found.graph?.addEdge(this.#taken >= 0 ? this.#taken : found.count - 1, this.#transitions.outcomes.kindOf(outcome));
    }
    const isNew = this.#taken < 0;
    if (isNew || this.#judge.watchesSteps) {
      const aspect = this.#judgeStep(outcome, data, base, isNew ? found.count - 1 : KNOWN, low);
      if (isNew) this.#append(outcome, aspect, low, high, data, base, next);
    }
    this.#taken = NOT_TAKEN;
  }

  /** Whether the constraints of the scenario let the search follow successor `i`. */
  #admits(i: number, outcome: number, data: Int32Array, base: number): boolean {
    const narrowed = this.#narrowed;
    if (narrowed === null || !narrowed.isConstrained) return true;
    const isKnown = this.#found.visited.has(this.#successors.visitedLows[i], this.#successors.visitedHighs[i]);
    const { outcomes } = this.#transitions;
    try {
      return narrowed.admitsStep(outcome, outcomes, data, base, isKnown);
    } catch (error) {
      const after = () => snapshotAfter(this.#space, outcomes, outcome, this.#system.bag, data, base);
      throw this.#findings.placed(error, after, { state: this.#state, targetLow: this.#successors.lows[i] });
    }
  }

  /** Judges a step that is not followed, and the state after it. */
  #leaveOut(outcome: number, data: Int32Array, base: number, low: number): void {
    this.#judgeStep(outcome, data, base, LEFT_OUT, low);
    this.#found.graph?.addEdge(-1, this.#transitions.outcomes.kindOf(outcome));
    if (this.#narrowed !== null) this.#narrowed.leftOut++;
  }

  /** Judges a state from which no step leads to another one. */
  #judgeEnd(data: Int32Array, base: number): void {
    if (this.#hasMoved || this.#narrowed === null || this.#findings.discovery !== null) return;
    if (!this.#narrowed.isDeadlock(this.#space.snapshot(data, base))) return;
    const violation = { property: 'deadlock', because: 'nothing can happen any more', by: 'state' as const };
    this.#findings.discovery = { violation, state: this.#state, targetLow: data[base + LOW] };
  }

  #append(outcome: number, aspect: number, low: number, high: number, data: Int32Array, base: number, next: GrowingInts): void {
    const row = appendSuccessor(next, data, base, this.#slots, this.#transitions.outcomes, outcome, this.#system.bag);
    next.data[row + LOW] = low;
    next.data[row + HIGH] = high;
    next.data[row + SEEN] = aspect;
    // After a violation, the state is not expanded but still judged.
    if (this.#findings.discovery !== null) this.#orbits?.ofLast(next.data, row);
    this.#found.number(this.#state, low, this.#judge.good);
  }

  /** Judges the transition by `outcome`, and the state after it if `target` is the number of a new one. Returns the aspect. */
  #judgeStep(outcome: number, data: Int32Array, base: number, target: number, low: number): number {
    const judge = this.#judge;
    const aspect = this.#judged(outcome, data, base, target !== KNOWN, low);
    if (judge.violation === null || this.#findings.discovery !== null) return aspect;
    const { violation } = judge;
    if (violation.by === 'step') this.#findings.discovery = { violation, state: this.#state, targetLow: low };
    else if (target === LEFT_OUT) this.#findings.discovery = { violation, state: this.#state, targetLow: low, isBeyond: true };
    else this.#findings.discovery = { violation, state: target, targetLow: low };
    return aspect;
  }

  #judged(outcome: number, data: Int32Array, base: number, isNew: boolean, low: number): number {
    const { outcomes, permanent } = this.#transitions;
    try {
      return this.#judge.after(outcome, outcomes, outcome < permanent, isNew, data, base);
    } catch (error) {
      throw this.#findings.placed(error, () => snapshotAfter(this.#space, outcomes, outcome, this.#system.bag, data, base), {
        state: this.#state,
        targetLow: low,
      });
    }
  }
}
