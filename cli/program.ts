/** The program: its commands, in the order in which help lists them. */
import { Command } from 'commander';
import type { CommandContext } from './command-context.ts';
import { EXIT, EXIT_CODES_IN_WORDS } from './exit-codes.ts';
import type { AllStreams } from './streams.ts';
import { version } from './version.ts';

type Add = (selfman: Command, context: CommandContext) => void;

/** By name: how to add it to the program. Loaded only when needed, as a node that starts needs none of the checker. */
const COMMANDS: Readonly<Record<string, () => Promise<Add>>> = {
  list: async () => (await import('./commands/list.ts')).addList,
  check: async () => (await import('./commands/check.ts')).addCheck,
  explain: async () => (await import('./commands/explain.ts')).addExplain,
  explore: async () => (await import('./commands/explore.ts')).addExplore,
  simulate: async () => (await import('./commands/simulate.ts')).addSimulate,
  init: async () => (await import('./commands/init.ts')).addInit,
  swarm: async () => (await import('./commands/swarm.ts')).addSwarm,
  worker: async () => (await import('./commands/worker.ts')).addWorker,
  node: async () => (await import('./commands/node.ts')).addNode,
  cluster: async () => (await import('./commands/cluster.ts')).addCluster,
  ring: async () => (await import('./commands/ring.ts')).addRing,
  get: async () => (await import('./commands/values.ts')).addGet,
  put: async () => (await import('./commands/values.ts')).addPut,
  delete: async () => (await import('./commands/values.ts')).addDelete,
  txn: async () => (await import('./commands/values.ts')).addTxn,
  backup: async () => (await import('./commands/backup.ts')).addBackup,
  restore: async () => (await import('./commands/restore.ts')).addRestore,
  leave: async () => (await import('./commands/values.ts')).addLeave,
  status: async () => (await import('./commands/status.ts')).addStatus,
  replay: async () => (await import('./commands/replay.ts')).addReplay,
  history: async () => (await import('./commands/history.ts')).addHistory,
  demo: async () => (await import('./commands/demo.ts')).addDemo,
};

/** Runs the command in `args`, and returns the exit code. `entry` is the file by which this program is started. */
export async function program(streams: AllStreams, entry: string, args: readonly string[]): Promise<number> {
  let exitCode: number = EXIT.asExpected;
  const ends = (code: number): void => {
    exitCode = code;
  };
  const scenarios = async () => (await import('../scenarios/all.ts')).allScenarios;
  const selfman = await commandLine({ streams, entry, scenarios, ends }, args[0]);
  await selfman.parseAsync(args, { from: 'user' });
  return exitCode;
}

/** The options of the command called `name`, or those of all commands if none has this name, ready to parse. */
export async function commandLine(context: CommandContext, name = ''): Promise<Command> {
  const { output, errors } = context.streams;
  const selfman = new Command('selfman')
    .description('Checks overlay protocols exhaustively, runs them as real nodes, and replays what the nodes recorded.')
    .version(version())
    .addHelpText('after', EXIT_CODES_IN_WORDS)
    // Options after the name of a command, or of a subcommand, are its own.
    .enablePositionalOptions()
    .showHelpAfterError('All commands: selfman --help')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => output.write(text),
      writeErr: (text) => errors.write(text),
      outputError: (text, write) => write(text.replace(/^error: /, 'selfman: ')),
    });
  const needed = Object.hasOwn(COMMANDS, name) ? [COMMANDS[name]] : Object.values(COMMANDS);
  for (const load of needed) (await load())(selfman, context);
  return selfman;
}
