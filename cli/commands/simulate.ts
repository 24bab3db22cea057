/** `selfman simulate`: one walk at random. */
import { stepsInWords } from '../../model-check/drivers/check.ts';
import type { Walk } from '../../model-check/drivers/random-walk.ts';
import { simulate } from '../../model-check/drivers/simulate.ts';
import type { Scenario } from '../../model-check/scenario.ts';
import { oneScenario } from '../choose-scenarios.ts';
import { EXIT } from '../exit-codes.ts';
import type { Streams } from '../streams.ts';
import { counted } from '../words.ts';

export interface SimulateCommand {
  readonly scenario: string;
  readonly seed: number;
  readonly steps: number;
}

/** Returns the exit code: 1 when the walk breaks a promise that is expected to hold. Throws `BadOption`. */
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

function endInWords({ scenario, seed, steps, end, property }: Walk): string {
  const walked = `${scenario}, seed ${seed}: ${counted(steps.length, 'step')}`;
  switch (end) {
    case 'broken':
      return `${walked}; the last one breaks ${property}`;
    case 'stuck':
      return `${walked}; then nothing more can happen. No promise was broken on this walk, which says little of others`;
    case 'stopped':
      return `${walked}; then a limit was hit`;
    case 'steps':
      return `${walked}. No promise was broken on this walk, which says little of others`;
  }
}
