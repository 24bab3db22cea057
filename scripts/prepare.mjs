/**
 * Builds dist/ whenever npm prepares the package: when a clone is installed, and when the package is installed from its
 * repository. Runs on any Node from 18.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { nodeRunsTypeScript } from './node-version.mjs';

// In a clone, `npx selfman` links the clone into its own cache and prepares it again. Nobody should wait for a build that
// the launcher does not need.
const byNpx = process.env.npm_command === 'exec';
const isBuilt = existsSync(new URL('../dist/cli/main.js', import.meta.url));

if (!(byNpx && (isBuilt || nodeRunsTypeScript()))) {
  const cwd = fileURLToPath(new URL('..', import.meta.url));
  process.exitCode = spawnSync('npm run --silent build', { cwd, shell: true, stdio: 'inherit' }).status ?? 1;
}
