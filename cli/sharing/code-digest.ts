/** A digest of the code of this program, so that machines share work only if they would do the same. */
import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { version } from '../version.ts';

/** The code of a run with models of one's own: that of the program, and that of the models. */
export function codeWith(code: string, model: string | null): string {
  return model === null ? code : `${code}-${model}`;
}

const ROOT = join(import.meta.dirname, '..', '..');
/** The folders that decide the result of a unit. */
const FOLDERS = ['cli', 'impl', 'model-check', 'scenarios', 'spec', 'swarm'] as const;

/** 16 hexadecimal digits. `more`: further folders that decide the result. */
export function codeDigest(more: readonly string[] = []): string {
  const hash = createHash('sha256').update(version());
  const files = [...FOLDERS, ...more].flatMap((folder) => globSync(`${folder}/**/*${extname(import.meta.url)}`, { cwd: ROOT })).sort();
  for (const file of files) if (!file.endsWith('.d.ts')) hash.update(`\0${file}\0`).update(readFileSync(join(ROOT, file)));
  return hash.digest('hex').slice(0, 16);
}
