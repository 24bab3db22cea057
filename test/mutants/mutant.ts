/** A protocol with one broken line: its real source, copied, with that line replaced, and loaded like any module. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** A line of a protocol, and what stands in its place. */
export interface BrokenLine {
  /** The fault of the broken line, as part of a sentence: "a ring whose … is caught". */
  readonly breaks: string;
  /** A file below impl/. */
  readonly file: string;
  /** The text that stands exactly once in the file, and what replaces it. */
  readonly line: string;
  readonly becomes: string;
}

export interface Mutant extends BrokenLine {
  /** The scenario that must notice, and the property that must fail there. */
  readonly scenario: string;
  readonly property: string;
}

const IMPL = join(import.meta.dirname, '../../impl');

/** Loads `entry` of the last of `rooms`, with the broken line. The other rooms are those that the last one imports. */
export async function broken<Exports>(mutant: BrokenLine, rooms: readonly string[], entry = 'step.ts'): Promise<Exports> {
  const folder = mkdtempSync(join(tmpdir(), 'selfman-mutant-'));
  try {
    for (const room of rooms) cpSync(join(IMPL, room), join(folder, room), { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
    writeFileSync(join(folder, mutant.file), withBrokenLine(mutant));
    return await import(pathToFileURL(join(folder, rooms.at(-1) ?? '', entry)).href);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function withBrokenLine({ file, line, becomes }: BrokenLine): string {
  const parts = readFileSync(join(IMPL, file), 'utf8').split(line);
  if (parts.length !== 2) throw new Error(`${file} holds the line to break ${parts.length - 1} times, not once: ${line}`);
  return parts.join(becomes);
}
