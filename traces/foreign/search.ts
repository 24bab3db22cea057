/**
 * Looks for a run of a spec that explains a trace. It goes depth first through pairs of a frontier and a state, and remembers
 * each pair exactly, so none is left out for a hash. Where nothing else is left to try, what was tried before is forgotten: a
 * trace that leaves no choice is followed in constant memory.
 */
import type { Frontier, Frontiers } from './frontier.ts';
import type { Mapping } from './mapping.ts';
import { asked, type Observation } from './observation.ts';
import type { Renamings } from './renamings.ts';
import { type Attempt, type State, Steps } from './steps.ts';

/** The bounds of a search. */
export interface SearchBounds {
  /** The most pairs of a frontier and a state that are looked at. */
  readonly states: number;
  /** The most characters of remembered states. */
  readonly characters: number;
}

/** A pair of the search, and the way to it. */
export interface Point {
  readonly frontier: Frontier;
  readonly state: State;
  /** The hidden actions since the last event. */
  readonly hidden: number;
  /** The events that are explained. */
  readonly explained: number;
  /** Null: the beginning. */
  readonly way: Way | null;
}

/** The last step of a way, and the way before it. */
export interface Way {
  readonly step: ExplainedStep;
  readonly before: Way | null;
}

export interface ExplainedStep {
  /** Null: no step was taken, or the event is about the beginning. */
  readonly action: string | null;
  readonly param: unknown;
  /** Null: a hidden action. */
  readonly observation: Observation | null;
}

export interface Found {
  /** The end of an explanation of the whole trace; null: none was found. */
  readonly end: Point | null;
  /** Whether the run may end there. */
  readonly mayEnd: boolean;
  /** The bound that stopped the search; null: none did. */
  readonly stopped: 'states' | 'memory' | null;
  /** Whether more hidden actions between two events would have led to other states. */
  readonly isCutShort: boolean;
  /** The points that explain most events, a few of them. */
  readonly furthest: readonly Point[];
  /** The number of those points. */
  readonly furthestCount: number;
  readonly states: number;
  /** Whether some point had several ways to go on. */
  readonly hadChoices: boolean;
}

const MOST_FURTHEST = 5;
const MOST_HIDDEN = 8;

export class Search {
  readonly steps: Steps;
  readonly #frontiers: Frontiers;
  readonly #mapping: Mapping<unknown>;
  readonly #renamings: Renamings | null;
  readonly #bounds: SearchBounds;
  /** By frontier and state, the fewest hidden actions since the last event. */
  readonly #seen = new Map<string, number>();
  #isCutShort = false;
  #characters = 0;
  #states = 0;
  #hadChoices = false;
  #furthest: Point[] = [];
  #furthestCount = 0;
  #ending: Point | null = null;

  constructor(frontiers: Frontiers, mapping: Mapping<unknown>, renamings: Renamings | null, bounds: SearchBounds) {
    this.#frontiers = frontiers;
    this.#mapping = mapping;
    this.#renamings = renamings;
    this.#bounds = bounds;
    this.steps = new Steps(mapping.spec);
  }

  /** Throws `ModelError` for a fault of the spec, and `BadTrace` for one of the mapping. */
  run(): Found {
    const frontier = this.#frontiers.start;
    // The last one is tried first.
    const open = this.steps.initial.toReversed().map((state): Point => ({ frontier, state, hidden: 0, explained: 0, way: null }));
    this.#hadChoices = open.length > 1;
    for (let point = open.pop(); point !== undefined; point = open.pop()) {
      // No other way is left that could lead to the states that were tried.
      if (open.length === 0 && point.hidden === 0) this.#forget();
      if (!this.#enter(point)) continue;
      const stopped = this.#spent();
      if (stopped !== null) return this.#found(stopped);
      this.#reach(point);
      if (this.#frontiers.isEnd(point.frontier)) {
        this.#ending ??= point;
        if (this.#mayEnd(point)) {
          this.#ending = point;
          return this.#found(null);
        }
      }
      const next = this.#pointsAfter(point);
      if (next.length > 1) this.#hadChoices = true;
      open.push(...next.reverse());
    }
    return this.#found(null);
  }

  /** The events that may come next. */
  readyAt({ frontier }: Point): readonly Observation[] {
    return this.#frontiers.ready(frontier).map(([, observation]) => observation);
  }

  /** The ways in which the event may have happened in this state, where their guards hold and where not. */
  *attemptsFor(state: State, { actions, params, allows, record }: Observation): Generator<Attempt> {
    for (const action of actions ?? this.steps.actions) {
      for (const attempt of this.steps.attempts(action, state, params)) {
        if (params !== null || asked(record, () => allows(attempt.param, state.value))) yield attempt;
      }
    }
  }

  /** The points after the next event, then those after a hidden action. */
  #pointsAfter(point: Point): Point[] {
    const points: Point[] = [];
    const ready = this.#frontiers.ready(point.frontier);
    for (const [host, observation] of ready) {
      const frontier = this.#frontiers.after(point.frontier, host);
      for (const [state, action, param] of this.#explanations(point.state, observation)) {
        const way = { step: { action, param, observation }, before: point.way };
        points.push({ frontier, state, hidden: 0, explained: point.explained + 1, way });
      }
    }
    const { hidden = [], mostHidden = MOST_HIDDEN } = this.#mapping;
    if (ready.some(([, { isInitial }]) => isInitial)) return points;
    for (const action of hidden) {
      for (const attempt of this.steps.attempts(action, point.state, null)) {
        const state = attempt.isEnabled ? this.steps.after(attempt, point.state) : point.state;
        if (state.text === point.state.text || this.steps.broken(point.state, state) !== null) continue;
        const way = { step: { action, param: attempt.param, observation: null }, before: point.way };
        const after = { ...point, state, hidden: point.hidden + 1, way };
        if (after.hidden <= mostHidden) points.push(after);
        else if (!this.#seen.has(this.#keyOf(after))) this.#isCutShort = true;
      }
    }
    return points;
  }

  *#explanations(before: State, observation: Observation): Generator<readonly [after: State, action: string | null, param: unknown]> {
    const { record, isInitial, mayStutter } = observation;
    const agrees = (after: State, param: unknown) => asked(record, () => observation.differs(after.value, before.value, param)) === null;
    if (!isInitial) {
      for (const attempt of this.attemptsFor(before, observation)) {
        if (!attempt.isEnabled) continue;
        const after = this.steps.after(attempt, before);
        if (agrees(after, attempt.param) && this.steps.broken(before, after) === null) yield [after, attempt.action, attempt.param];
      }
    }
    if ((isInitial || mayStutter) && agrees(before, undefined)) yield [before, null, undefined];
  }

  #mayEnd({ state }: Point): boolean {
    return this.#mapping.mayEnd?.(state.value) ?? true;
  }

  #forget(): void {
    if (this.#seen.size === 0) return;
    this.#seen.clear();
    this.#characters = 0;
  }

  #keyOf({ frontier, state, explained }: Point): string {
    return `${frontier.join()} ${this.#renamings === null ? state.text : this.#renamings.leastOf(state, explained)}`;
  }

  /** Whether the point is new, or reached with fewer hidden actions than before. */
  #enter(point: Point): boolean {
    const key = this.#keyOf(point);
    const before = this.#seen.get(key);
    if (before !== undefined && before <= point.hidden) return false;
    this.#seen.set(key, point.hidden);
    if (before === undefined) this.#characters += key.length;
    this.#states += 1;
    return true;
  }

  #spent(): Found['stopped'] {
    if (this.#states > this.#bounds.states) return 'states';
    return this.#characters > this.#bounds.characters ? 'memory' : null;
  }

  #reach(point: Point): void {
    const most = this.#furthest[0]?.explained ?? -1;
    if (point.explained < most) return;
    if (point.explained > most) [this.#furthest, this.#furthestCount] = [[], 0];
    this.#furthestCount += 1;
    if (this.#furthest.length < MOST_FURTHEST) this.#furthest.push(point);
  }

  #found(stopped: Found['stopped']): Found {
    return {
      end: this.#ending,
      mayEnd: this.#ending !== null && this.#mayEnd(this.#ending),
      stopped,
      isCutShort: this.#isCutShort,
      furthest: this.#furthest,
      furthestCount: this.#furthestCount,
      states: this.#states,
      hadChoices: this.#hadChoices,
    };
  }
}

/** The steps of a way, in order. */
export function stepsOf(way: Way | null): readonly ExplainedStep[] {
  const steps: ExplainedStep[] = [];
  for (let at = way; at !== null; at = at.before) steps.push(at.step);
  return steps.reverse();
}
