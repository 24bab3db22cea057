/** `selfman explain`: the counterexample of one scenario, step by step in words, and as a space-time diagram. */

import type { Command } from 'commander';
import { isRecord } from '../../impl/kernel/plain-data.ts';
import { inWords } from '../../model-check/drivers/check.ts';
import type { CheckReport, Counterexample } from '../../model-check/report/report.ts';
import { sequenceDiagram } from '../../model-check/report/sequence-diagram.ts';
import { spaceTimeDiagram } from '../../model-check/report/space-time-diagram.ts';
import { brief } from '../../model-check/report/tell.ts';
import type { Scenario } from '../../model-check/scenario.ts';
import { checkScenarios, exitCodeOf, type Limits } from '../check-scenarios.ts';
import { oneScenario } from '../choose-scenarios.ts';
import type { CommandContext } from '../command-context.ts';
import { type LimitArguments, limitsOf, withLimits } from '../limit-options.ts';
import { checkedSoFar, liveProgress } from '../live-progress.ts';
import { coloursFor, type Streams } from '../streams.ts';
import { count, expectedInWords, upTo, verdictInWords } from '../words.ts';

export interface ExplainCommand extends Limits {
  readonly scenario: string;
  /** Write the source of a Mermaid sequence diagram, and nothing else, to the output. */
  readonly mermaid: boolean;
}

/** The greatest width of a diagram, in characters: longer lines are hard to read. */
const WIDEST = 100;

export function addExplain(selfman: Command, { streams, scenarios, ends }: CommandContext): void {
  withLimits(selfman.command('explain <scenario>'))
    .summary('tell a counterexample step by step')
    .description('Tells the counterexample of a scenario: numbered steps in words, and a space-time diagram in text.')
    .option('--mermaid', 'write the source of a Mermaid sequence diagram, and nothing else, to the output', false)
    .action(async (scenario: string, { mermaid, ...limits }: LimitArguments & { mermaid: boolean }) =>
      ends(await runExplain(await scenarios(), { scenario, mermaid, ...limitsOf(limits) }, streams)),
    );
}

/** Returns the exit code, as `check` does. Throws `BadOption`. */
export async function runExplain(
  all: readonly Scenario[],
  { scenario: name, mermaid, ...limits }: ExplainCommand,
  { output, errors }: Streams,
): Promise<number> {
  const scenario = oneScenario(all, name);
  const words = mermaid ? errors : output;
  const { bold } = coloursFor(words);
  const progress = liveProgress(errors, checkedSoFar);
  const columns = Math.min(output.columns ?? WIDEST, WIDEST);
  if (!mermaid) words.write(`${bold(scenario.name)}\n${scenario.teaches}\n\n`);
  const outcome = await checkScenarios([scenario], limits, {
    onProgress: progress.show,
    onReport: (report, _, wasInterrupted) => {
      progress.clear();
      const { counterexample } = report;
      if (mermaid && counterexample !== undefined) output.write(`${sequenceDiagram(counterexample.steps, counterexample.property)}\n`);
      else words.write(`${explanation(report, scenario, { columns, wasInterrupted })}\n`);
    },
  });
  return exitCodeOf(outcome);
}

interface Setting {
  /** The greatest width of a diagram, in characters. */
  readonly columns: number;
  readonly wasInterrupted: boolean;
}

function explanation(report: CheckReport, scenario: Scenario, { columns, wasInterrupted }: Setting): string {
  const { verdict, asExpected, counterexample, because, inconclusive } = report;
  const differs = verdict === 'inconclusive' || asExpected ? [] : [`Expected ${expectedInWords(scenario)}.`];
  const found = [verdictInWords(report, wasInterrupted), ...differs, ''];
  if (counterexample !== undefined) return [...found, ...story(counterexample, columns)].join('\n');
  if (verdict === 'violates') return [...found, `No sequence of steps shows this: ${because}`].join('\n');
  if (verdict === 'inconclusive') return [...found, `${inconclusive}.`, 'No counterexample was found within that.'].join('\n');
  return [
    ...found,
    `There is no counterexample: all ${count(report.distinct)} reachable states${upTo(report)} were visited, and these hold:`,
    ...held(scenario),
  ].join('\n');
}

function story(counterexample: Counterexample, columns: number): readonly string[] {
  const { initial, steps, property } = counterexample;
  return [
    'In the beginning:',
    ...beginning(initial).map((line) => `     ${line}`),
    '',
    'Then:',
    inWords(counterexample),
    '',
    'As a diagram:',
    spaceTimeDiagram(steps, property, columns),
  ];
}

/** The state before the first step: one line for each node of a world, or for each field of a spec. */
function beginning(state: unknown): readonly string[] {
  if (!isRecord(state)) return [`the state: ${brief(state)}`];
  // `quiet` is left out: the messages show whether any is in flight.
  const { nodes, quiet: _, ...others } = state;
  const nodesFirst =
    Array.isArray(nodes) && nodes.every(isRecord) ? nodes.map(nodeInWords) : nodes === undefined ? [] : [fieldInWords(['nodes', nodes])];
  return [
    ...nodesFirst,
    ...Object.entries(others)
      .filter(([, value]) => !isEmpty(value))
      .map(fieldInWords),
  ];
}

/** One line on a node. Its configuration and its own id are left out, as they never change. */
function nodeInWords({ id, status, state, ...others }: Readonly<Record<string, unknown>>): string {
  const own = isRecord(state)
    ? Object.entries(state).filter(([name]) => name !== 'config' && name !== 'self')
    : [['state', state] as const];
  const said = [...own, ...Object.entries(others)].filter(([, value]) => !isEmpty(value)).map(fieldInWords);
  return `node ${brief(id)}, ${brief(status)}: ${said.join(', ')}`;
}

function fieldInWords([name, value]: readonly [string, unknown]): string {
  return `${name}: ${brief(value)}`;
}

/** Whether a field has nothing to show, such as a node without timers. */
function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || (Array.isArray(value) && value.length === 0);
}

function held(scenario: Scenario): readonly string[] {
  const properties = 'spec' in scenario ? { ...scenario.spec.properties, ...scenario.properties } : scenario.properties;
  return [
    ...Object.entries(properties).map(([name, { kind, doc }]) => `  ${kind} ${name}${doc === undefined ? '' : `: ${doc}`}`),
    ...Object.entries(scenario.refines ?? {}).map(([name, { of }]) => `  refines ${name}: each step is a step of ${of.name}, or none`),
  ];
}
