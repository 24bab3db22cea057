/** The site as readers meet it, in a real browser: below a path, without other hosts, without a network, by keyboard, on a phone. */
import { gzipSync } from 'node:zlib';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { check } from '../../model-check/drivers/check.ts';
import { Interactive } from '../../model-check/drivers/interactive.ts';
import { allScenarios } from '../../scenarios/all.ts';
import { taskOf } from '../../site/course/tasks.ts';
import { makeSite } from '../../site/pages.ts';
import { answers, auditBoth, overhang } from './audit.ts';
import { startBrowser } from './chromium.ts';
import { buildSite, serveSite } from './served-site.ts';

const started = await startBrowser();
const browser = 'browser' in started ? started.browser : null;
if ('missing' in started) console.warn(`test/browser is skipped: ${started.missing}`);
const PATIENCE_MS = 200_000;
const PHONE = { viewport: { width: 360, height: 740 } };

if (browser !== null) buildSite();
const site = browser === null ? null : await serveSite();

afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

describe.skipIf(browser === null)('the site', () => {
  test('works below a path: every page of the sidebar is there, and asks no other host for anything', async () => {
    const { page, requests } = await open('index.html');
    const links = await page.locator('.VPSidebar a').evaluateAll((all) => all.map((link) => (link as unknown as { href: string }).href));
    expect(links.length).toBeGreaterThan(60);
    const answers = await Promise.all(links.map(async (link) => ((await page.request.get(link)).ok() ? [] : [link])));
    expect(answers.flat()).toEqual([]);
    expect(requests.filter((url) => !url.startsWith(addressOf('')))).toEqual([]);
  });

  test('loads less than 200 kB of compressed script with its first page', async () => {
    const { page, requests } = await open('index.html');
    await page.waitForLoadState('networkidle');
    const scripts = [...new Set(requests.filter((url) => url.endsWith('.js')))];
    const sizes = await Promise.all(scripts.map(async (url) => gzipSync(await (await page.request.get(url)).body()).length));
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(200_000);
  });

  test('works without a network once it is loaded', async () => {
    const { page } = await open('index.html', { serviceWorkers: 'allow' });
    await page.evaluate('navigator.serviceWorker.ready.then(() => null)');
    await page.context().setOffline(true);
    await visit(page, 'course/10-a-crash.html');
    expect(await page.locator('h1').first().innerText()).toMatch(/^10\. A crash/);
    await page.reload();
    expect(await page.locator('.course-task h3').first().innerText()).toContain('two owners with one crash');
  });

  test('finds words in its own index', async () => {
    const { page } = await open('index.html');
    await page.keyboard.press('Control+k');
    await page.locator('.VPLocalSearchBox input').fill('passive list');
    await page.locator('.VPLocalSearchBox .result').first().waitFor();
    expect(await page.locator('.VPLocalSearchBox .result').allInnerTexts()).toContainEqual(
      expect.stringContaining('14. Partition and merge'),
    );
  });

  test('filters the table of results', async () => {
    const { page } = await open('results.html');
    await page.getByRole('searchbox', { name: 'Words' }).fill('two-phase crash');
    await page.getByRole('combobox', { name: 'Verdict' }).selectOption('violates');
    await page.getByText('1 of ').waitFor();
    expect(await page.locator('.results-table tbody tr').allInnerTexts()).toEqual([
      expect.stringContaining('baselines/two-phase-commit/crash/coordinator'),
    ]);
  });

  test('is usable by keyboard: the task of chapter 2 is solved with Tab and Space, and is still solved later', async () => {
    const { page } = await open('course/02-a-circle.html');
    await page.getByRole('checkbox', { name: '8', exact: true }).focus();
    await page.keyboard.press('Space');
    for (let tabs = 0; tabs < 4; tabs += 1) await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    for (let tabs = 0; tabs < 2; tabs += 1) await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.getByText('Key 7 belongs to node 12. Solved.').waitFor();
    await page.reload();
    await page.getByText('You have solved this task.').waitFor();
  });

  test('fits a phone: neither a page of the course nor the explorer is wider than the screen', async () => {
    const { page } = await open('index.html', PHONE);
    const wide: string[] = [];
    for (const path of paths(/^(course|index|explorer)/)) {
      await visit(page, path);
      const over = await overhang(page);
      if (over > 0) wide.push(`${path}: ${over}`);
    }
    expect(wide).toEqual([]);
  });

  test.each(['04', '05', '10', '15', '17'])('lets a reader solve the task of chapter %s, and keeps that', async (id) => {
    const { page } = await open(paths(new RegExp(`^course/${id}`))[0] ?? '');
    // A chapter may have two tasks, each with an explorer of its own.
    const task = page.getByRole('region', { name: taskOf(id).asks });
    for (const [i, choice] of (await solutionOf(id)).entries()) {
      await task.locator(`.sx-choice[data-choice="${choice}"]`).click();
      await task.getByText(`step ${i + 1} of ${i + 1}`).waitFor();
    }
    await task.getByText('No way is shorter.').waitFor();
    await page.reload();
    await task.getByText('✓ solved').waitFor();
  });

  test('lets a reader break a rule, and find the story', async () => {
    const { page } = await open('course/19-break-it-yourself.html');
    await page.getByRole('button', { name: 'Remove it, and search' }).click();
    await page.getByText('The property mistakesAreCounted notices').waitFor();
    expect(await page.getByLabel('The story').innerText()).toContain('✗ mistakesAreCounted');
  });

  test('checks a protocol that a reader edits', async () => {
    const { page } = await open('course/20-your-own-protocol.html');
    await page.getByRole('button', { name: 'Check', exact: true }).click();
    await page.getByText('violates: ').waitFor();
    const text = await page.getByLabel('The protocol, in TypeScript').inputValue();
    await page.getByLabel('The protocol, in TypeScript').fill(text.replace("return next(state, send(state.other, 'yes'));", 'return'));
    await page.getByRole('button', { name: 'Check', exact: true }).click();
    await page.getByText(/^faulty/).waitFor();
  });

  test('plays a scenario without one of its rules, along the shortest story that breaks it', async () => {
    const { page } = await open('explorer.html#s=failure-detector/delay/patience-exceeds-delay');
    await page.getByLabel('Without a rule').selectOption({ index: 1 });
    await page.locator('.sx-note', { hasText: 'Without one rule, this is a protocol whose' }).waitFor();
    await page.getByRole('button', { name: 'Shortest story' }).click();
    await page.getByText('no story is shorter').waitFor();
    await page.locator('.sx-light.sx-broken').waitFor();
    expect(await page.getByRole('button', { name: 'Check from here' }).count()).toBe(0);
  });

  test('opens a shared run where it was left', async () => {
    const { page } = await open('explorer.html#s=baselines/chord/join');
    await page.locator('.sx-choice').first().click();
    await page.getByText('step 1 of 1').waitFor();
    const address = page.url();
    await page.goto('about:blank');
    await page.goto(address);
    await page.getByText('step 1 of 1').waitFor();
  });

  test('has nothing that axe finds, in either theme', async () => {
    const { page } = await open('index.html');
    const found: string[] = [];
    for (const path of paths(AUDITED)) {
      await visit(page, path);
      found.push(...(await auditBoth(page)).map((finding) => `${path}, ${finding}`));
    }
    expect(found).toEqual([]);
  });
});

/** One page of each kind; `scripts/audit-site.ts` audits every page. */
const AUDITED = /^(index|course\/(02|17|19|20)|explorer|protocols\/fingers|results\.|reference\/http)/;

function paths(wanted: RegExp): readonly string[] {
  return [...makeSite().pages.keys()].filter((path) => wanted.test(path)).map((path) => path.replace(/\.md$/, '.html'));
}

function addressOf(path: string): string {
  if (site === null) throw new Error('there is no site');
  return `${site.address}${path}`;
}

/** The numbers of the choices of a shortest solution. */
async function solutionOf(id: string): Promise<readonly number[]> {
  const scenario = allScenarios.find(({ name }) => name === taskOf(id).scenario);
  if (scenario === undefined) throw new Error(`task ${id} has no scenario`);
  const play = new Interactive(scenario);
  const { counterexample } = await check(scenario);
  const end = (counterexample?.steps ?? []).reduce((moment, { label }) => {
    const choice = play.choices(moment).find((each) => JSON.stringify(each.label) === JSON.stringify(label));
    return play.take(moment, choice?.number ?? -1).moment;
  }, play.begin());
  return end.choices;
}

/** A page in a context of its own, and the addresses that it asks for. A service worker would load the whole site for each. */
async function open(
  path: string,
  options: BrowserContextOptions = {},
): Promise<{ readonly page: Page; readonly requests: readonly string[] }> {
  if (browser === null) throw new Error('there is no browser');
  const context = await browser.newContext({ serviceWorkers: 'block', ...options });
  onTestFinished(() => context.close());
  // A busy machine must not fail a test.
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  await visit(page, path);
  return { page, requests };
}

/** Goes to a page of the site, and waits until it answers. */
async function visit(page: Page, path: string): Promise<void> {
  await page.goto(addressOf(path));
  await answers(page);
}
