/** Where a report goes as JSON: a file, or `-` for the output. */
import { randomUUID } from 'node:crypto';
import { closeSync, openSync, writeFileSync } from 'node:fs';
import type { Writable } from 'node:stream';
import { CannotWrite } from './cannot-write.ts';

/** Writes a value as JSON to where it was asked for. Throws `CannotWrite`. */
export type WriteJson = (value: unknown) => void;

/** Throws at once, not after minutes of work, when the file cannot be opened. */
export function jsonWriter(target: string, output: Writable): WriteJson {
  if (target === '-') return (value) => void output.write(textOf(value));
  closeSync(openSync(target, 'a'));
  return (value) => {
    try {
      writeFileSync(target, textOf(value));
    } catch (error) {
      throw new CannotWrite(target, error);
    }
  };
}

/** JSON with bigints as the numbers that they are. */
function textOf(value: unknown): string {
  // Occurs in no value, as it is drawn here.
  const mark = randomUUID();
  const text = JSON.stringify(value, (_, each: unknown) => (typeof each === 'bigint' ? `${mark}${each}` : each), 2);
  return `${text.replaceAll(new RegExp(`"${mark}(-?\\d+)"`, 'g'), '$1')}\n`;
}
