/** Worlds of the published ring. */
import type { PublishedRing } from '../../../impl/baselines/relaxed-ring-published/protocol.ts';
import { type Config, perfectMember } from '../../../impl/baselines/relaxed-ring-published/state.ts';
import { publishedRelaxedRing } from '../../../impl/baselines/relaxed-ring-published/step.ts';
import { watchedBy } from '../../../impl/baselines/relaxed-ring-published/watching.ts';
import type { Scenario } from '../../../model-check/scenario.ts';
import { type BaselineRing, baselineRing } from '../ring-baseline.ts';

export const KEYS = 16;

interface Published extends BaselineRing<PublishedRing> {
  readonly settings?: Partial<Config>;
}

export function published({ settings, ...parts }: Published): Scenario {
  const configOf = (contact: number): Config => ({ keys: KEYS, contact, ...settings });
  return baselineRing({ protocol: publishedRelaxedRing, configOf, perfectMember, watchedBy }, parts);
}
