/** `selfman simulate`: walks through a scenario at random. */

import type { Command } from 'commander';
import { stepsInWords } from '../../model-check/drivers/check.ts';
import type { Walk } from '../../model-check/drivers/random-walk.ts';
import { simulate } from '../../model-check/drivers/simulate.ts';
import type { Scenario } from '../../model-check/scenario.ts';
import { oneScenario } from '../choose-scenarios.ts';
import type { CommandContext } from '../command-context.ts';
import { EXIT } from '../exit-codes.ts';
import { jsonWriter } from '../json-file.ts';
import { type ModelArguments, type Origin, sourceOf, WHAT_A_FILE_IS, withModels } from '../models/scenario-source.ts';
import { wholeNumber } from '../number-options.ts';
import { refuseUnsavable, saveCounterexample } from '../saved-counterexample.ts';
import type { Streams } from '../streams.ts';
import { counted } from '../words.ts';

export interface SimulateCommand {
  readonly patterns: readonly string[];
  readonly seed: number;
  readonly steps: number;
  /** The most walks; the first that breaks a property is the last. */
  readonly walks: number;
  /** Whether steps that are not needed are left out of a violation. */
  readonly shrink: boolean;
  /** The target of the walk as JSON: a file, or `-` for the output, which then holds nothing else. */
  readonly json?: string;
  /** The file for a violation as a test. */
  readonly saveAs?: string;
}

const SEED = 1;
const STEPS = 50;
const MOST_WALKS = 1_000_000;

type Arguments = Omit<SimulateCommand, 'patterns'> & ModelArguments;

export function addSimulate(selfman: Command, context: CommandContext): void {
  withModels(selfman.command('simulate <scenario-or-file...>'))
    .summary('walk through a scenario at random')
    .description(
      `Walks through a scenario at random. Judges invariants and step properties on the way; the other properties need the whole graph, and "check". Of a walk that breaks a property, only the steps that are needed are told.${WHAT_A_FILE_IS}`,
    )
    .option('--seed <N>', 'the same seed gives the same walk', wholeNumber(0), SEED)
    .option('--steps <N>', 'the most steps to take in a walk', wholeNumber(1, MOST_WALKS), STEPS)
    .option('--walks <N>', 'the most walks, with this seed and the following ones', wholeNumber(1, MOST_WALKS), 1)
    .option('--no-shrink', 'tell all steps of a walk that breaks a property')
    .option('--json <file>', 'write the walk as JSON to this file; "-" is the standard output, which then holds nothing else')
    .option('--save-as <file>', 'also write a violation as a test: a .json file, or for a model of your own a .test.ts or .test.js')
    .action(async (args: string[], { param = [], ...options }: Arguments) => {
      const { all, patterns, originOf } = await sourceOf(args, { param }, context);
      context.ends(await runSimulate(all, { ...options, patterns }, context.streams, originOf));
    });
}

/** Returns the exit code: 1 when the walk breaks a property that is expected to hold. Throws `BadOption`. */
export async function runSimulate(
  all: readonly Scenario[],
  { patterns, json, saveAs, shrink: shrinks, ...options }: SimulateCommand,
  { output, errors }: Streams,
  originOf: (name: string) => Origin | null,
): Promise<number> {
  const scenario = oneScenario(all, patterns);
  const origin = originOf(scenario.name);
  if (saveAs !== undefined) refuseUnsavable(saveAs, scenario, origin);
  const writeJson = json === undefined ? undefined : jsonWriter(json, output);
  const walk = await interruptible((signal) => simulate(scenario, { ...options, shrinks, signal }));
  const words = json === '-' ? errors : output;
  words.write(`${[...stepsInWords(walk.counterexample?.steps ?? walk.steps), endInWords(walk, options.seed)].join('\n')}\n`);
  writeJson?.(walk);
  const { property, because, initial, steps, final, end } = walk;
  if (saveAs !== undefined && property !== undefined && because !== undefined) {
    await saveCounterexample(saveAs, scenario, walk.counterexample ?? { property, because, initial, steps, final }, origin);
    errors.write(`${saveAs}: ${counted(walk.counterexample?.steps.length ?? steps.length, 'step')}\n`);
  }
  if (end === 'stopped') return EXIT.interrupted;
  const isExpected = scenario.expect?.verdict === 'violates' && scenario.expect.property === property;
  return end === 'broken' && !isExpected ? EXIT.differs : EXIT.asExpected;
}

/** Runs `work`, which Ctrl-C ends early. A second Ctrl-C ends the process. */
async function interruptible<R>(work: (signal: AbortSignal) => Promise<R>): Promise<R> {
  const interruption = new AbortController();
  const interrupt = (): void => interruption.abort();
  process.once('SIGINT', interrupt);
  try {
    return await work(interruption.signal);
  } finally {
    process.off('SIGINT', interrupt);
  }
}

function endInWords({ scenario, seed, steps, end, property, because, counterexample }: Walk, first: number): string {
  const walks = end === 'broken' || seed === first ? '' : ` (the last of ${counted(seed - first + 1, 'walk')})`;
  const walked = `${scenario}, seed ${seed}${walks}: ${counted(steps.length, 'step')}`;
  switch (end) {
    case 'broken': {
      const needed = counterexample?.steps.length ?? steps.length;
      const shrunk = needed < steps.length ? `, of which ${needed} are needed` : '';
      const last = needed === 0 ? 'the initial state' : 'the last one';
      return `  ✗ ${property}: ${counterexample?.because ?? because}\n${walked}${shrunk}; ${last} breaks ${property}`;
    }
    case 'stuck':
      return `${walked}; then nothing more can happen. No property was broken on this walk, which says little about others`;
    case 'stopped':
      return `${walked}; then a limit was hit`;
    case 'steps':
      return `${walked}. No property was broken on this walk, which says little about others`;
  }
}
