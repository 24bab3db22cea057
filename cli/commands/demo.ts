/** `selfman demo`, which is what `npm start` runs: check, run for real, replay. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import type { CheckReport } from '../../model-check/report/report.ts';
import type { Scenario } from '../../model-check/scenario.ts';
import { checkScenarios, exitCodeOf } from '../check-scenarios.ts';
import { chooseScenarios } from '../choose-scenarios.ts';
import { EXIT } from '../exit-codes.ts';
import { liveProgress } from '../live-progress.ts';
import { plainTable, type Row } from '../plain-table.ts';
import { type Colours, coloursFor, type Streams } from '../streams.ts';
import { count, duration, expectedInWords, rate, verdictInWords } from '../words.ts';
import { runCluster } from './cluster.ts';
import { runReplay } from './replay.ts';

export interface DemoCommand {
  /** The folder for the traces; without it, a new temporary one. */
  readonly trace?: string;
  /** The file by which this program is started. */
  readonly entry: string;
}

const NODES = 5;
const KEYS = 64;
const SECONDS = 2;
const NUMBERS = { align: 'right' } as const;
const COLUMNS = [
  { head: 'scenario' },
  { head: 'verdict' },
  { head: 'states', ...NUMBERS },
  { head: 'states/s', ...NUMBERS },
  { head: 'time', ...NUMBERS },
] as const;

/** Returns the exit code: that of the first part that does not end well. */
export async function runDemo(all: readonly Scenario[], { trace, entry }: DemoCommand, streams: Streams): Promise<number> {
  const { output } = streams;
  const { bold } = coloursFor(output);
  const checked = await checkFast(all, streams);
  if (checked === EXIT.interrupted) return checked;
  const folder = trace ?? mkdtempSync(join(tmpdir(), 'selfman-demo-'));
  output.write(`\n${bold(`Now for real: ${NODES} processes, one ring`)}\n`);
  const ran = await runCluster({ nodes: NODES, keys: KEYS, seed: 1, trace: folder, durationSeconds: SECONDS, entry: [entry] }, streams);
  if (ran !== EXIT.asExpected) return ran;
  output.write(`\n${bold('What they recorded, replayed')}\n`);
  const replayed = runReplay({ paths: [folder] }, streams);
  output.write(`\n${bold('To try next')}\n${nextCommands(folder)}\n`);
  return checked === EXIT.asExpected ? replayed : checked;
}

async function checkFast(all: readonly Scenario[], { output, errors }: Streams): Promise<number> {
  const scenarios = chooseScenarios(all, []);
  const colours = coloursFor(output);
  const progress = liveProgress(errors);
  const rows: Row[] = [];
  output.write(`${colours.bold(`Checking ${scenarios.length} scenarios: every order of events, exhaustively`)}\n\n`);
  const outcome = await checkScenarios(
    scenarios,
    {},
    {
      onProgress: progress.show,
      onReport: (report, scenario, wasInterrupted) => {
        rows.push(rowOf(report, scenario, colours, wasInterrupted));
        progress.clear();
      },
    },
  );
  output.write(`${plainTable(COLUMNS, rows, output)}\n`);
  return exitCodeOf(outcome);
}

function rowOf(report: CheckReport, scenario: Scenario, colours: Colours, wasInterrupted: boolean): Row {
  const { verdict, asExpected, distinct, seconds } = report;
  const paint = asExpected ? colours.green : colours.red;
  const surprise = asExpected ? [] : [colours.red(`expected ${expectedInWords(scenario)}`)];
  const verdictAlone = verdict === 'holds' && report.caveats === undefined ? [] : [paint(verdictInWords(report, wasInterrupted))];
  const below = [...verdictAlone, ...surprise, colours.dim(scenario.teaches)];
  return {
    cells: [scenario.name, paint(verdict), count(distinct), rate(distinct, seconds), duration(seconds)],
    below: below.map((line) => `  ${line}`).join('\n'),
  };
}

function nextCommands(folder: string): string {
  const near = relative(process.cwd(), folder);
  return [
    '  npx selfman explain baselines/chord/join      how two nodes of Chord name two owners of one key, step by step',
    '  npx selfman check conformance/two-phase/8     1.7 million states, counted as others have counted them',
    `  npx selfman replay ${near.startsWith('..') ? folder : near}      change a byte of it, and see it found`,
  ].join('\n');
}
