/** Summaries of many numbers. */
import { bagOf } from '../../impl/kernel/sorted-set.ts';

export interface Summary {
  readonly min: number;
  readonly median: number;
  readonly mean: number;
  readonly max: number;
}

/** Zeros for no numbers. */
export function summaryOf(numbers: readonly number[]): Summary {
  if (numbers.length === 0) return { min: 0, median: 0, mean: 0, max: 0 };
  const sorted = bagOf(numbers);
  return { min: sorted[0], median: sorted[sorted.length >> 1], mean: mean(numbers), max: sorted[sorted.length - 1] };
}

/** 0 for no numbers. */
export function mean(numbers: readonly number[]): number {
  return numbers.length === 0 ? 0 : numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
}
