/** Writes the service worker: once loaded, the site works without a network. */
import { createHash } from 'node:crypto';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Files that are cached when they are first asked for, and not in advance. */
const LATER = /^(files|api)\//;

/** Writes `offline.js` into a built site. Its text changes with any file of the site. */
export function writeWorker(folder: string): void {
  const files = globSync('**/*.{html,js,css,svg,png,json,woff2}', { cwd: folder })
    .filter((path) => !LATER.test(path) && path !== 'offline.js')
    .sort();
  const hash = createHash('sha256');
  for (const path of files) hash.update(path).update(readFileSync(join(folder, path)));
  const worker = readFileSync(join(import.meta.dirname, 'offline-worker.js'), 'utf8');
  const version = `selfman-${hash.digest('hex').slice(0, 12)}`;
  const known = `const VERSION = ${JSON.stringify(version)};\nconst FILES = ${JSON.stringify(files)};\n`;
  writeFileSync(join(folder, 'offline.js'), `${known}${worker}`);
}
