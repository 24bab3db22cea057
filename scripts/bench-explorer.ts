/**
 * Measures the explorer in a browser, and writes docs/results/explorer.md. Times are CPU times of the page's main thread, so that
 * other programs of the machine count less. They are multiplied by four, for a processor that is four times slower.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { explorerFiles } from '../cli/explorer-files.ts';
import { ExplorerServer } from '../cli/explorer-server.ts';
import { bagOf } from '../impl/kernel/sorted-set.ts';
import { startBrowser } from '../test/browser/chromium.ts';
import { machine } from './machine.ts';

const FILE = join(import.meta.dirname, '..', 'docs', 'results', 'explorer.md');
const SLOWER = 4;
const ROUNDS = 5;
const STEPS = 40;
/** A ring, transactions with messages, and a spec. */
const SCENARIOS = ['relaxed-ring/join/2+3', 'transactions/vote/crash', 'store/spec/3'];
const RINGS = [500, 2_000, 5_000];

interface Row {
  readonly what: string;
  readonly ms: readonly number[];
}

const started = await startBrowser();
if ('missing' in started) throw new Error(started.missing);
const { browser } = started;
const server = new ExplorerServer({ files: explorerFiles(process.stderr) });
const address = await server.listen(0);
const rows: Row[] = [];
for (const scenario of SCENARIOS) rows.push(...(await played(scenario)));
for (const nodes of RINGS) rows.push(await drawn(nodes));
await browser.close();
server.close();
const text = pageOf(rows);
writeFileSync(FILE, text);
console.log(text);

/** Until the choices of a scenario can be taken, and each step after that. */
async function played(scenario: string): Promise<readonly Row[]> {
  const first: number[] = [];
  const steps: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const { page, cpu } = await watched();
    await page.goto(`${address}#s=${scenario}`);
    await page.locator('.sx-choice').first().waitFor();
    first.push(await cpu());
    for (let step = 0; step < STEPS / ROUNDS; step++) {
      const before = await cpu();
      // Two frames later the step is drawn.
      const isTaken = await page.evaluate(`(async () => {
        const choice = document.querySelector('.sx-choice');
        choice?.click();
        await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
        return choice !== null;
      })()`);
      if (isTaken !== true) break;
      steps.push((await cpu()) - before);
    }
    await page.context().close();
  }
  return [
    { what: `${scenario}: from an empty page to the first choice`, ms: first },
    { what: `${scenario}: a step, taken and drawn`, ms: steps },
  ];
}

/** A recorded ring of that many nodes: one state to the next, on a canvas. */
async function drawn(nodes: number): Promise<Row> {
  const { page, cpu } = await watched();
  await page.goto(`${address}#s=failure-detector/crash/one-peer`);
  await page.locator('.sx-choice').first().waitFor();
  const text = JSON.stringify(storyOfRing(nodes));
  await page.evaluate(`(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([${JSON.stringify(text)}], 'ring.json'));
    document.querySelector('.sx').dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true }));
  })()`);
  await page.locator('canvas.sx-ring').waitFor();
  const ms: number[] = [];
  for (let i = 0; i < STEPS / 2; i++) {
    const before = await cpu();
    await page.evaluate(`(async () => {
      document.querySelector('[aria-keyshortcuts="Arrow${i % 2 === 0 ? 'Left' : 'Right'}"]').click();
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    })()`);
    ms.push((await cpu()) - before);
  }
  await page.context().close();
  return { what: `a ring of ${nodes.toLocaleString('en-US')} nodes: one state to the next`, ms };
}

/** A counterexample of no scenario, so that it is shown as it was recorded: each step, a further node is down. */
function storyOfRing(nodes: number): unknown {
  const size = nodes * 16;
  const state = (down: number) => ({
    nodes: Array.from({ length: nodes }, (_, i) => ({
      id: i * 16,
      status: i < down ? 'down' : 'up',
      state: { status: 'member', config: { keys: size }, predecessor: ((i + nodes - 1) % nodes) * 16, successor: ((i + 1) % nodes) * 16 },
    })),
    messages: [],
  });
  const steps = [1, 2].map((down) => ({ says: `node ${(down - 1) * 16} crashes`, changes: [], label: null, after: state(down) }));
  return { property: 'noneOfOurs', because: 'it is drawn', initial: state(0), final: state(2), steps };
}

/** A page, and the CPU time of its main thread since the beginning, in milliseconds. */
async function watched(): Promise<{ readonly page: Page; readonly cpu: () => Promise<number> }> {
  const page = await (await browser.newContext()).newPage();
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const cpu = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return 1_000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0);
  };
  return { page, cpu };
}

function pageOf(all: readonly Row[]): string {
  const lines = all.map(({ what, ms }) => {
    const sorted = bagOf(ms);
    const [median, worst] = [sorted[Math.floor(sorted.length / 2)] ?? 0, sorted.at(-1) ?? 0];
    return `| ${[what, ms.length, ...[median, worst, median * SLOWER, worst * SLOWER].map((each) => each.toFixed(0))].join(' | ')} |`;
  });
  return `# The explorer in a browser

\`node scripts/bench-explorer.ts\` writes this page. Last run: ${new Date().toISOString().slice(0, 10)}, on
${machine()}.

Times are CPU times of the page's main thread in Chromium ${browser.version().split('.')[0]}, in milliseconds: script,
layout and painting, over two frames. On the right they are multiplied by four, for a processor that
is four times slower. Time of the network is not in them. The aims are 2,000 ms to the first choice
on the slow processor, and less than 16 ms a step on this one.

| measured | times | median | worst | slow: median | slow: worst |
|---|--:|--:|--:|--:|--:|
${lines.join('\n')}
`;
}
