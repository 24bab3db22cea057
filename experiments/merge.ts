/** The experiments with rings that merge: a table of contents. */
import { healing } from './figures/healing.ts';
import { mergeTimes } from './figures/merge-times.ts';
import type { Section } from './section.ts';
import type { Sizes } from './sizes.ts';

/** Each size has as many as it takes; where one seed is said, it is the first. */
export function mergeSeedsInWords({ seeds: [first], merges }: Sizes): string {
  const most = Math.max(...merges.map(({ seeds }) => seeds));
  return `${first} and its multiples, up to ${most} of them, as many as the table says`;
}

export function mergeExperiments(sizes: Sizes): readonly Section[] {
  return [mergeTimes(sizes), healing(sizes)];
}
