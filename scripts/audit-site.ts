/**
 * Audits every page of the site with axe, in both themes: `npm run check:slow` runs it. Exits with 1 if axe finds
 * something, and with 0 and a word where no browser can be started.
 */
import { globSync } from 'node:fs';
import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { startBrowser } from '../test/browser/chromium.ts';
import { BUILT, buildSite, serveSite } from '../test/browser/served-site.ts';

const THEMES = ['light', 'dark'] as const;

const started = await startBrowser();
if ('missing' in started) {
  console.log(`audit: skipped: ${started.missing}`);
  process.exit(0);
}
buildSite();
const site = await serveSite();
const paths = globSync('**/*.html', { cwd: BUILT }).sort();
let findings = 0;
for (const theme of THEMES) {
  const context = await started.browser.newContext({ colorScheme: theme, reducedMotion: 'reduce' });
  const page = await context.newPage();
  for (const path of paths) {
    await page.goto(`${site.address}${path}`);
    for (const finding of await audit(page)) {
      findings += 1;
      console.log(`✗ ${path}, ${theme}: ${finding}`);
    }
  }
  await context.close();
}
console.log(`audit: ${paths.length} pages in ${THEMES.length} themes, ${findings} findings`);
await started.browser.close();
await site.stop();
process.exitCode = findings === 0 ? 0 : 1;

/** The findings of axe on the page: the rule, and the first element that breaks it. */
async function audit(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate<AxeResults>("axe.run(document, { resultTypes: ['violations'] })");
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)} (${nodes.length})`);
}
