/// <reference types="vite/types/importMeta.d.ts" />
/** The source of two protocols as text, and the modules that it imports, as Vite puts them into a page. */
import type { Exports, Library } from '../course/modules.ts';

const texts: Readonly<Record<string, string>> = import.meta.glob(['../../impl/{relaxed-ring,failure-detector}/*.ts'], {
  query: '?raw',
  import: 'default',
  eager: true,
});
const modules: Readonly<Record<string, Exports>> = import.meta.glob(['../../impl/{kernel,identifier-space}/*.ts'], { eager: true });

/** Paths are those from the root of the repository. */
export const SOURCES: Library = { texts: fromRoot(texts), modules: fromRoot(modules) };

function fromRoot<T>(found: Readonly<Record<string, T>>): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(found).map(([path, value]) => [path.replace(/^(\.\.\/)+/, ''), value]));
}
