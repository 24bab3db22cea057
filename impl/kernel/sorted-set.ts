/** Sets of numbers in states: ascending lists without duplicates, so that equal sets are equal values. */

/** The set of these numbers. */
export function ascending(numbers: readonly number[]): readonly number[] {
  return [...new Set(numbers)].sort((a, b) => a - b);
}

/** The set with `number` added; the same list if it was in there already. */
export function withNumber(set: readonly number[], number: number): readonly number[] {
  return set.includes(number) ? set : [...set, number].sort((a, b) => a - b);
}

/** The set without `number`; the same list if it was not in there. */
export function withoutNumber(set: readonly number[], number: number): readonly number[] {
  return set.includes(number) ? set.filter((each) => each !== number) : set;
}
