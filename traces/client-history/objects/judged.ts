/** Operations on objects, made from a log, with all that a report says about them. */
import type { Operation } from '../../../spec/linearisability/operation.ts';
import { type Datum, fieldOf, shown, textOf, wordOf } from '../data/datum.ts';
import type { SourceText } from '../data/source.ts';
import type { Attempt } from '../formats/event.ts';

export interface ToldOperation<Call> extends Operation<Call> {
  readonly process: string;
  /** The offset of its beginning in the text. */
  readonly at: number;
}

/** The operations on each object, by its key. */
export type ObjectHistory<Call> = ReadonlyMap<string, readonly ToldOperation<Call>[]>;

/** The key of the object where a history has only one. */
export const ONLY_OBJECT = '';

export interface Reading {
  readonly source: SourceText;
  /** Whether each value is a pair of a key and the value proper, as `jepsen.independent` writes them. */
  readonly isKeyed: boolean;
}

/** Sorts operations by object. `callOf` says what an attempt did to its object; null: nothing that anybody could see. */
export function objectsIn<Call>(
  attempts: readonly Attempt[],
  reading: Reading,
  callOf: (attempt: KeyedAttempt) => Call | null,
): ObjectHistory<Call> {
  const objects = new Map<string, ToldOperation<Call>[]>();
  attempts.forEach((attempt, i) => {
    const keyed = keyedAttempt(attempt, reading);
    const call = callOf(keyed);
    if (call === null) return;
    const { began, beganAt, endedAt } = attempt;
    const ended = attempt.ended?.type === 'info' ? null : endedAt;
    const operations = objects.get(keyed.key) ?? [];
    operations.push({ id: String(i + 1), call, began: beganAt, ended, process: began.process, at: began.at });
    objects.set(keyed.key, operations);
  });
  return objects;
}

/** An attempt on one object, with the values proper. */
export interface KeyedAttempt {
  readonly key: string;
  readonly at: number;
  readonly does: string;
  readonly outcome: 'ok' | 'fail' | 'unknown';
  readonly asked: Datum | null;
  /** Null unless the outcome is `ok`. */
  readonly answered: Datum | null;
}

function keyedAttempt({ began, ended }: Attempt, reading: Reading): KeyedAttempt {
  const { source, isKeyed } = reading;
  const does = began.does ?? source.fail(began.at, 'f: got nothing, expected what the client did, such as read or write');
  const outcome = ended === null || ended.type === 'info' ? 'unknown' : ended.type === 'ok' ? 'ok' : 'fail';
  const asked = isKeyed ? pairIn(source, began.value, began.at) : { key: began.key, value: began.value };
  const answer = outcome === 'ok' ? (ended?.value ?? null) : null;
  const answered = isKeyed && answer !== null ? pairIn(source, answer, answer.at).value : answer;
  return { key: asked.key === null ? ONLY_OBJECT : textOf(asked.key), at: began.at, does, outcome, asked: asked.value, answered };
}

function pairIn(source: SourceText, value: Datum | null, at: number): { readonly key: Datum; readonly value: Datum | null } {
  if (value?.is !== 'list' || value.items.length !== 2) {
    return source.fail(
      value?.at ?? at,
      `got ${value === null ? 'nil' : shown(value)}, expected a pair [key value]; leave out --keyed if values have no keys`,
    );
  }
  const [key, proper] = value.items;
  return { key, value: proper.is === 'scalar' && proper.value === null ? null : proper };
}

/** The value proper as a canonical text. */
export function valueText(value: Datum | null): string {
  return value === null ? 'nil' : textOf(value);
}

/** A whole number. */
export function wholeNumber(source: SourceText, value: Datum | null, at: number, what: string): bigint {
  const number = value?.is === 'scalar' ? value.value : null;
  if (typeof number === 'bigint' || (typeof number === 'number' && Number.isInteger(number))) return BigInt(number);
  return source.fail(value?.at ?? at, `${what}: got ${value === null ? 'nil' : shown(value)}, expected a whole number`);
}

/** A field of a map. */
export function requireField(source: SourceText, map: Datum | null, word: string, at: number): Datum {
  const found = map === null ? null : fieldOf(map, word);
  return found ?? source.fail(map?.at ?? at, `${word}: got nothing, expected it in the value, as in {:from 1, :to 2, :amount 3}`);
}

export function textIn(source: SourceText, value: Datum | null, at: number): string {
  const word = value === null ? '' : wordOf(value);
  return word ?? source.fail(value?.at ?? at, `got ${value === null ? 'nil' : shown(value)}, expected a text`);
}
