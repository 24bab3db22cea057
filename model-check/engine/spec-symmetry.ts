/**
 * The symmetry of a spec whose parts go by names: each word of its texts and keys that is one of the names stands for
 * the part of that name. So `prepared rm1`, with rm1 and rm2 exchanged, becomes `prepared rm2`. That nothing else tells
 * the parts apart is not believed, but audited.
 */
import { isRecord, type Value } from '../../impl/kernel/plain-data.ts';
import { ModelError } from './model-error.ts';
import { inCycles, type NewNames, renamingsWithin } from './renamings.ts';
import type { Renaming, Symmetry } from './system.ts';

/** `slots`: the names of the slots in which the state lies. */
export function specSymmetry(alike: readonly (readonly string[])[], slots: readonly string[]): Symmetry {
  for (const name of alike.flat())
    if (!/^\w+$/.test(name)) throw new ModelError(`"${name}" is not a word, so it cannot be told apart within a text`);
  const { renamings, generators } = renamingsWithin(alike);
  const ofSpec = (names: NewNames<string>) => renamingOf(names, slots);
  return { renamings: renamings.map(ofSpec), generators: generators.map(ofSpec) };
}

function renamingOf(names: NewNames<string>, slots: readonly string[]): Renaming {
  const renamed = slots.map((slot) => slots.indexOf(inText(slot, names)));
  const lost = renamed.indexOf(-1);
  if (lost >= 0)
    throw new ModelError(`${inCycles(names)} are not alike: there is ${slots[lost]} in the state, but no ${inText(slots[lost], names)}`);
  return { name: inCycles(names), slots: renamed, value: (value) => inValue(value, names), message: (message) => message };
}

function inText(text: string, names: NewNames<string>): string {
  return text.replace(/\w+/g, (word) => names.get(word) ?? word);
}

function inValue(value: Value, names: NewNames<string>): Value {
  if (typeof value === 'string') return inText(value, names);
  if (Array.isArray(value)) return value.map((item) => inValue(item, names));
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [inText(key, names), inValue(entry, names)]));
}
