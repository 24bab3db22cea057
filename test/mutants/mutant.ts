/** A protocol with one broken line: its real source, copied, with that line replaced, and loaded like any module. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
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
const IMPORTED = /(?<=\b(?:from|import) ')\.[^']*(?=')/g;

/** Loads `entry`, a file below impl/, with the broken line. Only files that import the broken one, by whatever way, are copied. */
export async function broken<Exports>(mutant: BrokenLine, entry: string): Promise<Exports> {
  const copied = importersOf(mutant.file);
  if (!copied.has(entry)) throw new Error(`${entry} does not import ${mutant.file}, so it would run without the broken line`);
  const folder = mkdtempSync(join(tmpdir(), 'selfman-mutant-'));
  try {
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
    for (const path of copied) {
      const text = path === mutant.file ? withBrokenLine(mutant) : sourceOf(path);
      mkdirSync(join(folder, dirname(path)), { recursive: true });
      writeFileSync(join(folder, path), linked(path, text, copied));
    }
    return await import(pathToFileURL(join(folder, entry)).href);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The source with its imports of files that are not copied leading to impl/. */
function linked(path: string, source: string, copied: ReadonlySet<string>): string {
  return source.replace(IMPORTED, (target) => {
    const file = join(dirname(path), target);
    return copied.has(file) ? target : pathToFileURL(join(IMPL, file)).href;
  });
}

/** The file itself, and all that import it, directly or not. */
function importersOf(file: string): ReadonlySet<string> {
  const found = new Set([file]);
  for (const each of found) for (const { by, of } of IMPORTS) if (of === each) found.add(by);
  return found;
}

/** All imports within impl/, read once. */
const IMPORTS = readdirSync(IMPL, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .flatMap((path) => (sourceOf(path).match(IMPORTED) ?? []).map((target) => ({ by: path, of: join(dirname(path), target) })));

function sourceOf(path: string): string {
  return readFileSync(join(IMPL, path), 'utf8');
}

/** The source of the file with the broken line. Throws unless the line is there exactly once. */
export function withBrokenLine({ file, line, becomes }: BrokenLine): string {
  const parts = sourceOf(file).split(line);
  if (parts.length !== 2) throw new Error(`${file} holds the line to break ${parts.length - 1} times, not once: ${line}`);
  return parts.join(becomes);
}
