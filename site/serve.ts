/**
 * Serves the site while its pages are written: a change below docs/ shows at once. `npm run docs:serve`. With
 * `--in-a-terminal` only where somebody watches: a script that runs `npm run docs` goes on.
 */
import { watch } from 'node:fs';
import { join } from 'node:path';
import { createServer } from 'vitepress';
import { stage, stagePages } from './stage.ts';

const ROOT = join(import.meta.dirname, '..');
/** Editors write a file in several steps. */
const PAUSE_MS = 200;

if (process.argv.includes('--in-a-terminal') && !process.stdout.isTTY) {
  console.log('The pages are written. npm run docs:serve shows them.');
  process.exit(0);
}

await stage();
const server = await createServer(import.meta.dirname, { host: '127.0.0.1', base: '/' });
await server.listen();
server.printUrls();

let waiting: NodeJS.Timeout | undefined;
watch(join(ROOT, 'docs'), { recursive: true }, () => {
  clearTimeout(waiting);
  waiting = setTimeout(show, PAUSE_MS);
});

function show(): void {
  try {
    stagePages();
  } catch (error) {
    // A dead link, say, while somebody is writing: the page before stays, and the message says what to mend.
    console.error(error instanceof Error ? error.message : error);
  }
}
