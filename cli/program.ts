/** The program: its commands, in the order in which help lists them. */
import { Command } from 'commander';
import type { CommandContext } from './command-context.ts';
import { addCheck } from './commands/check.ts';
import { addCluster } from './commands/cluster.ts';
import { addDemo } from './commands/demo.ts';
import { addExplain } from './commands/explain.ts';
import { addHistory } from './commands/history.ts';
import { addList } from './commands/list.ts';
import { addNode } from './commands/node.ts';
import { addReplay } from './commands/replay.ts';
import { addSimulate } from './commands/simulate.ts';
import { EXIT, EXIT_CODES_IN_WORDS } from './exit-codes.ts';
import type { AllStreams } from './streams.ts';
import { version } from './version.ts';

const COMMANDS = [addList, addCheck, addExplain, addSimulate, addNode, addCluster, addReplay, addHistory, addDemo] as const;

/** Runs the command in `args`, and returns the exit code. `entry` is the file by which this program is started. */
export async function program(streams: AllStreams, entry: string, args: readonly string[]): Promise<number> {
  let exitCode: number = EXIT.asExpected;
  const ends = (code: number): void => {
    exitCode = code;
  };
  const scenarios = async () => (await import('../scenarios/all.ts')).allScenarios;
  await commandLine({ streams, entry, scenarios, ends }).parseAsync(args, { from: 'user' });
  return exitCode;
}

/** All commands and options, ready to parse. */
export function commandLine(context: CommandContext): Command {
  const { output, errors } = context.streams;
  const selfman = new Command('selfman')
    .description('Checks overlay protocols exhaustively, runs them as real nodes, and replays what the nodes recorded.')
    .version(version())
    .addHelpText('after', EXIT_CODES_IN_WORDS)
    .showHelpAfterError('All commands: selfman --help')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => output.write(text),
      writeErr: (text) => errors.write(text),
      outputError: (text, write) => write(text.replace(/^error: /, 'selfman: ')),
    });
  for (const add of COMMANDS) add(selfman, context);
  return selfman;
}
