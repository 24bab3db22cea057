/** The renamings of symmetric parts: all ways in which they can change places within their groups. */
import { ModelError } from './model-error.ts';

/** A new name for each name that changes. */
export type NewNames<N> = ReadonlyMap<N, N>;

/** A group of renamings, and how they are composed. */
export interface RenamingGroup<N> {
  /** The exchanges of neighbours. Every other renaming is a composition of them. */
  readonly generators: readonly NewNames<N>[];
  /** All renamings, the identity first. Each of the others is a generator applied after an earlier element. */
  readonly elements: readonly NewNames<N>[];
  /** `products[e][g]`: the number of the element that is generator `g` applied after element `e`. */
  readonly products: readonly (readonly number[])[];
}

/**
 * The identity included. Each state is examined once per renaming, and that must cost less than it saves. So at most six
 * parts may be symmetric in one group, or twice four.
 */
const MOST_RENAMINGS = 720;

/** All renamings within the groups of `symmetric`. Throws `ModelError` when a group has fewer than two members, or a member is listed twice. */
export function renamingsWithin<N extends string | number>(symmetric: readonly (readonly N[])[]): RenamingGroup<N> {
  refuseBadGroups(symmetric);
  const generators = symmetric.flatMap((group) => group.slice(1).map((name, i) => new Map([pair(group[i], name), pair(name, group[i])])));
  const elements: NewNames<N>[] = [new Map()];
  const products: number[][] = [];
  const numbers = new Map([['', 0]]);
  for (let at = 0; at < elements.length; at++) {
    products.push(
      generators.map((generator) => {
        const product = after(generator, elements[at], symmetric.flat());
        const text = [...product].join(' ');
        const known = numbers.get(text) ?? elements.push(product) - 1;
        numbers.set(text, known);
        return known;
      }),
    );
  }
  return { generators, elements, products };
}

function pair<N>(from: N, to: N): readonly [N, N] {
  return [from, to];
}

/** `second` applied after `first`; holds only the names that change. */
function after<N>(second: NewNames<N>, first: NewNames<N>, names: readonly N[]): NewNames<N> {
  const renamed = (name: N) => {
    const once = first.get(name) ?? name;
    return second.get(once) ?? once;
  };
  return new Map(names.flatMap((name) => (renamed(name) === name ? [] : [pair(name, renamed(name))])));
}

/** Throws `ModelError` unless each group has at least two members, no member is listed twice, and there are at most 720 renamings. */
export function refuseBadGroups<N>(symmetric: readonly (readonly N[])[]): void {
  symmetric.forEach((group, i) => {
    const found = group.length === 0 ? 'an empty group' : `${String(group[0])} alone`;
    if (group.length < 2)
      throw new ModelError(
        `symmetric[${i}]: got ${found}, expected at least two that can change places; add the others, or leave the group out`,
      );
  });
  const names = symmetric.flat();
  const twice = names.find((name, i) => names.indexOf(name) < i);
  if (twice !== undefined) throw new ModelError(`symmetric: ${String(twice)} is listed twice; list each once, in one group`);
  const count = symmetric.reduce((product, { length }) => product * factorial(length), 1);
  if (count > MOST_RENAMINGS)
    throw new ModelError(
      `symmetric: got parts that can change places in ${count} ways, expected at most ${MOST_RENAMINGS}; list fewer of them`,
    );
}

/** Writes a renaming as its cycles. */
export function inCycles<N>(names: NewNames<N>): string {
  const told = new Set<N>();
  const cycles: string[] = [];
  for (const start of names.keys()) {
    const cycle: N[] = [];
    for (let name = start; !told.has(name); name = names.get(name) ?? name) {
      told.add(name);
      cycle.push(name);
    }
    if (cycle.length === 2) cycles.push(cycle.join(' ↔ '));
    else if (cycle.length > 2) cycles.push([...cycle, start].join(' → '));
  }
  return cycles.join(', ');
}

function factorial(n: number): number {
  return n < 2 ? 1 : n * factorial(n - 1);
}
