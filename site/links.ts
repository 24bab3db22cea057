/** Links of pages: to other pages of the site, or to files of the repository, which the site serves as text. */
import { posix } from 'node:path';

/** The paths of the repository as the site knows them. */
export interface Places {
  /** Each page, as a path of the repository, and its path on the site. */
  readonly pages: ReadonlyMap<string, string>;
  /** Whether the repository has a file or a folder there. */
  has(path: string): 'file' | 'folder' | undefined;
}

export interface Linked {
  readonly text: string;
  /** Files and folders of the repository that the page links to. */
  readonly files: readonly string[];
}

const LINK = /(\]\()([^)\s]+)(\))/g;
/** Kept counterexamples are opened in the explorer. */
const COUNTEREXAMPLE = /^traces\/counterexamples\/(.+\.json)$/;
const ELSEWHERE = /^(?:[a-z]+:|#|\/)/;

/** The page with its links rewritten for the site. Throws at a link that leads nowhere. Code blocks are left alone. */
export function linkPage(path: string, page: string, places: Places): Linked {
  const files = new Set<string>();
  const rewrite = (line: string) =>
    line.replace(LINK, (whole, open: string, target: string, close: string) => {
      if (ELSEWHERE.test(target)) return whole;
      const [file = '', anchor] = target.split('#');
      const there = posix.join(posix.dirname(path), file).replace(/\/$/, '');
      const ends = anchor === undefined ? '' : `#${anchor}`;
      const sitePath = places.pages.get(there) ?? places.pages.get(`${there}/`);
      if (sitePath !== undefined) return `${open}/${sitePath}${ends}${close}`;
      const kind = places.has(there);
      if (kind === undefined) throw new Error(`${path}: link: got ${target}, expected a page or a file of the repository`);
      if (/\.(svg|png)$/.test(there) && there.startsWith('docs/')) return `${open}/${there.slice('docs/'.length)}${close}`;
      files.add(there);
      const kept = COUNTEREXAMPLE.exec(there)?.[1];
      if (kept !== undefined) return `${open}/explorer.md#open=${kept}${close}`;
      return `${open}/${servedAs(there)}${close}`;
    });
  return { text: outsideCode(page, rewrite), files: [...files] };
}

/** Where the site serves a file of the repository: as text, whatever a host believes of its ending. */
export function servedAs(path: string): string {
  return `files/${/\.(json|txt|svg|yml|yaml)$/.test(path) ? path : `${path}.txt`}`;
}

function outsideCode(page: string, change: (line: string) => string): string {
  let isCode = false;
  return page
    .split('\n')
    .map((line) => {
      if (line.startsWith('```')) isCode = !isCode;
      return isCode ? line : change(line);
    })
    .join('\n');
}
