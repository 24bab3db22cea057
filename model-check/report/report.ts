/** The result of checking one scenario. This is the wire form of `check --json`, from which its JSON Schema is generated. */

/** `inconclusive`: a bound was hit before the search had an answer. */
export type Verdict = 'holds' | 'violates' | 'inconclusive';

/** One transition of a counterexample, in words and as data. */
export interface CounterexampleStep {
  /** The name of the action or event, under which `fired` counts it. */
  readonly action: string;
  /** The step in one sentence: the actor and what it did. */
  readonly says: string;
  /** The changes, one line each: `node 4: successor null → 8`. */
  readonly changes: readonly string[];
  /** The transition as data: parameters of an action, or node and event of a protocol. */
  readonly label: unknown;
  /** The state after this step: the spec's own state, or the `World` that properties of a protocol see. */
  readonly after: unknown;
}

export interface Counterexample {
  readonly property: string;
  /** Why the last state, or the last transition, breaks the property: one sentence. */
  readonly because: string;
  /** The state before the first step, in the same form as `after` of a step. */
  readonly initial: unknown;
  readonly steps: readonly CounterexampleStep[];
  /**
   * The number of steps before those that repeat for ever, in a counterexample to a liveness property. The last step leads
   * back to the state after that many steps. If no steps are left, that state stays for ever.
   */
  readonly cycleStart?: number;
  /** The state after the last step; `initial` when there is none. */
  readonly final: unknown;
  /** The state before the first step satisfies an invariant that is to be inductive, and need not be reachable. */
  readonly startsAnywhere?: true;
}

/** A claim that does not hold, beside the one that the report is about. */
export interface Violated {
  readonly property: string;
  readonly because: string;
  /** Absent where no single behaviour shows it. */
  readonly counterexample?: Counterexample;
}

export interface CheckReport {
  readonly scenario: string;
  readonly teaches: string;
  readonly verdict: Verdict;
  /** The property that was violated. */
  readonly property?: string;
  /** Why the property does not hold: one sentence. */
  readonly because?: string;
  /** The result that the scenario expects; absent when it expects none. */
  readonly expected?: unknown;
  /** Whether verdict, property, counts and length of the counterexample are as expected. */
  readonly asExpected: boolean;
  /** Distinct states found. With `renamings`, one per orbit: a set of states that differ only in the names of symmetric parts. */
  readonly distinct: number;
  /** States generated, including initial states, duplicates and self-loops. */
  readonly generated: number;
  /**
   * The number of ways in which the parts that the scenario declares symmetric can change places; absent without such parts.
   * The symmetry was verified on every expanded state, under each of these ways.
   */
  readonly renamings?: number;
  /** Levels of the breadth-first search, the initial states' included. */
  readonly depth: number;
  /** Wall time of the exploration, in seconds. */
  readonly seconds: number;
  readonly statesPerSecond: number;
  /** Approximate memory per distinct state, in bytes: visited set, frontier, trace, memo and values. */
  readonly bytesPerState: number;
  /** Peak resident memory of the process, in megabytes (10⁶ bytes). */
  readonly peakMemoryMB: number;
  /** The core that searched; both find the same. */
  readonly core: 'reference' | 'packed';
  /** The states of a check by induction; absent of any other. `distinct` then counts the states that satisfy the invariant. */
  readonly induction?: {
    /** The states that the type bound lists, those within the constraint. */
    readonly candidates: number;
    /** By conjunct of the invariant: the listed states that it alone excludes. */
    readonly excludes: { readonly [conjunct: string]: number };
  };
  /** Whether every reachable state within the scenario's bound was visited. */
  readonly exhausted: boolean;
  /** The probability that two distinct states shared a fingerprint, so that one was missed: about n²/2⁶⁵, times `renamings`; 0 of the packed core. */
  readonly collisionProbability: number;
  /** The share of transitions that were looked up, not computed. */
  readonly memoHitRate: number;
  /** Limits of the verdict: no property was judged, or an action never fired. One clause each; absent when there are none. */
  readonly caveats?: readonly string[];
  /** How often each action or event fired. An action that never fired is listed with 0. */
  readonly fired: { readonly [action: string]: number };
  /** Reasons why this check is slow, and what to do about them, in one sentence each; absent when there are none. */
  readonly hints?: readonly string[];
  /** Why the verdict is inconclusive, and what was covered, in one sentence. */
  readonly inconclusive?: string;
  readonly counterexample?: Counterexample;
  /** Further claims that are violated, in the order in which they were found; absent unless they were asked for. */
  readonly further?: readonly Violated[];
  /** Why the search for further violations ended early, in one sentence. */
  readonly furtherInconclusive?: string;
}

/** The output of `check --json`: one report per scenario, in the order of the checks. */
export type CheckReports = readonly CheckReport[];
