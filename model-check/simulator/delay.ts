/** Models of how long messages are under way. */

import { unreachable } from '../../impl/kernel/invariant.ts';
import type { RandomStream } from '../chance/random.ts';

export type Delay =
  | { readonly type: 'constant'; readonly ms: number }
  | { readonly type: 'uniform'; readonly fromMs: number; readonly toMs: number }
  /** Memoryless, from `leastMs` upwards without a longest delay. */
  | { readonly type: 'exponential'; readonly meanMs: number; readonly leastMs: number };

/** Draws one delay in milliseconds, not rounded. */
export function drawDelay(delay: Delay, random: RandomStream): number {
  switch (delay.type) {
    case 'constant':
      return delay.ms;
    case 'uniform':
      return delay.fromMs + fraction(random) * (delay.toMs - delay.fromMs);
    case 'exponential':
      return delay.leastMs - Math.log(1 - fraction(random)) * (delay.meanMs - delay.leastMs);
    default:
      return unreachable(delay);
  }
}

/** Describes the model in words, for tables. */
export function delayInWords(delay: Delay): string {
  switch (delay.type) {
    case 'constant':
      return `each message takes ${delay.ms} ms`;
    case 'uniform':
      return `delays are uniform between ${delay.fromMs} and ${delay.toMs} ms`;
    case 'exponential':
      return `delays are exponential with a mean of ${delay.meanMs} ms, ${delay.leastMs} ms at least`;
    default:
      return unreachable(delay);
  }
}

/** 0 ≤ result < 1. */
function fraction(random: RandomStream): number {
  return (random() >>> 0) / 2 ** 32;
}
