/** The built page of the explorer: in the package it is there, in a clone it is built when something newer is there. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import { BadOption } from './addresses.ts';

/** Folders whose code is in the page. */
const SOURCES = ['explorer', 'scenarios', 'impl', 'spec', 'model-check', 'traces', 'machine'];
const BUILD = ['vite', 'bin', 'vite.js'];
const root = join(import.meta.dirname, '..');
const isClone = import.meta.filename.endsWith('.ts');
const folder = isClone ? join(root, 'dist', 'explorer') : join(root, 'explorer');

/** By path, such as `assets/a.js`: the bytes. Throws `BadOption` when the page is not there and cannot be built. */
export function explorerFiles(errors: Writable): ReadonlyMap<string, Uint8Array> {
  if (isClone && !isCurrent()) build(errors);
  if (!existsSync(join(folder, 'index.html')))
    throw new BadOption(`explorer: got no page at ${folder}, expected the built one; run npm run build`);
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => statSync(join(folder, path)).isFile());
  return new Map(paths.map((path) => [path.replaceAll('\\', '/'), readFileSync(join(folder, path))]));
}

function isCurrent(): boolean {
  const page = join(folder, 'index.html');
  if (!existsSync(page)) return false;
  const built = statSync(page).mtimeMs;
  return SOURCES.every((source) =>
    readdirSync(join(root, source), { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.(ts|css|html)$/.test(path))
      .every((path) => statSync(join(root, source, path)).mtimeMs <= built),
  );
}

function build(errors: Writable): void {
  errors.write('the explorer is built once …\n');
  const { status, stderr } = spawnSync(
    process.execPath,
    [join(root, 'node_modules', ...BUILD), 'build', '-c', join(root, 'vite.explorer.config.ts')],
    {
      cwd: root,
      encoding: 'utf8',
    },
  );
  if (status !== 0) errors.write(stderr);
}
