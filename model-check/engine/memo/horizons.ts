/** Judges how much of a move is worth remembering by how often its remembered cases were met again. */
import type { Usage } from './leaves.ts';

/** Remembering a case costs about as much as running it ten times. With fewer states per case than this, it does not pay. */
const STATES_PER_CASE = 4;
/** The fewest cases from which anything can be concluded. */
const FEWEST_CASES = 1024;

/**
 * The most looks of a case that is worth remembering; Infinity as long as nothing speaks against it. `firstLooks`: the
 * number of states in which the move took its first look, and of values that it met there; left out if not known.
 */
export function horizonAfter({ cases, visits }: Usage, firstLooks?: { readonly states: number; readonly values: number }): number {
  if (firstLooks !== undefined && isNotWorth(firstLooks.values, firstLooks.states)) return 0;
  let horizon = Number.POSITIVE_INFINITY;
  let [casesBeyond, visitsBeyond] = [0, 0];
  // Agendas count how often cases with one look were met.
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
