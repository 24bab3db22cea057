/**
 * One source with many mutants, each of which can be switched on: `a < b` becomes `(on(7) ? a <= b : a < b)`. So a process
 * that has loaded the scenarios once can try many mutants (R. Untch, A. Offutt and M. Harrold, "Mutation analysis using
 * mutant schemata", ISSTA 1993).
 */
import type { Mutation } from './mutation.ts';
import { SWITCH } from './switch.ts';

/** A mutation, and the number that switches it on. */
export interface Numbered {
  readonly number: number;
  readonly mutation: Mutation;
}

/** `source` with all of these mutants of the file in it. */
export function withSwitches(source: string, mutants: readonly Numbered[]): string {
  return written(source, 0, source.length, grouped(mutants));
}

/** Mutants of one stretch of text. */
interface Group {
  readonly start: number;
  readonly end: number;
  readonly mutants: readonly Numbered[];
}

/** Outer stretches first. Two stretches overlap only if one contains the other, as each is a node of a tree. */
function grouped(mutants: readonly Numbered[]): readonly Group[] {
  const byPlace = new Map<string, Group>();
  for (const mutant of mutants) {
    const { start, end } = mutant.mutation;
    const key = `${start} ${end}`;
    byPlace.set(key, { start, end, mutants: [...(byPlace.get(key)?.mutants ?? []), mutant] });
  }
  return [...byPlace.values()].sort((a, b) => a.start - b.start || b.end - a.end);
}

/** The text from `start` to `end`, with the groups in it. */
function written(source: string, start: number, end: number, groups: readonly Group[]): string {
  let text = '';
  let at = start;
  for (let i = 0; i < groups.length; ) {
    const group = groups[i];
    if (group === undefined) break;
    const next = groups.findIndex((each, k) => k > i && each.start >= group.end);
    const inside = groups.slice(i + 1, next < 0 ? groups.length : next);
    text += source.slice(at, group.start) + switched(group, written(source, group.start, group.end, inside));
    at = group.end;
    i += 1 + inside.length;
  }
  return text + source.slice(at, end);
}

function switched({ mutants }: Group, sound: string): string {
  const isStatement = mutants.some(({ mutation }) => mutation.form === 'statement');
  return mutants.reduceRight(
    (otherwise, { number, mutation: { text } }) =>
      isStatement
        ? `if (${SWITCH}(${number})) { ${text}\n} else { ${otherwise}\n}`
        : `(${SWITCH}(${number}) ? (${text}\n) : ${bracketed(otherwise)})`,
    sound,
  );
}

function bracketed(text: string): string {
  return `(${text}\n)`;
}
