/** Writes the pages of the site to site/out/pages/, where VitePress finds them. */
import { cpSync, existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { libraryPages } from './library-pages.ts';
import { makeSite } from './pages.ts';

const ROOT = join(import.meta.dirname, '..');

/** The folder of Markdown that VitePress reads; nothing in it is edited by hand. */
export const STAGE = join(import.meta.dirname, 'out', 'pages');

/** Writes everything again: pages, pictures, and in `public/` the files that are served as they are. */
export async function stage(): Promise<void> {
  rmSync(STAGE, { recursive: true, force: true });
  stagePages();
  await libraryPages(join(STAGE, 'api'));
}

/** Writes all pages but those of the library. Files that do not change are not touched. */
export function stagePages(): void {
  const { pages, files } = makeSite();
  for (const [path, text] of pages) write(path, text);
  for (const [path, text] of files) write(join('public', path), text);
  for (const picture of globSync('docs/**/*.{svg,png}', { cwd: ROOT })) {
    const target = join(STAGE, 'public', picture.slice('docs/'.length));
    mkdirSync(dirname(target), { recursive: true });
    cpSync(join(ROOT, picture), target);
  }
}

/** The staged pages by path. */
export function stagedPages(): ReadonlyMap<string, string> {
  return new Map(
    globSync('**/*.md', { cwd: STAGE })
      .sort()
      .map((path) => [path, readFileSync(join(STAGE, path), 'utf8')]),
  );
}

function write(path: string, text: string): void {
  const target = join(STAGE, path);
  mkdirSync(dirname(target), { recursive: true });
  if (!existsSync(target) || readFileSync(target, 'utf8') !== text) writeFileSync(target, text);
}
