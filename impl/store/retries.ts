/** When a question that nobody has answered is asked again. */
import type { Config } from './state.ts';

/** The longest pause, in units of `retryMs`. So a place that comes back after long is asked soon. */
const LONGEST_PAUSE = 8;

/** More outranked ballots than these make no pause longer. The longest is 64 times the patience. */
export const MOST_OUTRANKED = 7;

/** How often the time must run out until the next ballot. `outranked`: how many were outranked until now. */
export function pauseAfter({ pausesDouble = false }: Config, outranked = 1): number {
  return pausesDouble ? 2 ** (outranked - 1) : 1;
}

/** `retries`: how often the time to answer had run out before it did so now. */
export function isDue({ pausesDouble = false }: Config, retries: number): boolean {
  if (!pausesDouble) return true;
  return retries > 0 && (retries % LONGEST_PAUSE === 0 || Number.isInteger(Math.log2(retries)));
}
