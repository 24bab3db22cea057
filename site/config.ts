/** The configuration of VitePress. Pages are staged first: `node site/build.ts`, `node site/serve.ts`. */
import { join } from 'node:path';
import { type DefaultTheme, defineConfig } from 'vitepress';
import { sidebarOf } from './sidebar.ts';
import { STAGE, stagedPages } from './stage.ts';

/** The folder that any static host can serve, under any path. */
export const BUILT = join(import.meta.dirname, 'out', 'built');

export const config = defineConfig({
  title: 'selfman',
  description: 'Write a protocol as a pure function. See every order of events, run it over TCP, replay what it did.',
  lang: 'en',
  base: './',
  srcDir: STAGE,
  outDir: BUILT,
  cacheDir: join(import.meta.dirname, 'out', 'cache'),
  appearance: true,
  themeConfig: {
    search: { provider: 'local' },
    nav: [
      { text: 'Course', link: '/course/01-one-table' },
      { text: 'Explorer', link: '/explorer' },
      { text: 'Guides', link: '/guide/your-protocol' },
      { text: 'Reference', link: '/reference/glossary' },
      { text: 'Limits', link: '/limits' },
    ],
    // VitePress changes no item; its types do not say so.
    sidebar: structuredClone(sidebarOf(stagedPages())) as DefaultTheme.SidebarItem[],
    outline: [2, 3],
    docFooter: { prev: 'Previous', next: 'Next' },
  },
  markdown: { theme: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' } },
  vite: { publicDir: join(STAGE, 'public'), build: { target: 'esnext', chunkSizeWarningLimit: 2000 } },
});
