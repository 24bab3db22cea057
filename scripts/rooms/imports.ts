/** Reads from the source which file imports what, types included. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path/posix';
import ts from 'typescript';

export interface Import {
  /** The importing file, as a path from the root. */
  readonly from: string;
  /** The imported file, as a path from the root; or the name of a package or a module of Node if `isOutside`. */
  readonly to: string;
  readonly isOutside: boolean;
}

/** Folders within the tree that hold no source. */
const IGNORED = /^(\.|node_modules$|dist$|coverage$|reports$)/;

/** All TypeScript files of the tree, as paths from its root; ascending. */
export function sourcesIn(root: string): readonly string[] {
  const inFolder = (folder: string): readonly string[] =>
    readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return IGNORED.test(entry.name) ? [] : inFolder(path);
      return path.endsWith('.ts') ? [path] : [];
    });
  return [...inFolder('')].sort();
}

/** All imports of all TypeScript files of the tree, in the order of the files. */
export function importsIn(root: string): readonly Import[] {
  return sourcesIn(root).flatMap((from) => {
    const { importedFiles } = ts.preProcessFile(readFileSync(join(root, from), 'utf8'), true, true);
    return importedFiles.map(({ fileName }) => {
      const isOutside = !fileName.startsWith('.');
      return { from, to: isOutside ? fileName : join(from, '..', fileName), isOutside };
    });
  });
}
