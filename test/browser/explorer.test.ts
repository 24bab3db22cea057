/** The explorer as `selfman explore` serves it, in a real browser: played, forked, shared, checked; and a live cluster on it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { explorerFiles } from '../../cli/explorer-files.ts';
import { ExplorerServer } from '../../cli/explorer-server.ts';
import { fileOf } from '../../scripts/counterexamples.ts';
import { newFolder, start } from '../cli/run-program.ts';
import { startBrowser } from './chromium.ts';

const started = await startBrowser();
const browser = 'browser' in started ? started.browser : null;
const server = browser === null ? null : new ExplorerServer({ files: explorerFiles(process.stderr) });
const address = (await server?.listen(0)) ?? '';

afterAll(async () => {
  await browser?.close();
  server?.close();
});

describe.skipIf(browser === null)('the explorer', () => {
  test('is played by keyboard alone: Chord to two owners, a branch beside it, and the address leads back', async () => {
    const page = await open('#s=baselines/chord/join');
    await page.locator('.sx-choice').first().focus();
    const { steps, because } = storyOf('baselines/chord/join');
    const { length } = steps;
    for (const { says } of steps) await chooseByKeyboard(page, says);
    const broken = page.locator('.sx-light.sx-broken');
    await broken.waitFor();
    await page.getByText(`step ${length} of ${length}`).waitFor();
    const there = page.url();

    await page.keyboard.press('f');
    await page.getByText(`step ${length - 1} of ${length}`).waitFor();
    const texts = await page.locator('.sx-choice').allTextContents();
    await chooseByKeyboard(page, texts.find((text) => text !== steps.at(-1)?.says) ?? '');
    await page.getByText('2 branches').waitFor();
    for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowLeft');
    await page.getByText(`step ${length - 3} of ${length}`).waitFor();

    await page.goto('about:blank');
    await page.goto(there);
    await page.getByText(`step ${length} of ${length}`).waitFor();
    expect(await broken.innerText()).toContain(because.split('; ')[0]);
  });

  test('opens a golden counterexample that is dropped on it, and refuses a file that is none of ours', async () => {
    const page = await open('#s=failure-detector/crash/one-peer');
    const name = 'relaxed-ring/crash/during-join';
    await drop(page, [{ name: 'notes.txt', text: 'milk, eggs' }]);
    expect(await page.getByRole('alert').innerText()).toContain('notes.txt: got text that is not JSON, expected a counterexample');
    await drop(page, [{ name: 'during-join.json', text: readFileSync(fileOf(name), 'utf8') }]);
    await page.getByText('step 8 of 8').waitFor();
    expect(await page.locator('.sx-head h2').innerText()).toBe(name);
    expect(await page.getByRole('alert').count()).toBe(0);
    expect(await page.locator('.sx-reason').allInnerTexts()).toContain('key 1 belongs to node 4 and to node 12');
  });

  test('checks from here to the end, and says where it stops, with the command that goes on', async () => {
    const page = await open('#s=conformance/two-phase/7');
    await page.getByLabel('the most states of a search').selectOption('10000');
    await page.locator('.sx-choice').first().press('c');
    await page.getByText('NOT exhausted').first().waitFor();
    expect(await page.locator('.sx-found code').innerText()).toBe('npx selfman check conformance/two-phase/7');
    await page.getByLabel('the most states of a search').selectOption('1000000');
    await page.getByRole('button', { name: 'Check from here' }).click();
    await page.locator('.sx-progress', { hasText: /[1-9]\d*,\d+ states/ }).waitFor();
    await page.getByText('All 296,448 states that can follow were visited').first().waitFor();
  });

  test('shows a running cluster: a killed node is missed, and the ring closes; the story can be paused, and walked back', async () => {
    const traces = newFolder();
    const cluster = start('cluster', '--nodes', '3', '--view', '0', '--http', '0', '--listen', '0', '--trace', traces);
    onTestFinished(() => void cluster.process.kill('SIGKILL'));
    const live = await until(() => /http:\S+live/.exec(cluster.errors())?.[0]);
    const pid = await until(() => /^2 +(\d+)/m.exec(cluster.output())?.[1]);
    const page = await open(live);
    await page.getByLabel('node 2, member').waitFor();
    process.kill(Number(pid), 'SIGKILL');
    await page.getByLabel('node 2, down').waitFor();
    // The two that are left point to each other.
    await page.locator('[aria-label*="with 2 members"]').waitFor();
    await until(async () => ((await page.locator('.sx-pointer-successor').count()) === 2 ? true : undefined));

    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByRole('button', { name: 'to the beginning' }).click();
    await page.getByRole('button', { name: 'one step on' }).click();
    await page.getByLabel('node 2, member').waitFor();
    await page.getByRole('button', { name: 'Follow' }).click();
    await page.getByLabel('node 2, down').waitFor();

    cluster.process.kill('SIGTERM');
    await cluster.ended;
    await page.getByText('The cluster does not answer now').waitFor();

    // The traces of the same nodes tell it step by step.
    const another = await open('#s=failure-detector/crash/one-peer');
    await drop(another, tracesIn(traces));
    const replayed = another.getByText(/events of 3 nodes were replayed/);
    await replayed.or(another.getByRole('alert')).first().waitFor();
    expect(await another.getByRole('alert').allInnerTexts()).toEqual([]);
    expect(await another.locator('.sx-story li').count()).toBeGreaterThan(20);
  });
});

const PATIENCE_MS = 100_000;

interface DroppedFile {
  readonly name: string;
  readonly text: string;
}

function storyOf(name: string): { readonly because: string; readonly steps: readonly { readonly says: string }[] } {
  return JSON.parse(readFileSync(fileOf(name), 'utf8'));
}

function tracesIn(folder: string): readonly DroppedFile[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.ndjson'))
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
}

/** A page of its own. `rest`: the end of the address, or a whole one. */
async function open(rest: string): Promise<Page> {
  if (browser === null) throw new Error('there is no browser');
  const context = await browser.newContext();
  onTestFinished(() => context.close());
  // A busy machine must not fail a test.
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  await page.goto(rest.startsWith('http') ? rest : `${address}${rest}`);
  await page.locator('.sx-head').waitFor();
  return page;
}

/** Walks down the choices until the wanted one has the focus, and takes it. */
async function chooseByKeyboard(page: Page, says: string): Promise<void> {
  const choices = await page.locator('.sx-choice').allTextContents();
  expect(choices).toContain(says);
  for (const _ of choices) {
    if ((await page.locator('.sx-choice:focus').textContent()) === says) break;
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Enter');
}

async function drop(page: Page, files: readonly DroppedFile[]): Promise<void> {
  const dataTransfer = await page.evaluateHandle(`(() => {
    const transfer = new DataTransfer();
    for (const { name, text } of ${JSON.stringify(files)}) transfer.items.add(new File([text], name));
    return transfer;
  })()`);
  await page.locator('.sx').dispatchEvent('drop', { dataTransfer });
}

/** Asks again until there is an answer. */
async function until<T>(ask: () => T | undefined | Promise<T | undefined>): Promise<T> {
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
