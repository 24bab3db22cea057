/** `selfman demo`, which `npm start` runs: five scenes, each with one sentence that says what it has shown. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import type { Command } from 'commander';
import type { CheckReport } from '../../model-check/report/report.ts';
import { spaceTimeDiagram } from '../../model-check/report/space-time-diagram.ts';
import type { Scenario } from '../../model-check/scenario.ts';
import { checkScenarios, exitCodeOf } from '../check-scenarios.ts';
import { oneScenario } from '../choose-scenarios.ts';
import type { CommandContext } from '../command-context.ts';
import { EXIT } from '../exit-codes.ts';
import { checkedSoFar, liveProgress } from '../live-progress.ts';
import { showRealNodes } from '../real-nodes-scene.ts';
import { ENDING_SIGNALS } from '../signals.ts';
import { showStore } from '../store-scene.ts';
import { type Colours, coloursFor, type Streams } from '../streams.ts';
import { makeTraceFolder } from '../trace-folder.ts';
import { count, verdictInWords } from '../words.ts';

export interface DemoCommand {
  /** The folder for the traces; without it, a new temporary one. */
  readonly trace?: string;
  /** The file of this program, such as `bin/selfman.js`. */
  readonly entry: string;
}

/** A scene that checks one scenario. */
interface CheckedScene {
  readonly title: string;
  readonly scenario: string;
  readonly shown: string;
}

const CHECKED: readonly CheckedScene[] = [
  {
    title: 'Two-phase commit blocks',
    scenario: 'baselines/two-phase-commit/crash/coordinator',
    shown: 'a participant that has voted yes can never decide once the coordinator has crashed.',
  },
  {
    title: 'Chord gives one key two owners',
    scenario: 'baselines/chord/join',
    shown: 'two members name different owners of the same key, though nothing has failed.',
  },
  {
    title: 'The relaxed ring does not',
    scenario: 'relaxed-ring/join/2+3',
    shown: 'three nodes join at one place, in every order of events, and no key ever has two owners.',
  },
];
const INDENT = '   ';
const WIDEST = 100;

export function addDemo(selfman: Command, { streams, scenarios, entry, ends }: CommandContext): void {
  selfman
    .command('demo')
    .summary('show in five scenes what this is: two counterexamples, an exhausted search, real nodes')
    .description(
      'Shows five scenes: two protocols that fail, one that holds in every order of events, and two with five real nodes. One run is recorded and replayed. In the other, a node is killed, and no value is lost.',
    )
    .option('--trace <DIR>', 'the folder for the traces; without it, a new temporary one')
    .action(async (options: { trace?: string }) => ends(await runDemo(await scenarios(), { ...options, entry }, streams)));
}

/**
 * Returns the exit code. The first scene that does not show what it should ends the demo, and determines the code. Throws
 * `BadOption` or `CannotRecord` before the first scene when the folder for the traces cannot be used.
 */
export async function runDemo(all: readonly Scenario[], { trace, entry }: DemoCommand, streams: Streams): Promise<number> {
  if (trace !== undefined) makeTraceFolder(trace);
  const over = new AbortController();
  const interrupt = (): void => over.abort();
  for (const signal of ENDING_SIGNALS) process.once(signal, interrupt);
  try {
    for (const [index, scene] of CHECKED.entries()) {
      const code = await playChecked(all, scene, `${index + 1}`, streams);
      if (over.signal.aborted) return EXIT.interrupted;
      if (code !== EXIT.asExpected) return code;
    }
    const folder = trace ?? mkdtempSync(join(tmpdir(), 'selfman-demo-'));
    streams.output.write(titled(`${CHECKED.length + 1}`, 'Five processes run the same function over TCP', streams));
    const code = await showRealNodes(folder, entry, streams, indented);
    if (over.signal.aborted) return EXIT.interrupted;
    if (code !== EXIT.asExpected) return code;
    streams.output.write(titled(`${CHECKED.length + 2}`, 'Five processes store values, and one is killed', streams));
    const stored = await showStore(entry, streams, indented, over.signal);
    if (over.signal.aborted) return EXIT.interrupted;
    if (stored !== EXIT.asExpected) return stored;
    streams.output.write(`\n${farewell(all.length - CHECKED.length, folder)}\n`);
    return EXIT.asExpected;
  } finally {
    for (const signal of ENDING_SIGNALS) process.off(signal, interrupt);
  }
}

async function playChecked(
  all: readonly Scenario[],
  { title, scenario, shown }: CheckedScene,
  number: string,
  streams: Streams,
): Promise<number> {
  const { output, errors } = streams;
  const colours = coloursFor(output);
  const progress = liveProgress(errors, checkedSoFar);
  output.write(titled(number, title, streams));
  const outcome = await checkScenarios(
    [oneScenario(all, [scenario])],
    {},
    {
      onProgress: progress.show,
      onReport: (report) => {
        progress.clear();
        output.write(indented([...found(report, colours), ...(report.asExpected ? [`Shown: ${shown}`] : [])]));
      },
    },
  );
  return exitCodeOf(outcome);
}

function found(report: CheckReport, { green, red }: Colours): readonly string[] {
  const { scenario, counterexample, asExpected } = report;
  const verdict = `${asExpected ? green('✓') : red('✗')} ${scenario}  ${verdictInWords(report)}`;
  if (counterexample === undefined) return [verdict];
  return [verdict, ...spaceTimeDiagram(counterexample.steps, counterexample.because, WIDEST - INDENT.length).split('\n')];
}

function titled(number: string, title: string, { output }: Streams): string {
  return `${number === '1' ? '' : '\n'}${coloursFor(output).bold(`${number}. ${title}`)}\n`;
}

function indented(lines: readonly string[]): string {
  return lines.map((line) => `${INDENT}${line}\n`).join('');
}

function farewell(more: number, folder: string): string {
  const near = relative(process.cwd(), folder);
  return [
    `${count(more)} more: npx selfman list`,
    `To see one step by step: npx selfman explain baselines/chord/join`,
    `The recorded run: npx selfman replay ${near.startsWith('..') ? folder : near}`,
  ].join('\n');
}
