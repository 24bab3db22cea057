/** The result of checking one scenario: the wire form of `check --json`, from which its JSON Schema is generated. */

/** `inconclusive`: a bound was hit before the search had an answer. */
export type Verdict = 'holds' | 'violates' | 'inconclusive';

/** One transition of a counterexample, in words and as data. */
export interface CounterexampleStep {
  /** The action or event, by its name: what `fired` counts. */
  readonly action: string;
  /** One sentence: who did what. */
  readonly says: string;
  /** What changed, one line each: `node 4: successor null → 8`. */
  readonly changes: readonly string[];
  /** The transition as data: parameters of an action, or node and event of a protocol. */
  readonly label: unknown;
  /** The state after this step: of a spec, the state as its actions return it; of a protocol, the `World` that properties see. */
  readonly after: unknown;
}

export interface Counterexample {
  readonly property: string;
  /** Why the last state, or the last transition, breaks the property: one sentence. */
  readonly because: string;
  /** The state before the first step, in the same form as `after` of a step. */
  readonly initial: unknown;
  readonly steps: readonly CounterexampleStep[];
  /** The state after the last step; `initial` when there is none. */
  readonly final: unknown;
}

export interface CheckReport {
  readonly scenario: string;
  readonly teaches: string;
  readonly verdict: Verdict;
  /** The property that was violated. */
  readonly property?: string;
  /** Why the property does not hold: one sentence. */
  readonly because?: string;
  /** What the scenario says must be found; absent when it says nothing. */
  readonly expected?: unknown;
  /** Verdict, property, counts and length of the counterexample are those expected. */
  readonly asExpected: boolean;
  /** Distinct states found. With `renamings`: one of each orbit, those being states that differ only in who is who. */
  readonly distinct: number;
  /** States generated: initial states, duplicates and self-loops included. */
  readonly generated: number;
  /**
   * In how many ways the parts that the scenario takes to be alike can change places; absent where it takes none to be.
   * That they are alike was compared on every state that was expanded, under each of these ways.
   */
  readonly renamings?: number;
  /** Levels of the breadth-first search, the initial states' included. */
  readonly depth: number;
  /** CPU-bound wall time of the exploration, in seconds. */
  readonly seconds: number;
  readonly statesPerSecond: number;
  /** Memory held by visited set, frontier, trace, memo and values, about, per distinct state. */
  readonly bytesPerState: number;
  /** Peak resident memory of the process, in megabytes (10⁶ bytes). */
  readonly peakMemoryMB: number;
  /** Every reachable state within the scenario's bound was visited. */
  readonly exhausted: boolean;
  /** The chance that two distinct states shared a fingerprint, so that one was missed: about n²/2⁶⁵, times `renamings`. */
  readonly collisionProbability: number;
  /** The share of transitions that were looked up, not computed. */
  readonly memoHitRate: number;
  /** What the verdict does not say: that no property was judged, that an action never fired. One clause each; absent when there is none. */
  readonly caveats?: readonly string[];
  /** How often each action or event fired. An action that never fired is listed with 0. */
  readonly fired: { readonly [action: string]: number };
  /** What makes this check slow, and what to do about it: one sentence each; absent where nothing does. */
  readonly hints?: readonly string[];
  /** Why the verdict is inconclusive, and what was covered: one sentence. */
  readonly inconclusive?: string;
  readonly counterexample?: Counterexample;
}

/** What `check --json` writes: one report per scenario, in the order in which they were checked. */
export type CheckReports = readonly CheckReport[];
