/**
 * Makes a clone ready: installs what the lockfile lists, and a Node that runs TypeScript if the current one cannot. Runs
 * ahead of every npm script that needs either, so it imports only node: modules and works on Node 18. When nothing is
 * missing it does nothing and prints nothing.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FIRST_WITH_TYPESCRIPT, nodeRunsTypeScript } from './node-version.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const localNode = join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');

if (!installIsCurrent()) {
  console.error('setup: installing dependencies …');
  // Without install scripts: no dependency needs one, and the build of `prepare` is not needed here.
  npm('ci', '--ignore-scripts');
}
// This process itself may run on the Node in node_modules that `npm ci` has just removed.
const needsNode = !nodeRunsTypeScript() || !existsSync(process.execPath);
if (needsNode && !existsSync(localNode)) {
  console.error(`setup: adding Node 24 to node_modules, because Node ${process.versions.node} does not run TypeScript …`);
  // --no-save: users of a newer Node never download this one.
  npm('install', '--no-save', 'node@24');
}

/** npm writes node_modules/.package-lock.json at the end of each install. */
function installIsCurrent() {
  const installed = join(root, 'node_modules', '.package-lock.json');
  return existsSync(installed) && statSync(installed).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs;
}

function npm(...args) {
  const command = ['npm', ...args].join(' ');
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
  // Standard output belongs to the script that runs next; a shell, because npm is a .cmd file on Windows.
  const { status, error } = spawnSync([command, ...quiet].join(' '), { cwd: root, shell: true, stdio: ['ignore', 2, 2] });
  if (status === 0) return;
  console.error(`setup: "${command}" failed${error ? `: ${error.message}` : ''}.`);
  console.error(
    `setup: check the connection and try again, or install Node >= ${FIRST_WITH_TYPESCRIPT.join('.')} and run "npm ci" yourself.`,
  );
  process.exit(1);
}
