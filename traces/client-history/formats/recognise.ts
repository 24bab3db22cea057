/** Which format a text has, by its first characters, and which model its operations belong to, by what clients did. */
import { type Datum, wordOf } from '../data/datum.ts';
import type { SourceText } from '../data/source.ts';
import type { ModelName } from '../model-names.ts';
import type { Attempt } from './event.ts';
import { isJepsenLog } from './jepsen-log.ts';
import { isPolysi } from './polysi.ts';

export const FORMATS = ['selfman', 'calls', 'edn', 'json', 'log', 'polysi'] as const;
export type Format = (typeof FORMATS)[number];

/** The most bytes of a file that are looked at. */
export const ENOUGH_BYTES = 65_536;

/** Null: it is none of these. An empty text counts as the project's own format, whose reader says what is missing. */
export function formatOf(beginning: string): Format | null {
  const text = beginning.replace(/^\ufeff/, '').trimStart();
  if (text === '' || /^\{[^\n}]*"type"\s*:\s*"header"/.test(text)) return 'selfman';
  if (/^\{"type":"client","format":"selfman-calls\//.test(text)) return 'calls';
  if (isPolysi(text)) return 'polysi';
  if (isJepsenLog(text)) return 'log';
  if (/^\[?\s*\{\s*["}]/.test(text)) return 'json';
  return /^[[({#;]/.test(text) ? 'edn' : null;
}

/** Throws `BadTrace` if it cannot be told. */
export function modelOf(source: SourceText, attempts: readonly Attempt[]): ModelName {
  const words = new Set(attempts.map(({ began }) => began.does));
  const has = (...some: readonly string[]) => some.some((word) => words.has(word));
  if (has('transfer')) return 'bank';
  if (has('add', 'inc', 'increment', 'incr', 'sub', 'dec', 'decrement', 'decr')) return 'counter';
  if (has('get', 'put', 'append')) return 'kv';
  if (has('cas')) return 'cas';
  if (has('read', 'write', 'r', 'w')) return 'register';
  const micro = attempts.find(({ began }) => began.does === 'txn' || (began.does === null && began.value?.is === 'list'));
  if (micro !== undefined) return attempts.some(({ began }) => hasAppend(began.value)) ? 'append' : 'rw-register';
  const [some] = words;
  return source.fail(attempts[0].began.at, `f: got ${some ?? 'nothing'}, which no model knows; choose one with --model`);
}

/** Whether a transaction appends to a list. */
function hasAppend(value: Datum | null): boolean {
  return (
    value?.is === 'list' && value.items.some((each) => each.is === 'list' && each.items.length > 0 && wordOf(each.items[0]) === 'append')
  );
}
