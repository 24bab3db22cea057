/** Judges a history that is given as a text, or lies in a folder. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_BOUNDS } from '../../../traces/client-history/bounds.ts';
import type { AnyReading } from '../../../traces/client-history/read-any.ts';
import { type AnyReport, reportOnAny } from '../../../traces/client-history/report-any.ts';

export const EXAMPLES = join(import.meta.dirname, '../../../traces/histories');
/** Histories of other systems, which are not part of the repository. docs/limits.md says so. */
const SHARED = process.env.SELFMAN_SHARED_DATA ?? join(import.meta.dirname, '../../../../shared/data');

export function judgedText(text: string, options: AnyReading = {}): AnyReport {
  return reportOnAny('h', [Buffer.from(text)], { bounds: DEFAULT_BOUNDS, ...options });
}

export function judgedFile(path: string, options: AnyReading = {}): AnyReport {
  return reportOnAny(path, [readFileSync(path)], { bounds: DEFAULT_BOUNDS, ...options });
}

/** The files of a folder of the shared data; empty where the data is missing. */
export function sharedFiles(folder: string): readonly string[] {
  const path = join(SHARED, folder);
  return existsSync(path) ? readdirSync(path).map((name) => join(path, name)) : [];
}

export const HAS_SHARED_DATA = existsSync(join(SHARED, 'histories'));
