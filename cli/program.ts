/** The program: its commands, in the order in which help lists them. */
import { Command } from 'commander';
import type { CommandContext } from './command-context.ts';
import { EXIT, EXIT_CODES_IN_WORDS } from './exit-codes.ts';
import type { AllStreams } from './streams.ts';
import { version } from './version.ts';

type Add = (selfman: Command, context: CommandContext) => void;

interface Entry {
  /** Loads what adds it to the program, only when it is needed: a node that starts needs none of the checker. */
  load(): Promise<Add>;
  readonly summary: string;
  /** Its arguments, as help shows them. Omitted: it has none. */
  readonly arguments?: string;
}

const COMMANDS: Readonly<Record<string, Entry>> = {
  list: {
    load: async () => (await import('./commands/list.ts')).addList,
    summary: 'list the scenarios, and what each teaches',
    arguments: '[patterns-or-files...]',
  },
  check: {
    load: async () => (await import('./commands/check.ts')).addCheck,
    summary: 'explore scenarios exhaustively',
    arguments: '[patterns-or-files...]',
  },
  explain: {
    load: async () => (await import('./commands/explain.ts')).addExplain,
    summary: 'tell a counterexample step by step',
    arguments: '<scenario-or-file...>',
  },
  explore: {
    load: async () => (await import('./commands/explore.ts')).addExplore,
    summary: 'play scenarios by hand, in a page',
    arguments: '[what...]',
  },
  simulate: {
    load: async () => (await import('./commands/simulate.ts')).addSimulate,
    summary: 'walk through a scenario at random',
    arguments: '<scenario-or-file...>',
  },
  init: {
    load: async () => (await import('./commands/init.ts')).addInit,
    summary: 'begin a model of your own',
    arguments: '<folder>',
  },
  swarm: {
    load: async () => (await import('./commands/swarm.ts')).addSwarm,
    summary: 'play whole nodes at random, with faults',
  },
  worker: {
    load: async () => (await import('./commands/worker.ts')).addWorker,
    summary: 'work on what other machines share',
    arguments: '<url> [files...]',
  },
  node: {
    load: async () => (await import('./commands/node.ts')).addNode,
    summary: 'run one node of a cluster, or of a relaxed ring',
  },
  cluster: {
    load: async () => (await import('./commands/cluster.ts')).addCluster,
    summary: 'run a cluster that stores values on this machine',
  },
  ring: {
    load: async () => (await import('./commands/ring.ts')).addRing,
    summary: 'run nodes that join one relaxed ring at once',
  },
  get: {
    load: async () => (await import('./commands/values.ts')).addGet,
    summary: 'read the value under a key',
    arguments: '<key>',
  },
  put: {
    load: async () => (await import('./commands/values.ts')).addPut,
    summary: 'write a JSON value under a key, and print its version',
    arguments: '<key> <json>',
  },
  delete: {
    load: async () => (await import('./commands/values.ts')).addDelete,
    summary: 'delete the value under a key',
    arguments: '<key>',
  },
  txn: {
    load: async () => (await import('./commands/values.ts')).addTxn,
    summary: 'write several keys together, if some versions are still there',
    arguments: '<json>',
  },
  backup: {
    load: async () => (await import('./commands/backup.ts')).addBackup,
    summary: 'copy all values of a cluster into a file',
    arguments: '<file>',
  },
  restore: {
    load: async () => (await import('./commands/restore.ts')).addRestore,
    summary: 'write the values of a backup into a cluster',
    arguments: '<file>',
  },
  leave: {
    load: async () => (await import('./commands/values.ts')).addLeave,
    summary: 'let a node hand its places over, and leave its cluster for good',
  },
  status: {
    load: async () => (await import('./commands/status.ts')).addStatus,
    summary: 'print how each of the nodes looks to an operator',
  },
  replay: {
    load: async () => (await import('./commands/replay.ts')).addReplay,
    summary: 'replay what nodes have recorded',
    arguments: '<paths...>',
  },
  history: {
    load: async () => (await import('./commands/history.ts')).addHistory,
    summary: 'judge what clients saw',
    arguments: '<files...>',
  },
  demo: {
    load: async () => (await import('./commands/demo.ts')).addDemo,
    summary: 'show in five scenes what this is: two counterexamples, an exhausted search, real nodes',
  },
};

/** Runs the command in `args`, and returns the exit code. `entry` is the file by which this program is started. */
export async function program(streams: AllStreams, entry: string, args: readonly string[]): Promise<number> {
  let exitCode: number = EXIT.asExpected;
  const ends = (code: number): void => {
    exitCode = code;
  };
  const scenarios = async () => (await import('../scenarios/all.ts')).allScenarios;
  const context = { streams, entry, scenarios, ends };
  const [name = '--help'] = args[0] === 'help' ? args.slice(1) : args;
  const selfman = Object.hasOwn(COMMANDS, name) ? await commandLine(context, [name]) : atAGlance(context);
  await selfman.parseAsync(args, { from: 'user' });
  return exitCode;
}

/** These commands with their options, ready to parse; all of them, when omitted. */
export async function commandLine(context: CommandContext, names: readonly string[] = Object.keys(COMMANDS)): Promise<Command> {
  const selfman = withoutCommands(context);
  for (const name of names) (await COMMANDS[name].load())(selfman, context);
  return selfman;
}

/** The program with its commands by name alone: enough for help, and for the name of a command that there is not. */
export function atAGlance(context: CommandContext): Command {
  const selfman = withoutCommands(context);
  for (const [name, { summary, arguments: takes = '' }] of Object.entries(COMMANDS)) {
    // Help says that a command has options where it has one.
    selfman.command(`${name} ${takes}`.trim()).summary(summary).option('--any');
  }
  return selfman;
}

function withoutCommands({ streams: { output, errors } }: CommandContext): Command {
  return (
    new Command('selfman')
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
      })
  );
}
