/** The report on another program's trace, as `replay --with --json` writes it. Its JSON Schema is generated from these types. */
import type { Change } from '../format/line.ts';

/**
 * - `conforms`: some run of the spec explains every event, nothing is missing, and the run may end there.
 * - `diverged`: no run of the spec does; all were tried.
 * - `inconclusive`: neither is known; `reasons` says why.
 */
export type ConformanceVerdict = 'conforms' | 'diverged' | 'inconclusive';

/** The reason why the verdict is not certain. */
export interface Reason {
  /**
   * `gap`: events are missing. `torn`: the file stops within an event. `budget`: the search has looked at all states that it may.
   * `hidden`: with more hidden actions between two events, there may be an explanation. `memory`: it remembers all that it may. `unfinished`: the run cannot be over. `model`: no model was given.
   */
  readonly kind: 'gap' | 'torn' | 'budget' | 'hidden' | 'memory' | 'unfinished' | 'model';
  readonly says: string;
  readonly file?: string;
  /** @TJS-type integer */
  readonly line?: number;
}

/** Why a step that the event may be was not possible. */
export interface Refusal {
  readonly action: string;
  readonly param?: unknown;
  /** `guard`: it is false. `variables`: the state after it is another one. `property`: the state after it breaks one. */
  readonly kind: 'guard' | 'variables' | 'property';
  readonly says: string;
  /** Of a guard: the values that it looked at, by their path in the state. */
  readonly operands?: { readonly [path: string]: unknown };
  /** Of variables: what the spec says (`before`) and what is recorded (`after`). */
  readonly diff?: readonly Change[];
}

/** The event that no run explains. */
export interface Unexplained {
  readonly file: string;
  /** @TJS-type integer */
  readonly line: number;
  readonly process?: string;
  readonly event: unknown;
  /** The refusals in one of the furthest states. */
  readonly refusals: readonly Refusal[];
}

export interface ConformanceReport {
  readonly verdict: ConformanceVerdict;
  /** Absent: no model was given. */
  readonly spec?: string;
  readonly format: 'itf' | 'shiviz' | 'updates' | 'lines';
  readonly files: readonly string[];
  readonly events: {
    /** @TJS-type integer */
    readonly inFiles: number;
    /** @TJS-type integer */
    readonly explained: number;
    /**
     * Lines without an event.
     * @TJS-type integer
     */
    readonly ignored: number;
    /**
     * Processes.
     * @TJS-type integer
     */
    readonly processes: number;
  };
  /** Of the longest explanation: the number of steps of each action. */
  readonly byAction: { readonly [action: string]: number };
  /** Actions of the spec that do not occur in it. */
  readonly neverSeen: readonly string[];
  readonly search: {
    /** @TJS-type integer */
    readonly states: number;
    /** Whether several runs were possible, so that the longest explanation need not be the one that happened. */
    readonly hadChoices: boolean;
    /**
     * The states in which the longest explanations end.
     * @TJS-type integer
     */
    readonly furthest: number;
  };
  readonly reasons: readonly Reason[];
  /** The events after the longest explanation that may come next, where none does. */
  readonly unexplained: readonly Unexplained[];
  /** The actions that were possible instead, with their parameters; at most 20. */
  readonly enabled: readonly string[];
  /** The state at the end of the longest explanation. */
  readonly state?: unknown;
}
