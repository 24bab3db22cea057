/** A value of EDN or JSON with its place in the text. */
import type { ExactNumber } from '../../../spec/serialisability/history.ts';

export type Datum =
  | { readonly is: 'scalar'; readonly at: number; readonly value: string | ExactNumber | boolean | null }
  /** A keyword or symbol of EDN; a keyword begins with its colon. */
  | { readonly is: 'name'; readonly at: number; readonly name: string }
  | { readonly is: 'list'; readonly at: number; readonly items: readonly Datum[] }
  | { readonly is: 'map'; readonly at: number; readonly entries: readonly Entry[] };

export interface Entry {
  readonly key: Datum;
  readonly value: Datum;
}

/** Equal values have equal texts, in whatever order the keys of their maps stand. `null` is written as EDN does. */
export function textOf(datum: Datum): string {
  switch (datum.is) {
    case 'scalar':
      if (datum.value === null) return 'nil';
      return typeof datum.value === 'string' ? JSON.stringify(datum.value) : String(datum.value);
    case 'name':
      return datum.name;
    case 'list':
      return `[${datum.items.map(textOf).join(' ')}]`;
    case 'map':
      return `{${datum.entries
        .map(({ key, value }) => `${textOf(key)} ${textOf(value)}`)
        .sort()
        .join(', ')}}`;
  }
}

/** The text of a keyword, symbol or string, without colon and quotes; null for others. */
export function wordOf(datum: Datum): string | null {
  if (datum.is === 'name') return datum.name.replace(/^:/, '');
  return datum.is === 'scalar' && typeof datum.value === 'string' ? datum.value : null;
}

export function isNil(datum: Datum): boolean {
  return datum.is === 'scalar' && datum.value === null;
}

/** The value under a key of a map, by the word of the key. */
export function fieldOf(datum: Datum, word: string): Datum | null {
  if (datum.is !== 'map') return null;
  return datum.entries.find(({ key }) => wordOf(key) === word)?.value ?? null;
}

/** The value in a complaint, clipped. */
export function shown(datum: Datum): string {
  const text = textOf(datum);
  return text.length <= 40 ? text : `${text.slice(0, 40)}…`;
}
