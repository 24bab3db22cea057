/** `selfman explain`: the counterexample of one scenario, or the way to a witness: in words, or in another form. */

import { type Command, Option } from 'commander';
import { isRecord } from '../../impl/kernel/plain-data.ts';
import { inWords } from '../../model-check/drivers/check.ts';
import { findWitness } from '../../model-check/drivers/witness.ts';
import type { CheckReport, Counterexample } from '../../model-check/report/report.ts';
import { spaceTimeDiagram } from '../../model-check/report/space-time-diagram.ts';
import { brief } from '../../model-check/report/tell.ts';
import type { Scenario } from '../../model-check/scenario.ts';
import { BadOption } from '../addresses.ts';
import { checkScenarios, exitCodeOf, type Limits } from '../check-scenarios.ts';
import { oneScenario } from '../choose-scenarios.ts';
import type { CommandContext } from '../command-context.ts';
import { FORMAT_NAMES, FORMATS_IN_WORDS, type Format, formatted } from '../counterexample-formats.ts';
import { explored } from '../explorer-run.ts';
import type { OpenedFile } from '../explorer-server.ts';
import { type LimitArguments, limitsOf, withLimits } from '../limit-options.ts';
import { checkedSoFar, liveProgress } from '../live-progress.ts';
import { type ModelArguments, type Origin, sourceOf, WHAT_A_FILE_IS, withModels } from '../models/scenario-source.ts';
import { refuseUnsavable, saveCounterexample } from '../saved-counterexample.ts';
import { coloursFor, type Streams } from '../streams.ts';
import { count, counted, expectedInWords, upTo, verdictInWords } from '../words.ts';

export interface ExplainCommand extends Limits {
  readonly patterns: readonly string[];
  /** In any form but `words`, nothing else is written to the output. */
  readonly format: Format;
  /** Explain how this property is met, and not what is violated. */
  readonly witness?: string;
  /** The file for the counterexample as a test. */
  readonly saveAs?: string;
  onReport?(report: CheckReport): void;
}

/** The greatest width of a diagram, in characters: longer lines are hard to read. */
const WIDEST = 100;

type Arguments = LimitArguments &
  ModelArguments & { readonly open: boolean; readonly format?: Format; readonly witness?: string; readonly saveAs?: string };

export function addExplain(selfman: Command, context: CommandContext): void {
  withModels(withLimits(selfman.command('explain <scenario-or-file...>')))
    .summary('tell a counterexample step by step')
    .description(`Tells the counterexample of a scenario: numbered steps in words, and a space-time diagram in text.${WHAT_A_FILE_IS}`)
    .addOption(new Option('--format <form>', FORMATS_IN_WORDS).choices(FORMAT_NAMES))
    .option('--witness <property>', 'tell a shortest way to a state that meets this property, which is reachable or recoverable')
    .option('--save-as <file>', 'also write the counterexample as a test: a .json file, or for a model of your own a .test.ts or .test.js')
    .option('--open', 'then play the counterexample in the explorer', false)
    .action(async (args: string[], { format = 'words', witness, saveAs, open, param = [], ...limits }: Arguments) => {
      const { all, patterns, originOf } = await sourceOf(args, { param }, context);
      const asked = { ...(witness === undefined ? {} : { witness }), ...(saveAs === undefined ? {} : { saveAs }) };
      const opened: OpenedFile[] = [];
      const onReport = (report: CheckReport) => void opened.push({ name: 'report.json', text: JSON.stringify(report) });
      const code = await runExplain(all, { patterns, format, onReport, ...asked, ...limitsOf(limits) }, context.streams, originOf);
      context.ends(open ? await explored(opened, code, context.streams) : code);
    });
}

/** Returns the exit code, as `check` does; of a witness, 0 when there is one. Throws `BadOption`. */
export async function runExplain(
  all: readonly Scenario[],
  { patterns, format, witness, saveAs, onReport, ...limits }: ExplainCommand,
  { output, errors }: Streams,
  originOf: (name: string) => Origin | null,
): Promise<number> {
  const scenario = oneScenario(all, patterns);
  const origin = originOf(scenario.name);
  if (saveAs !== undefined && witness !== undefined)
    throw new BadOption('--save-as: got --witness, expected a counterexample; leave one of the two out');
  if (saveAs !== undefined) refuseUnsavable(saveAs, scenario, origin);
  const words = format === 'words' ? output : errors;
  const { bold } = coloursFor(words);
  const progress = liveProgress(errors, checkedSoFar);
  const columns = Math.min(output.columns ?? WIDEST, WIDEST);
  if (format === 'words') words.write(`${[bold(scenario.name), scenario.teaches].filter((line) => line !== '').join('\n')}\n\n`);
  const tell = (report: CheckReport, wasInterrupted: boolean): string =>
    witness === undefined ? explanation(report, scenario, { columns, wasInterrupted }) : met(report, witness, { columns, wasInterrupted });
  const outcome = await checkScenarios(
    [scenario],
    limits,
    {
      onProgress: progress.show,
      onReport: (report, _, wasInterrupted) => {
        progress.clear();
        onReport?.(report);
        const { counterexample } = report;
        if (format === 'words' || counterexample === undefined) words.write(`${tell(report, wasInterrupted)}\n`);
        else output.write(`${formatted(format, scenario.name, counterexample, columns)}\n`);
      },
    },
    witness === undefined ? undefined : async (each, options) => (await findWitness(each, witness, options)).report,
  );
  const counterexample = outcome.reports[0]?.counterexample;
  if (saveAs !== undefined) {
    if (counterexample !== undefined) await saveCounterexample(saveAs, scenario, counterexample, origin);
    errors.write(
      `${saveAs}: ${counterexample === undefined ? 'not written, as there is no counterexample' : counted(counterexample.steps.length, 'step')}\n`,
    );
  }
  return witness === undefined ? exitCodeOf(outcome) : exitCodeOf({ ...outcome, reports: outcome.reports.map(asWitness) });
}

/** A violated denial is a witness, as it should be. */
function asWitness(report: CheckReport): CheckReport {
  return { ...report, asExpected: report.verdict === 'violates' };
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
  if (report.induction !== undefined)
    return [
      ...found,
      'There is no counterexample to induction, so these hold after any number of steps, within the type bound:',
      ...held(scenario, ['always', 'step']),
    ].join('\n');
  return [
    ...found,
    `There is no counterexample: all ${count(report.distinct)} reachable states${upTo(report)} were visited, and these hold:`,
    ...held(scenario),
  ].join('\n');
}

/** Tells the way to a witness of `property`. */
function met(report: CheckReport, property: string, { columns, wasInterrupted }: Setting): string {
  const { counterexample, inconclusive, distinct, depth } = report;
  if (counterexample !== undefined) {
    const { steps, because } = counterexample;
    return [
      `${property} is met after ${counted(steps.length, 'step')}`,
      '',
      ...story(counterexample, columns, `  ✓ ${property}: ${because}`),
    ].join('\n');
  }
  if (inconclusive === undefined)
    return `${property} is met in none of ${counted(distinct, 'state')}${upTo(report)} (depth ${depth}, exhausted)`;
  return `${wasInterrupted ? 'interrupted' : 'bound hit'}: NOT exhausted\n\n${inconclusive}.\nNo state that meets ${property} was found within that.`;
}

function story(counterexample: Counterexample, columns: number, end?: string): readonly string[] {
  const { initial, steps, property } = counterexample;
  const { startsAnywhere: _, ...rest } = counterexample;
  const told = inWords(rest).split('\n');
  return [
    counterexample.startsAnywhere === true ? 'In a state that satisfies the invariant, reachable or not:' : 'In the beginning:',
    ...beginning(initial).map((line) => `     ${line}`),
    '',
    'Then:',
    ...(end === undefined ? told : [...told.slice(0, -1), end]),
    ...(end === undefined ? ['', 'As a diagram:', spaceTimeDiagram(steps, property, columns, counterexample.cycleStart)] : []),
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

function held(scenario: Scenario, kinds?: readonly string[]): readonly string[] {
  const properties =
    'spec' in scenario ? { ...scenario.spec.properties, ...scenario.properties, ...scenario.inductive?.invariant } : scenario.properties;
  const judged = Object.entries(properties).filter(([, { kind }]) => kinds === undefined || kinds.includes(kind));
  return [
    ...judged.map(([name, { kind, doc }]) => `  ${kind} ${name}${doc === undefined ? '' : `: ${doc}`}`),
    ...Object.entries(scenario.refines ?? {}).map(([name, { of }]) => `  refines ${name}: each step is a step of ${of.name}, or none`),
  ];
}
