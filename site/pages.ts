/**
 * The pages of the site as Markdown, by their path on the site. Those of the repository have their links rewritten. Others
 * are made of other sources: results, HTTP interface, indices.
 */
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { httpPage } from './http-page.ts';
import { linkPage, type Places, servedAs } from './links.ts';
import { recordsPage } from './records-page.ts';
import { resultRows, resultsPage } from './results-page.ts';

const ROOT = join(import.meta.dirname, '..');

/** Pages outside docs/, and where the site has them. */
const AT_THE_ROOT: Readonly<Record<string, string>> = {
  'README.md': 'index.md',
  'ARCHITECTURE.md': 'architecture.md',
  'CONTRIBUTING.md': 'contributing.md',
  'CHANGELOG.md': 'changelog.md',
};

/** Pages that search leaves out: tables of figures, and code. */
const NOT_SEARCHED = /^(results|changelog|results\/mutants)\.md$/;

/** The explorer alone. */
const EXPLORER = '---\nlayout: page\nsearch: false\n---\n\n<ExplorerPage />\n';

export interface Site {
  /** The Markdown of each page. */
  readonly pages: ReadonlyMap<string, string>;
  /** Files to be served as they are: text by path on the site. */
  readonly files: ReadonlyMap<string, string>;
}

/** The paths of the repository's pages, and where they are on the site. */
export function pagePaths(): ReadonlyMap<string, string> {
  const docs = globSync('docs/**/*.md', { cwd: ROOT }).sort();
  return new Map([
    ...Object.entries(AT_THE_ROOT),
    ...docs.map((path) => [path, path.slice('docs/'.length)] as const),
    ['docs/adr/', 'adr/index.md'],
    ['schema/openapi.json', 'reference/http.md'],
  ]);
}

/** Makes all pages but those of the library, which typedoc writes. Throws at a dead link. */
export function makeSite(): Site {
  const places: Places = { pages: pagePaths(), has: kindOf };
  const pages = new Map<string, string>();
  const files = new Map<string, string>();
  for (const [source, path] of places.pages) {
    if (!source.endsWith('.md')) continue;
    const text = readFileSync(join(ROOT, source), 'utf8');
    const linked = linkPage(source, source === 'docs/results.md' ? resultsPage(text) : text, places);
    pages.set(path, NOT_SEARCHED.test(path) ? `---\nsearch: false\n---\n\n${linked.text}` : linked.text);
    for (const file of linked.files) files.set(servedAs(file), contentOf(file));
  }
  // The explorer opens any of them by its path.
  for (const kept of globSync('traces/counterexamples/**/*.json', { cwd: ROOT }).sort()) files.set(servedAs(kept), contentOf(kept));
  const titles = [...pages].flatMap(([path, text]) => (path.startsWith('adr/') ? [{ path, title: titleOf(text) }] : []));
  pages.set('explorer.md', EXPLORER);
  pages.set('adr/index.md', recordsPage(titles));
  pages.set('reference/http.md', httpPage(readFileSync(join(ROOT, 'schema/openapi.json'), 'utf8')));
  files.set('files/schema/openapi.json', contentOf('schema/openapi.json'));
  files.set('results.json', JSON.stringify(resultRows(readFileSync(join(ROOT, 'docs/results.md'), 'utf8'))));
  return { pages, files };
}

/** The first heading of a page. Throws if there is none. */
export function titleOf(page: string): string {
  const title = /^# (.+)$/m.exec(page)?.[1];
  if (title === undefined) throw new Error(`a page has no title: ${page.slice(0, 80)}`);
  return title;
}

function kindOf(path: string): 'file' | 'folder' | undefined {
  const there = join(ROOT, path);
  if (path === '' || !existsSync(there)) return undefined;
  return statSync(there).isDirectory() ? 'folder' : 'file';
}

/** A file's text; of a folder, the names in it. */
function contentOf(path: string): string {
  if (kindOf(path) === 'file') return readFileSync(join(ROOT, path), 'utf8');
  return `${path}/\n${globSync('**/*.*', { cwd: join(ROOT, path) })
    .sort()
    .map((name) => `  ${name}\n`)
    .join('')}`;
}
