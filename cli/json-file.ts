/** Where a report goes as JSON: a file, or `-` for the output. */
import { closeSync, openSync, writeFileSync } from 'node:fs';
import type { Writable } from 'node:stream';

/** Writes a value as JSON to where it was asked for. */
export type WriteJson = (value: unknown) => void;

/** Throws at once, not after minutes of work, when the file cannot be written. */
export function jsonWriter(target: string, output: Writable): WriteJson {
  if (target === '-') return (value) => void output.write(textOf(value));
  closeSync(openSync(target, 'a'));
  return (value) => writeFileSync(target, textOf(value));
}

function textOf(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
