/** `selfman explain`: the counterexample of one scenario, step by step in words, and as a diagram. */
import { inWords } from '../../model-check/drivers/check.ts';
import type { CheckReport, Counterexample } from '../../model-check/report/report.ts';
import { sequenceDiagram } from '../../model-check/report/sequence-diagram.ts';
import { brief } from '../../model-check/report/tell.ts';
import type { Scenario } from '../../model-check/scenario.ts';
import { checkScenarios, exitCodeOf, type Limits } from '../check-scenarios.ts';
import { oneScenario } from '../choose-scenarios.ts';
import { liveProgress } from '../live-progress.ts';
import { coloursFor, type Streams } from '../streams.ts';
import { count, expectedInWords, upTo, verdictInWords } from '../words.ts';

export interface ExplainCommand extends Limits {
  readonly scenario: string;
}

/** Returns the exit code, as `check` does. Throws `BadOption`. */
export async function runExplain(
  all: readonly Scenario[],
  { scenario: name, ...limits }: ExplainCommand,
  { output, errors }: Streams,
): Promise<number> {
  const scenario = oneScenario(all, name);
  const { bold } = coloursFor(output);
  const progress = liveProgress(errors);
  output.write(`${bold(scenario.name)}\n${scenario.teaches}\n\n`);
  const outcome = await checkScenarios([scenario], limits, {
    onProgress: progress.show,
    onReport: (report, _, wasInterrupted) => {
      progress.clear();
      output.write(`${explanation(report, scenario, wasInterrupted)}\n`);
    },
  });
  return exitCodeOf(outcome);
}

function explanation(report: CheckReport, scenario: Scenario, wasInterrupted: boolean): string {
  const { verdict, asExpected, counterexample, because, inconclusive } = report;
  const differs = verdict === 'inconclusive' || asExpected ? [] : [`Expected ${expectedInWords(scenario)}.`];
  const found = [verdictInWords(report, wasInterrupted), ...differs, ''];
  if (counterexample !== undefined) return [...found, ...story(counterexample)].join('\n');
  if (verdict === 'violates') return [...found, `No sequence of steps shows this: ${because}`].join('\n');
  if (verdict === 'inconclusive') return [...found, `${inconclusive}.`, 'No counterexample was found within that.'].join('\n');
  return [
    ...found,
    `There is no counterexample: all ${count(report.distinct)} reachable states${upTo(report)} were visited, and these hold:`,
    ...held(scenario),
  ].join('\n');
}

function story(counterexample: Counterexample): readonly string[] {
  const { initial, steps, property } = counterexample;
  return [
    'In the beginning:',
    ...fields(initial).map(([slot, value]) => `     ${slot}: ${brief(withoutTheEmpty(value))}`),
    '',
    'Then:',
    inWords(counterexample),
    '',
    '```mermaid',
    sequenceDiagram(steps, property),
    '```',
  ];
}

function fields(state: unknown): readonly (readonly [string, unknown])[] {
  return typeof state === 'object' && state !== null ? Object.entries(state) : [['the state', state]];
}

/** A node that has no timers, no requests and no suspicions yet need not say so. */
function withoutTheEmpty(slot: unknown): unknown {
  if (typeof slot !== 'object' || slot === null || Array.isArray(slot)) return slot;
  return Object.fromEntries(Object.entries(slot).filter(([, value]) => value !== null && !(Array.isArray(value) && value.length === 0)));
}

function held(scenario: Scenario): readonly string[] {
  const properties = 'spec' in scenario ? { ...scenario.spec.properties, ...scenario.properties } : scenario.properties;
  return [
    ...Object.entries(properties).map(([name, { kind, doc }]) => `  ${kind} ${name}${doc === undefined ? '' : `: ${doc}`}`),
    ...Object.entries(scenario.refines ?? {}).map(([name, { of }]) => `  refines ${name}: each step is a step of ${of.name}, or none`),
  ];
}
