/** The sidebar: every page is in it, and each once. */
import { titleOf } from './pages.ts';

interface Group {
  readonly text: string;
  /** The pages of the group, in order: paths on the site, or beginnings of paths that end with a slash. */
  readonly of: readonly string[];
  readonly collapsed?: true;
}

const GROUPS: readonly Group[] = [
  { text: 'Begin', of: ['index.md', 'explorer.md'] },
  { text: 'Course', of: ['course/'] },
  { text: 'Guides', of: ['guide/your-protocol.md', 'guide/operate.md', 'guide/replay.md', 'guide/histories.md', 'guide/'] },
  { text: 'Protocols', of: ['protocols/relaxed-ring.md', 'protocols/'], collapsed: true },
  { text: 'Reference', of: ['reference/glossary.md', 'results.md', 'reference/cli.md', 'reference/http.md', 'reference/', 'api/index.md'] },
  { text: 'How far it goes', of: ['limits.md', 'trust.md', 'protocols/guarantees.md'] },
  { text: 'Figures', of: ['results/'], collapsed: true },
  { text: 'The house', of: ['architecture.md', 'contributing.md', 'changelog.md', 'adr/'], collapsed: true },
];

/** Names in the sidebar that are shorter than the page's title. */
const SHORT: Readonly<Record<string, string>> = {
  'index.md': 'The first minute',
  'api/index.md': 'Library',
  'explorer.md': 'Explorer',
  'guide/your-protocol.md': 'Your own protocol',
};

export interface Item {
  readonly text: string;
  readonly link: string;
}

export interface Section {
  readonly text: string;
  readonly collapsed?: boolean;
  readonly items: readonly Item[];
}

/** The sidebar for these pages. Pages below `api/` are reached from their own index. */
export function sidebarOf(pages: ReadonlyMap<string, string>): readonly Section[] {
  const left = new Set([...pages.keys()].filter((path) => !/^api\/.+\/|^api\/(?!index\.md)/.test(path)));
  const named = new Set(GROUPS.flatMap(({ of }) => of));
  return GROUPS.map(({ text, of, collapsed }) => {
    const items = of.flatMap((beginning) =>
      [...left].filter((path) => path === beginning || (beginning.endsWith('/') && path.startsWith(beginning) && !named.has(path))).sort(),
    );
    for (const path of items) left.delete(path);
    return {
      text,
      ...(collapsed ? { collapsed } : {}),
      items: items.map((path) => ({ text: nameOf(path, pages), link: `/${path.replace(/\.md$/, '')}` })),
    };
  }).filter(({ items }) => items.length > 0);
}

function nameOf(path: string, pages: ReadonlyMap<string, string>): string {
  return SHORT[path] ?? titleOf(pages.get(path) ?? '').replaceAll('`', '');
}
