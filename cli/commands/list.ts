/** `selfman list`: lists the scenarios, and what each teaches. */

import type { Command } from 'commander';
import type { Scenario } from '../../model-check/scenario.ts';
import { chooseScenarios, WHAT_A_PATTERN_IS } from '../choose-scenarios.ts';
import type { CommandContext } from '../command-context.ts';
import { type ModelArguments, sourceOf, WHAT_A_FILE_IS, withModels } from '../models/scenario-source.ts';
import { plainTable } from '../plain-table.ts';
import { coloursFor, type Streams } from '../streams.ts';
import { expectedInWords } from '../words.ts';

export interface ListCommand {
  /** When empty, all scenarios are listed. */
  readonly patterns: readonly string[];
  readonly json: boolean;
}

export function addList(selfman: Command, context: CommandContext): void {
  withModels(selfman.command('list [patterns-or-files...]'))
    .summary('list the scenarios, and what each teaches')
    .description(`Lists the scenarios, and what each teaches.${WHAT_A_PATTERN_IS}${WHAT_A_FILE_IS}`)
    .option('--json', 'as JSON', false)
    .action(async (args: string[], { json, param = [] }: ModelArguments & { readonly json: boolean }) => {
      const { all, patterns } = await sourceOf(args, { param }, context);
      runList(all, { patterns, json }, context.streams);
    });
}

/** Throws `BadOption`. */
export function runList(all: readonly Scenario[], { patterns, json }: ListCommand, { output }: Streams): void {
  const scenarios = chooseScenarios(all, patterns, true);
  if (json) {
    output.write(`${JSON.stringify(scenarios.map(described), null, 2)}\n`);
    return;
  }
  const { dim } = coloursFor(output);
  const rows = scenarios.map((scenario) => ({
    cells: [scenario.name, scenario.cost, expectedInWords(scenario)],
    below: dim(`  ${scenario.teaches}`),
  }));
  output.write(`${plainTable([{ head: 'scenario' }, { head: 'cost' }, { head: 'expected' }], rows, output)}\n`);
}

/** A scenario without its functions. */
function described(scenario: Scenario): unknown {
  const { name, teaches, cost, bound, expect, refines = {} } = scenario;
  const properties = 'spec' in scenario ? { ...scenario.spec.properties, ...scenario.properties } : scenario.properties;
  const system =
    'spec' in scenario
      ? { spec: scenario.spec.name }
      : {
          protocol: scenario.protocol.name,
          nodes: scenario.nodes.map(({ id }) => id),
          network: scenario.network,
          faults: scenario.faults ?? {},
        };
  return {
    ...{ name, teaches, cost, ...system, bound, expect, refines: Object.keys(refines) },
    properties: Object.entries(properties).map(([property, { kind, doc }]) => ({ name: property, kind, doc })),
  };
}
