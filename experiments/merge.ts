/** The table of contents of the experiments with rings that merge. */
import { healing } from './figures/healing.ts';
import { mergeTimes } from './figures/merge-times.ts';
import type { Section } from './section.ts';
import type { Sizes } from './sizes.ts';

/** Each size has its own number of seeds. A row that mentions one seed uses the first. */
export function mergeSeedsInWords({ seeds: [first], merges }: Sizes): string {
  const most = Math.max(...merges.map(({ seeds }) => seeds));
  return `${first} and its multiples, up to ${most} of them, as many as the table says`;
}

export function mergeExperiments(sizes: Sizes): readonly Section[] {
  return [mergeTimes(sizes), healing(sizes)];
}
