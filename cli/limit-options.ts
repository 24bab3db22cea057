/** The options that limit a check, shared by the commands that check. */
import { type Command, Option } from 'commander';
import type { Limits } from './check-scenarios.ts';
import { amountOfSeconds, numbersOfSteps, wholeNumber } from './number-options.ts';

const SEED = 1;

/** The limits, under the names that commander derives from the options. */
export interface LimitArguments {
  readonly maxStates?: number;
  readonly maxMemory?: number;
  readonly maxSeconds?: number;
  readonly seed: number;
  readonly core?: 'reference' | 'packed';
  readonly from?: readonly number[];
}

export function withLimits(command: Command): Command {
  return command
    .option('--max-states <N>', 'stop a scenario at this many distinct states', wholeNumber(1))
    .option(
      '--max-memory <MB>',
      'stop when the process holds this many megabytes; by default three quarters of the free memory, and below the heap limit of Node',
      wholeNumber(1),
    )
    .option('--max-seconds <S>', 'stop a scenario after this many seconds', amountOfSeconds)
    .option('--from <steps>', 'begin after these steps, each by its number in the explorer, such as 0.3.1', numbersOfSteps)
    .option('--seed <N>', 'draws the fingerprints of states; with another seed, other states collide', wholeNumber(0), SEED)
    .addOption(
      new Option(
        '--core <core>',
        'the core that searches: the plain one, or one that packs states into bits; by default, whichever suits the scenario',
      ).choices(['reference', 'packed']),
    );
}

export function limitsOf({ maxMemory, from, ...others }: LimitArguments): Limits {
  return {
    ...others,
    ...(maxMemory === undefined ? {} : { maxMemoryMB: maxMemory }),
    ...(from === undefined ? {} : { from: { choices: from } }),
  };
}
