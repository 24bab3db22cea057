/** The experiments with rings that merge: a table of contents. */
import { healing } from './figures/healing.ts';
import { mergeTimes } from './figures/merge-times.ts';
import type { Section } from './section.ts';
import type { Sizes } from './sizes.ts';

export function mergeExperiments(sizes: Sizes): readonly Section[] {
  return [mergeTimes(sizes), healing(sizes)];
}
