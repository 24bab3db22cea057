/** The scenarios among which a command chooses: those of the files that it names, or else the program's own. */
import type { Command } from 'commander';
import type { Scenario } from '../../model-check/scenario.ts';
import { BadOption } from '../addresses.ts';
import type { CommandContext } from '../command-context.ts';
import { isModelFile, type LoadedScenario, loadModels } from './model-files.ts';
import { type ParameterText, parameter } from './parameters.ts';

export interface ScenarioSource {
  readonly all: readonly Scenario[];
  /** The other arguments: patterns on names. */
  readonly patterns: readonly string[];
  /** Whether the scenarios are those of files, all of which are then meant, slow ones too. */
  readonly isOfFiles: boolean;
  /** The place of the scenario with this name; null for a scenario of the program. */
  originOf(name: string): Origin | null;
}

/** The file of a scenario, as it was named on the command line, and the expression that has it there. */
export type Origin = Pick<LoadedScenario, 'file' | 'expression' | 'isBareSpec'>;

/** The parameters, under the name that commander derives from the option. */
export interface ModelArguments {
  readonly param?: readonly ParameterText[];
}

/** For the descriptions of commands that take patterns or files. */
export const WHAT_A_FILE_IS = `
A FILE is a model of your own: ./my-model.ts, or ./my-model.ts#name for one of its exports. Patterns then choose among its scenarios.`;

export function withModels(command: Command): Command {
  return command.option(
    '--param <name=value>',
    'pass a parameter to the function that a model exports; may be repeated',
    (text: string, earlier?: readonly ParameterText[]) => parameter(text, earlier),
  );
}

/** Splits arguments into files and patterns, and loads the files. Throws `BadOption`. */
export async function sourceOf(
  args: readonly string[],
  { param = [] }: ModelArguments,
  { scenarios }: Pick<CommandContext, 'scenarios'>,
): Promise<ScenarioSource> {
  const files = args.filter(isModelFile);
  const patterns = args.filter((each) => !isModelFile(each));
  if (files.length > 0) {
    const loaded = await loadModels(files, param);
    const originOf = (name: string): Origin | null => loaded.find(({ scenario }) => scenario.name === name) ?? null;
    return { all: loaded.map(({ scenario }) => scenario), patterns, isOfFiles: true, originOf };
  }
  if (param[0] !== undefined)
    throw new BadOption(`--param: got ${param[0].name}, expected a file that it is for; name one, such as ./my-model.ts`);
  return { all: await scenarios(), patterns, isOfFiles: false, originOf: () => null };
}
