/**
 * Audits every page of the site with axe, in both themes, and on a phone's width: `npm run check:slow` runs it. Exits with 1 if
 * axe finds something, or a page is wider than the screen. Where no browser can be started, it says so, and exits with 0.
 */
import { globSync } from 'node:fs';
import { answers, auditBoth, overhang } from '../test/browser/audit.ts';
import { startBrowser } from '../test/browser/chromium.ts';
import { BUILT, buildSite, serveSite } from '../test/browser/served-site.ts';

const WIDE = { width: 1280, height: 900 };
const NARROW = { width: 360, height: 740 };
/** A busy machine must not fail the audit. */
const PATIENCE_MS = 200_000;

const started = await startBrowser();
if ('missing' in started) {
  console.log(`audit: skipped: ${started.missing}`);
  process.exit(0);
}
buildSite();
const site = await serveSite();
const paths = globSync('**/*.html', { cwd: BUILT }).sort();
const context = await started.browser.newContext({ serviceWorkers: 'block' });
context.setDefaultTimeout(PATIENCE_MS);
const page = await context.newPage();
let findings = 0;
for (const path of paths) {
  await page.setViewportSize(WIDE);
  await page.goto(`${site.address}${path}`);
  await answers(page);
  const found = [...(await auditBoth(page))];
  await page.setViewportSize(NARROW);
  const over = await overhang(page);
  if (over > 0) found.push(`narrow: ${over} pixels wider than the screen`);
  findings += found.length;
  for (const finding of found) console.log(`✗ ${path}, ${finding}`);
}
console.log(`audit: ${paths.length} pages, ${findings} findings`);
await started.browser.close();
await site.stop();
process.exitCode = findings === 0 ? 0 : 1;
