/** The findings of axe on a page of the site, in either theme. */
import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

export type Theme = 'light' | 'dark';

/** Rules whose answer depends on colours. The rest are the same in both themes. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block'];

/** Waits until the page answers to keys and clicks, and has drawn each of its explorers. On a loaded machine it is shown long before. */
export async function answers(page: Page): Promise<void> {
  await page.waitForFunction("document.querySelector('#app')?.__vue_app__ !== undefined");
  await page.waitForFunction(
    "document.querySelectorAll('.course-explorer').length === document.querySelectorAll('.course-explorer .sx-head').length",
  );
}

/** The findings in both themes, each with its theme: the rule, and the first element that breaks it. */
export async function auditBoth(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  return [...(await audited(page, 'light')), ...(await audited(page, 'dark', OF_COLOURS))];
}

/** `rules`: only these; left out, all. */
async function audited(page: Page, theme: Theme, rules?: readonly string[]): Promise<readonly string[]> {
  await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
  await page.waitForFunction(`document.documentElement.classList.contains('dark') === ${theme === 'dark'}`);
  const options = JSON.stringify({ resultTypes: ['violations'], ...(rules === undefined ? {} : { runOnly: rules }) });
  const { violations } = await page.evaluate<AxeResults>(`axe.run(document, ${options})`);
  return violations.map(({ id, nodes }) => `${theme}: ${id}: ${nodes[0]?.html.slice(0, 160)} (${nodes.length})`);
}

/** How much wider the page is than the screen, in pixels: 0 if it fits. */
export async function overhang(page: Page): Promise<number> {
  return Number(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'));
}
