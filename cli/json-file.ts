/** Writes a report as JSON to a file, or to the output for `-`. */
import { randomUUID } from 'node:crypto';
import { closeSync, openSync, writeFileSync } from 'node:fs';
import type { Writable } from 'node:stream';
import { CannotWrite } from './cannot-write.ts';

/** Writes a value as JSON to the chosen target. Throws `CannotWrite`. */
export type WriteJson = (value: unknown) => void;

/** Opens the target at once, so that a bad path fails before the work and not after minutes of it. */
export function jsonWriter(target: string, output: Writable): WriteJson {
  if (target === '-') return (value) => void output.write(textOf(value));
  closeSync(openSync(target, 'a'));
  return (value) => writeText(target, textOf(value));
}

/** Writes a text to a file. Throws `CannotWrite`. */
export function writeText(target: string, text: string): void {
  try {
    writeFileSync(target, text);
  } catch (error) {
    throw new CannotWrite(target, error);
  }
}

/** JSON in which a bigint is written as a number. */
function textOf(value: unknown): string {
  // Random, so that it occurs in no value.
  const mark = randomUUID();
  const text = JSON.stringify(value, (_, each: unknown) => (typeof each === 'bigint' ? `${mark}${each}` : each), 2);
  return `${text.replaceAll(new RegExp(`"${mark}(-?\\d+)"`, 'g'), '$1')}\n`;
}
