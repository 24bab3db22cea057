/**
 * The Informal Trace Format, ITF: the JSON in which Apalache and Quint write their traces, and which their viewers read.
 * Its values are those of TLA⁺, so plain data has to be translated.
 * Source: https://apalache-mc.org/docs/adr/015adr-trace.html
 */
import { encode, isRecord, type Value } from '../../impl/kernel/plain-data.ts';
import type { Counterexample } from './report.ts';

export type ItfValue =
  | boolean
  | string
  | readonly ItfValue[]
  | { readonly '#bigint': string }
  | { readonly '#tup': readonly ItfValue[] }
  | { readonly '#map': readonly (readonly [ItfValue, ItfValue])[] }
  | { readonly '#unserializable': string }
  | { readonly [field: string]: ItfValue };

/** One state. Its fields are the variables of the trace; `#meta` says by which step it was reached. */
export interface ItfState {
  readonly '#meta': { readonly index: number; readonly [more: string]: Value };
  readonly [variable: string]: ItfValue | { readonly [more: string]: Value };
}

export interface ItfTrace {
  readonly '#meta': { readonly format: 'ITF'; readonly 'format-description': string; readonly [more: string]: Value };
  readonly vars: readonly string[];
  readonly states: readonly ItfState[];
  /** Of a lasso: the index of the state to which the last one returns. */
  readonly loop?: number;
}

/** A state with what is to be said of it, such as the action that led to it. */
export interface StateToWrite {
  readonly state: Value;
  readonly meta?: Readonly<Record<string, Value>>;
}

const FORMAT = 'https://apalache-mc.org/docs/adr/015adr-trace.html';
/** The variable of a state without fields. */
const WHOLE = 'state';

/**
 * Writes states as a trace. The variables are the fields of the states; a state of another kind becomes the variable
 * `state`. `meta` and the `meta` of each state are plain JSON, and are written as they are.
 */
export function itfTrace(
  states: readonly StateToWrite[],
  { meta = {}, loop }: { readonly meta?: Readonly<Record<string, Value>>; readonly loop?: number } = {},
): ItfTrace {
  const records = states.map(({ state }) => (isRecord(state) ? state : { [WHOLE]: state }));
  const fields = [...new Set(records.flatMap((record) => Object.keys(record)))];
  return {
    '#meta': { format: 'ITF', 'format-description': FORMAT, ...meta },
    vars: fields.map(variableOf),
    states: states.map((each, index) => ({
      '#meta': { index, ...each.meta },
      ...Object.fromEntries(
        fields.map((field) => [
          variableOf(field),
          Object.hasOwn(records[index], field) ? itfValue(records[index][field]) : { '#unserializable': 'absent' },
        ]),
      ),
    })),
    ...(loop === undefined ? {} : { loop }),
  };
}

/** A counterexample, or the way to a witness, as a trace: each state with the step that led to it. */
export function itfOf(scenario: string, { property, because, initial, steps }: Counterexample): ItfTrace {
  const states = [{ state: initial }, ...steps.map(({ action, says, after }) => ({ state: after, meta: { action, says } }))];
  return itfTrace(states, { meta: { source: scenario, description: `${property}: ${because}` } });
}

/**
 * Translates plain data. Whole numbers become `#bigint`, arrays sequences, records records, and null the variant `None`.
 * A record with a key that begins with `#`, which ITF would misread, becomes a `#map`. ITF has no fractions: they become
 * `#unserializable`, with their digits.
 */
export function itfValue(value: Value): ItfValue {
  if (typeof value === 'bigint' || Number.isSafeInteger(value)) return { '#bigint': String(value) };
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (value === null) return { tag: 'None', value: { '#tup': [] } };
  if (Array.isArray(value)) return value.map(itfValue);
  if (!isRecord(value)) return { '#unserializable': encode(value) };
  const entries = Object.entries(value).map(([key, entry]) => [key, itfValue(entry)] as const);
  return entries.some(([key]) => key.startsWith('#')) ? { '#map': entries } : Object.fromEntries(entries);
}

/** The name of the variable for a field: `#meta` and its like belong to the format. */
function variableOf(field: string): string {
  return field.startsWith('#') ? `_${field}` : field;
}
