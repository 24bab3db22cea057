/** The fields of a history's lines, and the detection of others. */
import { distance } from 'fastest-levenshtein';
import { isRecord } from '../../impl/kernel/plain-data.ts';
import type { HistoryHeader, OperationLine, TransactionLine } from './line.ts';

/** A field that the format does not know. */
export interface Stray {
  /** The path of the field's parent within its line; empty for the line itself. */
  readonly path: string;
  readonly name: string;
  /** The known field that is missing there and has a similar name. */
  readonly meant: string | null;
}

const OF_HEADER: Readonly<Record<keyof HistoryHeader, true>> = { type: true, format: true, about: true };
const OF_TRANSACTION: Readonly<Record<keyof TransactionLine, true>> = {
  ...{ type: true, id: true, outcome: true, operations: true, began: true, ended: true },
};
const OF_OPERATION: Readonly<Record<keyof OperationLine, true>> = { type: true, item: true, version: true, value: true };

/** The most letters in which an unknown field may differ from the known one that it is taken to mean. */
const MOST_WRONG = 2;

/** Separates a line from the fields that the format does not know. */
export function knownFields(line: unknown): { readonly line: unknown; readonly strays: readonly Stray[] } {
  const strays: Stray[] = [];
  const known = withKnown(line, isRecord(line) && line.type === 'header' ? OF_HEADER : OF_TRANSACTION, '', strays);
  if (!isRecord(known) || !Array.isArray(known.operations)) return { line: known, strays };
  const operations = known.operations.map((each, index) => withKnown(each, OF_OPERATION, `/operations/${index}`, strays));
  return { line: { ...known, operations }, strays };
}

function withKnown(value: unknown, fields: Readonly<Record<string, true>>, path: string, strays: Stray[]): unknown {
  if (!isRecord(value)) return value;
  const names = Object.keys(value);
  const foreign = names.filter((name) => !Object.hasOwn(fields, name));
  if (foreign.length === 0) return value;
  const missing = Object.keys(fields).filter((name) => !Object.hasOwn(value, name));
  for (const name of foreign) strays.push({ path, name, meant: nearest(name, missing) });
  return Object.fromEntries(Object.entries(value).filter(([name]) => Object.hasOwn(fields, name)));
}

function nearest(name: string, missing: readonly string[]): string | null {
  return missing.find((known) => Math.abs(known.length - name.length) <= MOST_WRONG && distance(known, name) <= MOST_WRONG) ?? null;
}
