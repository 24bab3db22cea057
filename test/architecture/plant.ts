/** Small trees that break a rule, so that the rule is seen to catch it. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

export const ROOT = join(import.meta.dirname, '..', '..');

/** Writes the files to a folder that lives as long as the test, and returns its path. */
export function plant(tree: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'selfman-planted-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  for (const [path, source] of Object.entries({ 'package.json': '{ "type": "module" }', ...tree })) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), source);
  }
  return root;
}
