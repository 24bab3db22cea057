/** The version of this program, from its package manifest. */
import { createRequire } from 'node:module';

/** Imports the manifest by the package's own name, so that one line works both in the sources and in the published package. */
export function version(): string {
  const manifest: { readonly version: string } = createRequire(import.meta.url)('selfman/package.json');
  return manifest.version;
}
