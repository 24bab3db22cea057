/**
 * Writes the generated sections of docs/protocols/, docs/course/ and ARCHITECTURE.md. A section stands between
 * `<!-- generated: … -->` and `<!-- end -->`, and the marker says what it holds:
 * `messages of PROTOCOL in SCENARIO, SCENARIO`, `properties of PROTOCOL`, `scenarios of PROTOCOL` or `rooms of the house`.
 * PROTOCOL is its folder below impl/. In the course: `source of FILE: NAME, NAME` and `results of SCENARIO, SCENARIO`.
 */
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { scenariosNamed } from './pages/chapter.ts';
import { messagesAndEvents } from './pages/messages.ts';
import { propertyTables } from './pages/properties.ts';
import { pageOf } from './pages/protocol-page.ts';
import { scenariosAndCounts } from './pages/scenarios.ts';
import { sourceOf } from './pages/source.ts';
import { importsIn } from './rooms/imports.ts';
import { arrowsOf, asMarkdown } from './rooms/picture.ts';

const root = join(import.meta.dirname, '..');
const SECTION = /(<!-- generated: (.*?) -->\n).*?(<!-- end -->)/gs;

/** The paths of the pages, relative to the root. */
export const PAGES: readonly string[] = globSync('docs/{course,protocols}/**/*.md', { cwd: root }).sort();

export function writtenPage(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

/** Returns the page with its generated sections brought up to date. Throws when a marker is unknown. */
export async function upToDate(page: string): Promise<string> {
  const sections: string[] = [];
  for (const [, , what = ''] of page.matchAll(SECTION)) sections.push(await section(what));
  return page.replace(SECTION, (_, begin: string, __, end: string) => `${begin}\n${sections.shift()}\n\n${end}`);
}

async function section(what: string): Promise<string> {
  if (what === 'rooms of the house') return asMarkdown(arrowsOf(importsIn(root)));
  const [, path, declared] = /^source of (\S+): (.+)$/.exec(what) ?? [];
  if (path !== undefined && declared !== undefined) return sourceOf(path, declared.split(', '));
  const [, scenarios] = /^results of (.+)$/.exec(what) ?? [];
  if (scenarios !== undefined) return scenariosNamed(scenarios.split(', '));
  const [, kind, protocol = '', names] = /^(\w+) of (\S+)(?: in (.+))?$/.exec(what) ?? [];
  if (kind === 'messages' && names !== undefined) return messagesAndEvents(pageOf(protocol, names.split(', ')));
  if (kind === 'properties' && names === undefined) return propertyTables(pageOf(protocol));
  if (kind === 'scenarios' && names === undefined) return scenariosAndCounts(pageOf(protocol));
  throw new Error(`this marker asks for nothing that is known: ${what}`);
}

if (import.meta.main) {
  for (const path of [...PAGES, 'ARCHITECTURE.md']) {
    const page = writtenPage(path);
    const now = await upToDate(page);
    if (now === page) continue;
    writeFileSync(join(root, path), now);
    console.log(path);
  }
}
