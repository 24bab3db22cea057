/**
 * Expands one packed state: judges each transition, and adds the states that are new to the log. The expansion may pause
 * anywhere; the next call continues with the same state.
 */
import type { Judge } from '../judge/judge.ts';
import type { Outcomes } from '../memo/outcomes.ts';
import type { Space } from '../memo/space.ts';
import { snapshotAfter } from '../memo/successor.ts';
import type { Findings } from '../search/findings.ts';
import type { StateAudits } from '../search/state-audits.ts';
import type { Snapshot, System } from '../system/system.ts';
import type { StateGraph } from '../tables/graph.ts';
import { GrowingInts } from '../tables/growing.ts';
import { LOW, SEEN } from '../tables/rows.ts';
import type { PackedLevels } from './packed-levels.ts';
import type { PackedStates } from './packed-states.ts';
import type { PackedSuccessors } from './packed-successors.ts';

const NOT_TAKEN = -2;

export interface PackedExpansionParts<S> {
  readonly system: System<S>;
  readonly space: Space;
  readonly outcomes: Outcomes;
  readonly judge: Judge<S>;
  readonly states: PackedStates<S>;
  readonly successors: PackedSuccessors<S>;
  readonly levels: PackedLevels;
  readonly audits: StateAudits<S>;
  readonly findings: Findings;
  readonly graph: StateGraph | null;
  readonly mostStates: number;
}

export class PackedExpansion<S> {
  /** Whether there are more states than the limit allows. */
  isFull = false;
  readonly #parts: PackedExpansionParts<S>;
  /** The aspect of the current state, and its plain row once something needs it. */
  #aspect = 0;
  readonly #plain = new GrowingInts();
  /** Progress within the current state: whether it is listed, and the next successors to judge and to take. */
  #isListed = false;
  #judgedAt = 0;
  #takenAt = 0;
  /** The log's answer for the successor that is being taken. */
  #taken = NOT_TAKEN;

  constructor(parts: PackedExpansionParts<S>) {
    this.#parts = parts;
  }

  get isBetweenStates(): boolean {
    return !this.#isListed;
  }

  /** Takes an initial state, unless it is known. */
  takeInitial(snapshot: Snapshot): void {
    const { states, judge, levels, findings, graph, mostStates } = this.#parts;
    const { packed, plain } = states.packed(snapshot);
    if (states.log.find(packed, 0) >= 0) return;
    this.isFull = states.log.size >= mostStates;
    if (this.isFull) return;
    states.log.add(packed, 0);
    levels.next.push(judge.ofInitial(plain, 0));
    graph?.addState(judge.good);
    if (judge.violation !== null) findings.discovery ??= { violation: judge.violation, state: states.log.size - 1, targetLow: plain[LOW] };
  }

  /** Expands the next state. Returns false for a pause. May throw `Unfinished`; then it must be called again. */
  expand(isDue: () => boolean): boolean {
    const { levels, audits, graph, states } = this.#parts;
    if (!this.#isListed && !this.#list(isDue)) return false;
    if (!this.#judgeKnown(isDue) || !this.#takeNew(isDue)) return false;
    if (audits.isAudited(levels.expanded)) {
      const row = this.#row();
      states.addLanes(row);
      if (!audits.end(levels.expanded, row, 0, isDue)) return false;
    }
    graph?.closeState();
    this.#isListed = false;
    return true;
  }

  #list(isDue: () => boolean): boolean {
    const { levels, successors, audits, graph, judge } = this.#parts;
    if (!successors.list(levels.expanded, isDue)) return false;
    const { count } = successors.listing;
    audits.begin(levels.expanded);
    if (audits.isAudited(levels.expanded)) audits.note(successors.lows(), count);
    if (graph !== null) for (let i = 0; i < count; i++) if (successors.numbers[i] >= 0) graph.addEdge(successors.numbers[i]);
    this.#aspect = levels.current.data[levels.place];
    this.#plain.length = 0;
    this.#isListed = true;
    this.#judgedAt = judge.watchesSteps ? 0 : count;
    this.#takenAt = 0;
    return true;
  }

  /** Judges the transitions to states that are known. Returns false for a pause. */
  #judgeKnown(isDue: () => boolean): boolean {
    const { levels, successors, judge } = this.#parts;
    const { count, outcomes } = successors.listing;
    while (this.#judgedAt < count) {
      const i = this.#judgedAt;
      const target = successors.numbers[i];
      const isJudged = target < 0 || target === levels.expanded || judge.settled(outcomes[i], this.#aspect);
      if (!isJudged) this.#judge(i, -1);
      this.#judgedAt++;
      if (!isJudged && isDue()) return false;
    }
    return true;
  }

  /** Takes the successors that were not in the log. Returns false for a pause, and once there are too many states. */
  #takeNew(isDue: () => boolean): boolean {
    const { successors } = this.#parts;
    const { count } = successors.listing;
    while (this.#takenAt < count) {
      if (successors.numbers[this.#takenAt] >= 0) {
        this.#takenAt++;
        continue;
      }
      this.#take(this.#takenAt);
      if (this.isFull) return false;
      this.#takenAt++;
      if (isDue()) return false;
    }
    return true;
  }

  #take(i: number): void {
    const { states, successors, judge, graph, levels, mostStates } = this.#parts;
    const { log } = states;
    const { rows } = successors.listing;
    const at = states.at(i);
    if (this.#taken === NOT_TAKEN) {
      this.isFull = log.size >= mostStates && log.find(rows, at) < 0;
      if (this.isFull) return;
      this.#taken = log.add(rows, at);
      graph?.addEdge(this.#taken >= 0 ? this.#taken : log.size - 1);
    }
    const isNew = this.#taken < 0;
    if (isNew || judge.watchesSteps) {
      const aspect = this.#judge(i, isNew ? log.size - 1 : -1);
      if (isNew) {
        levels.next.push(aspect);
        graph?.addState(judge.good);
      }
    }
    this.#taken = NOT_TAKEN;
  }

  /** Judges the transition to successor `i`, and the state there if `target` is the number of a new one. Returns its aspect. */
  #judge(i: number, target: number): number {
    const { judge, successors, findings, states, levels } = this.#parts;
    const { outcomes, rows } = successors.listing;
    const known = judge.known(outcomes[i], this.#aspect, target >= 0);
    if (known >= 0) return known;
    const aspect = this.#judgeRow(outcomes[i], i, target >= 0);
    if (judge.violation === null || findings.discovery !== null) return aspect;
    const state = judge.violation.by === 'step' ? levels.expanded : target;
    findings.discovery = { violation: judge.violation, state, targetLow: states.low(rows, states.at(i)) };
    return aspect;
  }

  #judgeRow(outcome: number, i: number, isNew: boolean): number {
    const { judge, outcomes, findings, space, system, states, successors, levels } = this.#parts;
    const row = this.#row();
    row[SEEN] = this.#aspect;
    try {
      const aspect = judge.after(outcome, outcomes, true, isNew, row, 0);
      this.#aspect = row[SEEN];
      return aspect;
    } catch (error) {
      throw findings.placed(error, () => snapshotAfter(space, outcomes, outcome, system.bag, row, 0), {
        state: levels.expanded,
        targetLow: states.low(successors.listing.rows, states.at(i)),
      });
    }
  }

  /** The plain row of the current state. */
  #row(): Int32Array {
    const { states, levels } = this.#parts;
    if (this.#plain.length > 0) return this.#plain.data;
    const row = states.plain(states.log.rows, states.at(levels.expanded), this.#plain);
    this.#plain.length = 1;
    return row;
  }
}
