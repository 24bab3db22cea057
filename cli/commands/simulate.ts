/** `selfman simulate`: walks once through a scenario at random. */

import type { Command } from 'commander';
import { stepsInWords } from '../../model-check/drivers/check.ts';
import type { Walk } from '../../model-check/drivers/random-walk.ts';
import { simulate } from '../../model-check/drivers/simulate.ts';
import type { Scenario } from '../../model-check/scenario.ts';
import { oneScenario } from '../choose-scenarios.ts';
import type { CommandContext } from '../command-context.ts';
import { EXIT } from '../exit-codes.ts';
import { wholeNumber } from '../number-options.ts';
import type { Streams } from '../streams.ts';
import { counted } from '../words.ts';

export interface SimulateCommand {
  readonly scenario: string;
  readonly seed: number;
  readonly steps: number;
}

const SEED = 1;
const STEPS = 50;

export function addSimulate(selfman: Command, { streams, scenarios, ends }: CommandContext): void {
  selfman
    .command('simulate <scenario>')
    .summary('walk through a scenario at random')
    .description(
      'Walks through a scenario at random. Judges invariants and step properties on the way; the other properties need the whole graph, and `check`.',
    )
    .option('--seed <N>', 'the same seed gives the same walk', wholeNumber(0), SEED)
    .option('--steps <N>', 'the most steps to take', wholeNumber(1), STEPS)
    .action(async (scenario: string, options: { seed: number; steps: number }) =>
      ends(await runSimulate(await scenarios(), { ...options, scenario }, streams)),
    );
}

/** Returns the exit code: 1 when the walk breaks a property that is expected to hold. Throws `BadOption`. */
export async function runSimulate(
  all: readonly Scenario[],
  { scenario: name, ...options }: SimulateCommand,
  { output }: Streams,
): Promise<number> {
  const scenario = oneScenario(all, name);
  const walk = await simulate(scenario, options);
  output.write(`${[...stepsInWords(walk.steps), endInWords(walk)].join('\n')}\n`);
  const isExpected = scenario.expect?.verdict === 'violates' && scenario.expect.property === walk.property;
  return walk.end === 'broken' && !isExpected ? EXIT.differs : EXIT.asExpected;
}

function endInWords({ scenario, seed, steps, end, property, because }: Walk): string {
  const walked = `${scenario}, seed ${seed}: ${counted(steps.length, 'step')}`;
  switch (end) {
    case 'broken':
      return `  ✗ ${property}: ${because}\n${walked}; ${steps.length === 0 ? 'the initial state' : 'the last one'} breaks ${property}`;
    case 'stuck':
      return `${walked}; then nothing more can happen. No property was broken on this walk, which says little about others`;
    case 'stopped':
      return `${walked}; then a limit was hit`;
    case 'steps':
      return `${walked}. No property was broken on this walk, which says little about others`;
  }
}
