/** The bounds of the judges, where nobody names others. */
import type { Bounds } from '../../spec/linearisability/judgement.ts';

export type { Bounds };

/** About a minute, and 512 MiB. */
export const DEFAULT_BOUNDS: Bounds = { steps: 50_000_000, bytes: 2 ** 29 };
