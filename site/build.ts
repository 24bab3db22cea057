/** Builds the site into site/out/built/: `npm run docs:build`. Exits with 1 at a dead link. */
import { build } from 'vitepress';
import { writeWorker } from './offline.ts';
import { stage } from './stage.ts';

await stage();
// The configuration reads the staged pages, so it is loaded after them.
const { BUILT } = await import('./config.ts');
await build(import.meta.dirname);
writeWorker(BUILT);
