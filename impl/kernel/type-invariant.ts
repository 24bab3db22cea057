/**
 * Type invariants. Each is a list of clauses about the state of one node, which hold whatever the node has heard. They are
 * cheaper than properties, and are judged in every scenario.
 */
import type { Clause, NodeId } from './protocol.ts';

/** `field`, which is `got`, is as `expected`. */
export function clause(field: string, got: unknown, expected: string, holds: boolean): Clause {
  return { field, got, expected, holds };
}

/** The clauses about each entry of a list, at its path. */
export function each<T>(field: string, list: readonly T[], clauses: (entry: T, at: string) => readonly Clause[]): readonly Clause[] {
  return list.flatMap((entry, i) => clauses(entry, `${field}[${i}]`));
}

/** `field` is a whole number from `least` to `most`. Without `most` the limit is 2⁵³ − 1. */
export function wholeNumber(field: string, got: number, least: number, most: number = Number.MAX_SAFE_INTEGER): Clause {
  const range = most === Number.MAX_SAFE_INTEGER ? `at least ${least}` : `${least} … ${most}`;
  return clause(field, got, `a whole number, ${range}`, Number.isSafeInteger(got) && got >= least && got <= most);
}

/** `field` counts something. */
export function count(field: string, got: number): Clause {
  return wholeNumber(field, got, 0);
}

/** `field` is a place on a circle of `size` identifiers. */
export function place(field: string, got: number, size: number): Clause {
  return wholeNumber(field, got, 0, size - 1);
}

/** `field` ascends, without duplicates. */
export function ascends(field: string, got: readonly number[]): Clause {
  return clause(field, got, 'ascending, each once', areAscending(got));
}

/** `field` is a set of nodes other than `self`: ascending, without duplicates. */
export function otherNodes(field: string, got: readonly NodeId[], self: NodeId): Clause {
  return clause(field, got, `nodes other than ${self}, ascending, each once`, areAscending(got) && !got.includes(self));
}

/** `field` lists nodes other than `self`, each once, in whatever order. */
export function otherNodesInOrder(field: string, got: readonly NodeId[], self: NodeId): Clause {
  return clause(field, got, `nodes other than ${self}, each once`, areDistinct(got) && !got.includes(self));
}

/** `field` lists none of the suspected nodes. */
export function unsuspected(field: string, got: readonly NodeId[], suspected: readonly NodeId[]): Clause {
  return clause(field, got, `none of the suspected nodes ${suspected.join(', ')}`, !got.some((node) => suspected.includes(node)));
}

/** `field` has at most `most` entries. */
export function atMost(field: string, got: readonly unknown[], most: number): Clause {
  return clause(field, got, `${most} entries at most`, got.length <= most);
}

/** Whether each number is greater than the previous one. */
export function areAscending(numbers: readonly number[]): boolean {
  return numbers.every((number, i) => i === 0 || numbers[i - 1] < number);
}

/** Whether no number is in the list twice. */
export function areDistinct(numbers: readonly number[]): boolean {
  return new Set(numbers).size === numbers.length;
}
