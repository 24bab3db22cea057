/** Validates the names of symmetric parts in a spec's scenario. */
import { isRecord, type Value } from '../../impl/kernel/plain-data.ts';
import { initialStatesOf } from '../../spec/kernel/initial-states.ts';
import type { Spec } from '../../spec/kernel/spec.ts';
import { ModelError } from '../engine/system/model-error.ts';
import { refuseBadGroups } from '../engine/system/renamings.ts';

/** Throws `ModelError` unless each name is a word that occurs in an initial state, a parameter or the name of an action. */
export function refuseForeignNames<S>(symmetric: readonly (readonly string[])[], spec: Spec<S>): void {
  for (const name of symmetric.flat()) refuseOtherThanWord(name);
  refuseBadGroups(symmetric);
  const initial = initialStatesOf(spec);
  const words = new Set(initial.flatMap(wordsIn));
  for (const action of Object.keys(spec.actions)) for (const word of wordsIn(action)) words.add(word);
  if (symmetric.flat().every((name) => words.has(name))) return;
  for (const action of Object.values(spec.actions)) {
    for (const state of initial) for (const param of action.params?.(state) ?? []) for (const word of wordsIn(param)) words.add(word);
  }
  const unknown = symmetric.flat().find((name) => !words.has(name));
  if (unknown === undefined) return;
  const known = [...words].filter((word) => /\D/.test(word) && !symmetric.flat().includes(word));
  throw new ModelError(
    `symmetric: got "${unknown}", expected a name that occurs in an initial state, in a key of it, or in a parameter; ${remedy(unknown, known)}`,
  );
}

function refuseOtherThanWord(name: unknown): void {
  if (typeof name !== 'string')
    throw new ModelError(
      `symmetric: got ${JSON.stringify(name)}, expected names; processes that are indices of an array cannot be exchanged: keep a record by name, such as { p0: …, p1: … }`,
    );
  if (!/^\w+$/.test(name))
    throw new ModelError(`symmetric: "${name}" is not a word, so it cannot be told apart within a text; use letters, digits and _`);
}

function remedy(unknown: string, known: readonly string[]): string {
  if (/^\d+$/.test(unknown)) return 'if it is an index of an array, keep a record by name instead, such as { p0: …, p1: … }';
  const near = known.map((word) => ({ word, distance: distanceOf(word, unknown) })).sort((a, b) => a.distance - b.distance)[0];
  return near !== undefined && near.distance <= Math.max(1, unknown.length / 2)
    ? `the nearest is "${near.word}"`
    : 'leave it out, or correct it';
}

/** All words in the texts and keys of `value`. */
function wordsIn(value: Value): readonly string[] {
  if (typeof value === 'string') return value.match(/\w+/g) ?? [];
  if (Array.isArray(value)) return value.flatMap(wordsIn);
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([key, entry]) => [...wordsIn(key), ...wordsIn(entry)]);
}

/** The edit distance: the number of letters to insert, delete or replace to turn `a` into `b`. */
function distanceOf(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (const [i, letter] of Array.from(a).entries()) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j++) next.push(Math.min(next[j] + 1, row[j + 1] + 1, row[j] + (letter === b[j] ? 0 : 1)));
    row = next;
  }
  return row[b.length];
}
