/** Which file imports what, types included, read from the source. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path/posix';
import ts from 'typescript';

export interface Import {
  /** A path from the root. */
  readonly from: string;
  /** A path from the root; the name of a package, or of a module of Node, where `isOutside`. */
  readonly to: string;
  readonly isOutside: boolean;
}

/** What is not source, though it lies in the tree. */
const IGNORED = /^(\.|node_modules$|dist$|coverage$|reports$)/;

/** Every TypeScript file of the tree, as a path from its root; ascending. */
export function sourcesIn(root: string): readonly string[] {
  const inFolder = (folder: string): readonly string[] =>
    readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return IGNORED.test(entry.name) ? [] : inFolder(path);
      return path.endsWith('.ts') ? [path] : [];
    });
  return [...inFolder('')].sort();
}

/** Every import of every TypeScript file of the tree, in the order of the files. */
export function importsIn(root: string): readonly Import[] {
  return sourcesIn(root).flatMap((from) => {
    const { importedFiles } = ts.preProcessFile(readFileSync(join(root, from), 'utf8'), true, true);
    return importedFiles.map(({ fileName }) => {
      const isOutside = !fileName.startsWith('.');
      return { from, to: isOutside ? fileName : join(from, '..', fileName), isOutside };
    });
  });
}
