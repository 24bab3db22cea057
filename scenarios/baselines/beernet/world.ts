/** Worlds of Beernet's ring. */
import type { Beernet } from '../../../impl/baselines/beernet/protocol.ts';
import { perfectMember } from '../../../impl/baselines/beernet/state.ts';
import { beernet } from '../../../impl/baselines/beernet/step.ts';
import { watchedBy } from '../../../impl/baselines/beernet/watching.ts';
import type { Scenario } from '../../../model-check/scenario.ts';
import { type BaselineRing, baselineRing } from '../ring-baseline.ts';

const KEYS = 16;

export function beernetRing(parts: BaselineRing<Beernet>): Scenario {
  return baselineRing({ protocol: beernet, configOf: (contact) => ({ keys: KEYS, contact }), perfectMember, watchedBy }, parts);
}
