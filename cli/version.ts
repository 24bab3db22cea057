/** The version of this program, as its package says it. */
import { createRequire } from 'node:module';

/** By the package's own name, so that the same line works in the sources and in what is published. */
export function version(): string {
  const manifest: { readonly version: string } = createRequire(import.meta.url)('selfman/package.json');
  return manifest.version;
}
