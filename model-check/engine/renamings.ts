/** The renamings of parts that are alike: every way in which they can change places within their groups. */
import { ModelError } from './model-error.ts';

/** A new name for each name that changes. */
export type NewNames<N> = ReadonlyMap<N, N>;

/**
 * The identity included. A state is looked at once per renaming, and what it costs to do so must stay below what it
 * saves: so six parts may be alike, or two times four.
 */
const MOST_RENAMINGS = 720;

/** All renamings within the groups of `alike`, except the identity; and some of which they are composed. */
export function renamingsWithin<N>(alike: readonly (readonly N[])[]): {
  readonly renamings: readonly NewNames<N>[];
  readonly generators: readonly NewNames<N>[];
} {
  const names = alike.flat();
  const twice = names.find((name, i) => names.indexOf(name) < i);
  if (twice !== undefined) throw new ModelError(`${twice} is listed twice among those that are alike`);
  const count = alike.reduce((product, { length }) => product * factorial(length), 1);
  if (count > MOST_RENAMINGS)
    throw new ModelError(
      `there are ${count} ways in which those that are alike can change places; at most ${MOST_RENAMINGS} can be looked at: list fewer of them`,
    );
  const all = alike.reduce<readonly NewNames<N>[]>(
    (before, group) => before.flatMap((names) => ordersOf(group).map((order) => new Map([...names, ...pairs(group, order)]))),
    [new Map()],
  );
  const neighbours = alike.flatMap((group) => group.slice(1).map((name, i): NewNames<N> => pairs([group[i], name], [name, group[i]])));
  return { renamings: all.filter(({ size }) => size > 0), generators: neighbours };
}

/** A renaming in words: its cycles. */
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

/** Only those that change. */
function pairs<N>(from: readonly N[], to: readonly N[]): NewNames<N> {
  return new Map(from.flatMap((name, i) => (name === to[i] ? [] : [[name, to[i]] as const])));
}

function ordersOf<N>(names: readonly N[]): readonly (readonly N[])[] {
  if (names.length === 0) return [[]];
  return names.flatMap((first) => ordersOf(names.filter((name) => name !== first)).map((rest) => [first, ...rest]));
}

function factorial(n: number): number {
  return n < 2 ? 1 : n * factorial(n - 1);
}
