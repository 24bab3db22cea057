/** How much of a move is worth remembering, judged by how often what is remembered was met again. */
import type { Usage } from './leaves.ts';

/** Remembering a case costs about as much as running it ten times: fewer states per case are not worth it. */
const STATES_PER_CASE = 4;
/** Fewer cases say nothing yet. */
const FEWEST_CASES = 1024;

/**
 * How many looks a case of a move may take and still be remembered; infinitely many as long as nothing speaks against it.
 * `firstLooks`: states in which the move took its first look, and how many values it met there; it is left out where that
 * is not known.
 */
export function horizonAfter({ cases, visits }: Usage, firstLooks?: { readonly states: number; readonly values: number }): number {
  if (firstLooks !== undefined && isNotWorth(firstLooks.values, firstLooks.states)) return 0;
  let horizon = Number.POSITIVE_INFINITY;
  let [casesBeyond, visitsBeyond] = [0, 0];
  // Of cases that take one look, agendas know how often they were met.
  for (let looks = cases.length - 1; looks > 1; looks--) {
    casesBeyond += cases[looks] ?? 0;
    visitsBeyond += visits[looks] ?? 0;
    if (isNotWorth(casesBeyond, visitsBeyond)) horizon = looks - 1;
  }
  return horizon;
}

function isNotWorth(cases: number, states: number): boolean {
  return cases >= FEWEST_CASES && states < cases * STATES_PER_CASE;
}
