/** The common setting of all experiments with merges. Time is in units: the mean delay of a message. */
import { type Delay, delayInWords } from '../../model-check/simulator/delay.ts';
import type { SimulatedNetwork } from '../../model-check/simulator/links.ts';
import { whole } from '../drawing/numbers.ts';

export const MERGE_KEYS = 2 ** 24;
export const UNIT_MS = 1000;
export const SUCCESSORS = 8;

const DELAY: Delay = { type: 'uniform', fromMs: 0.5 * UNIT_MS, toMs: 1.5 * UNIT_MS };

export const MERGE_NETWORK: SimulatedNetwork = { delay: DELAY, order: 'none' };

export interface MergeSetting {
  readonly fanout: number;
  /** Whether nodes have log₂ N fingers, of their ring before the merge, for lookups and gossip. */
  readonly fingers: boolean;
  /** The time after which a node refreshes, and detects again; left out: never. */
  readonly repeatAfterMs?: number;
}

export function mergeSettingInWords(): string {
  return `The reducers are those that are checked: \`impl/ring-merge\` on \`impl/relaxed-ring\`. Identifiers are drawn at random from
${whole(MERGE_KEYS)}; ${delayInWords(DELAY)}, and messages overtake each other. Times are in units of ${whole(UNIT_MS)} ms, the mean delay. γ, from one
detection in a queue to the next, is one unit. Lists of successors have a length of ${SUCCESSORS}. Each node has the log₂ N fingers of its own ring
from before the merge, which are never renewed. No node refreshes, or detects again, unless the text says so.`;
}
