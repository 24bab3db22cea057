/** A protocol with one broken line: its real source, copied, with that line replaced, and loaded like any module. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Protocol } from '../../impl/kernel/protocol.ts';
import type { RelaxedRing } from '../../impl/relaxed-ring/protocol.ts';

export interface Mutant {
  /** What the broken line does wrong, as the end of a sentence: "a ring whose … is caught". */
  readonly breaks: string;
  /** A file below impl/. */
  readonly file: string;
  /** The text that stands exactly once in the file, and what replaces it. */
  readonly line: string;
  readonly becomes: string;
  /** The scenario that must notice, and the property that must fail there. */
  readonly scenario: string;
  readonly property: string;
}

/** The rooms of impl/ that a relaxed ring is made of. They import nothing else, so a copy of them runs anywhere. */
const ROOMS: readonly string[] = ['kernel', 'identifier-space', 'relaxed-ring'];
const IMPL = join(import.meta.dirname, '../../impl');

export async function brokenRing(mutant: Mutant): Promise<Protocol<RelaxedRing>> {
  const folder = mkdtempSync(join(tmpdir(), 'selfman-mutant-'));
  try {
    for (const room of ROOMS) cpSync(join(IMPL, room), join(folder, room), { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
    writeFileSync(join(folder, mutant.file), withBrokenLine(mutant));
    const loaded: { readonly relaxedRing: Protocol<RelaxedRing> } = await import(pathToFileURL(join(folder, 'relaxed-ring/step.ts')).href);
    return loaded.relaxedRing;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function withBrokenLine({ file, line, becomes }: Mutant): string {
  const parts = readFileSync(join(IMPL, file), 'utf8').split(line);
  if (parts.length !== 2) throw new Error(`${file} holds the line to break ${parts.length - 1} times, not once: ${line}`);
  return parts.join(becomes);
}
