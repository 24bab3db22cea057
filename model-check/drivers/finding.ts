import type { Counterexample, Verdict } from '../report/report.ts';

/** The result of a search, not yet compared with the expected one. */
export interface Finding {
  readonly verdict: Verdict;
  readonly property?: string;
  readonly because?: string;
  readonly counterexample?: Counterexample;
  readonly inconclusive?: string;
}
