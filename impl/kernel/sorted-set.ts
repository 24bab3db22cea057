/** Numbers in one order, so that equal sets, and equal bags, are equal values. */

/** The set of these numbers: ascending, each once. */
export function ascending(numbers: Iterable<number>): readonly number[] {
  return bagOf(new Set(numbers));
}

/** The bag of these numbers: ascending, each as often as it is given. */
export function bagOf(numbers: Iterable<number>): readonly number[] {
  return [...numbers].sort((a, b) => a - b);
}

/** The set with `number` added; the same list if it was in there already. */
export function withNumber(set: readonly number[], number: number): readonly number[] {
  if (set.includes(number)) return set;
  const index = set.findIndex((each) => each > number);
  return set.toSpliced(index === -1 ? set.length : index, 0, number);
}

/** The set without `number`; the same list if it was not in there. */
export function withoutNumber(set: readonly number[], number: number): readonly number[] {
  return set.includes(number) ? set.filter((each) => each !== number) : set;
}
