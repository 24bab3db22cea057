/** Commands, options and arguments, and which function each goes to. */
import { createRequire } from 'node:module';
import type { Readable } from 'node:stream';
import { Command } from 'commander';
import { allScenarios } from '../scenarios/all.ts';
import type { Limits } from './check-scenarios.ts';
import { runCheck } from './commands/check.ts';
import { runCluster } from './commands/cluster.ts';
import { runDemo } from './commands/demo.ts';
import { runExplain } from './commands/explain.ts';
import { type HistoryOptions, runHistory } from './commands/history.ts';
import { runList } from './commands/list.ts';
import { type NodeOptions, runNode } from './commands/node.ts';
import { runReplay } from './commands/replay.ts';
import { runSimulate } from './commands/simulate.ts';
import { EXIT, EXIT_CODES_IN_WORDS } from './exit-codes.ts';
import { amountOfSeconds, wholeNumber } from './number-options.ts';
import type { Streams } from './streams.ts';

export interface ProgramStreams extends Streams {
  readonly input: Readable;
}

const WHAT_A_PATTERN_IS = `
A PATTERN is a name, a part of names, or a glob: "relaxed-ring/join/*". It matches slow scenarios, too.`;
const SEED = 1;
const LARGEST_RING = 64;
const CLUSTER_NODES = 5;
const WALK = 50;

/** Runs the command in `args`, and returns the exit code. `entry` is the file by which this program is started. */
export async function program(streams: ProgramStreams, entry: string, args: readonly string[]): Promise<number> {
  let exitCode: number = EXIT.asExpected;
  const ends = (code: number): void => {
    exitCode = code;
  };
  const selfman = new Command('selfman')
    .description('Checks overlay protocols exhaustively, runs them as real nodes, and replays what the nodes recorded.')
    .version(version())
    .addHelpText('after', EXIT_CODES_IN_WORDS)
    .showHelpAfterError('What there is: selfman --help')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => streams.output.write(text),
      writeErr: (text) => streams.errors.write(text),
      outputError: (text, write) => write(text.replace(/^error: /, 'selfman: ')),
    });
  addChecking(selfman, streams, ends);
  addRunning(selfman, streams, entry, ends);
  await selfman.parseAsync(args, { from: 'user' });
  return exitCode;
}

type Ends = (exitCode: number) => void;

function addChecking(selfman: Command, streams: Streams, ends: Ends): void {
  selfman
    .command('list [patterns...]')
    .summary('list the scenarios, and what each teaches')
    .description(`Lists the scenarios, and what each teaches.${WHAT_A_PATTERN_IS}`)
    .option('--json', 'as JSON', false)
    .action((patterns: string[], { json }: { json: boolean }) => runList(allScenarios, { patterns, json }, streams));
  withLimits(selfman.command('check [patterns...]'))
    .summary('explore scenarios exhaustively')
    .description(
      `Explores scenarios exhaustively, and compares what is found with what is expected. Without a pattern: the fast scenarios.${WHAT_A_PATTERN_IS}`,
    )
    .option('--slow', 'without a pattern, check the slow scenarios, too', false)
    .option('--json <file>', 'write the reports as JSON to this file; "-" is the standard output, which then holds nothing else')
    .action(async (patterns: string[], { slow, json, ...limits }: LimitArguments & { slow: boolean; json?: string }) => {
      const written = json === undefined ? {} : { json };
      ends(await runCheck(allScenarios, { patterns, slow, ...written, ...limitsOf(limits) }, streams));
    });
  withLimits(selfman.command('explain <scenario>'))
    .summary('tell a counterexample step by step')
    .description('Tells the counterexample of a scenario: numbered steps in words, and a space-time diagram in text.')
    .option('--mermaid', 'write the source of a Mermaid sequence diagram, and nothing else, to the output', false)
    .action(async (scenario: string, { mermaid, ...limits }: LimitArguments & { mermaid: boolean }) =>
      ends(await runExplain(allScenarios, { scenario, mermaid, ...limitsOf(limits) }, streams)),
    );
  selfman
    .command('simulate <scenario>')
    .summary('walk through a scenario at random')
    .description(
      'Walks through a scenario at random. Invariants and step properties are judged on the way; the others need the whole graph: check.',
    )
    .option('--seed <N>', 'the same seed walks the same way', wholeNumber(0), SEED)
    .option('--steps <N>', 'the most steps to take', wholeNumber(1), WALK)
    .action(async (scenario: string, options: { seed: number; steps: number }) =>
      ends(await runSimulate(allScenarios, { ...options, scenario }, streams)),
    );
}

function withLimits(command: Command): Command {
  return command
    .option('--max-states <N>', 'stop a scenario at this many distinct states', wholeNumber(1))
    .option(
      '--max-memory <MB>',
      'stop when the process holds this many megabytes; without it, three quarters of what is free, and short of the heap limit of Node',
      wholeNumber(1),
    )
    .option('--max-seconds <S>', 'stop a scenario after this many seconds', amountOfSeconds)
    .option('--seed <N>', 'draws the fingerprints of states: another seed, other collisions', wholeNumber(0), SEED);
}

/** The limits under the names that commander makes of their options. */
interface LimitArguments {
  readonly maxStates?: number;
  readonly maxMemory?: number;
  readonly maxSeconds?: number;
  readonly seed: number;
}

function limitsOf({ maxMemory, ...others }: LimitArguments): Limits {
  return maxMemory === undefined ? others : { ...others, maxMemoryMB: maxMemory };
}

function addRunning(selfman: Command, { input, output, errors }: ProgramStreams, entry: string, ends: Ends): void {
  selfman
    .command('node')
    .summary('run one node of a relaxed ring')
    .description(
      'Runs one node of a relaxed ring until Ctrl-C. It is asked, and answers, by lines of JSON on its standard input and output.',
    )
    .requiredOption('--id <N>', "the node's place on the ring", wholeNumber(0))
    .option('--keys <N>', 'the number of places on the ring', wholeNumber(1), LARGEST_RING)
    .option('--listen <HOST:PORT>', 'where to listen; port 0 is any free one', '127.0.0.1:0')
    .option('--contact <ID@HOST:PORT...>', 'nodes of the ring to join, asked in turn; without it, the node founds a ring')
    .option('--trace <DIR>', 'the folder for the trace; without it, nothing is recorded')
    .option('--run <NAME>', 'names the run in the trace; the same for all nodes of a ring')
    .option('--hold', 'wait for the line {"type":"start"}', false)
    .option('--stop-with-input', 'stop when the input ends, and leave Ctrl-C to whoever holds the other end', false)
    .action(async (options: NodeOptions) => ends(await runNode(options, { input, output, errors })));
  selfman
    .command('cluster')
    .summary('run nodes that join one ring at once')
    .description('Runs some nodes, each in a process of its own, which join one ring at the same time; asks all of them for the same keys.')
    .option('--nodes <N>', 'how many nodes', wholeNumber(1), CLUSTER_NODES)
    .option('--keys <N>', 'the number of places on the ring', wholeNumber(1), LARGEST_RING)
    .option('--seed <N>', 'decides the places of the nodes, and the keys that are looked up', wholeNumber(0), SEED)
    .option('--trace <DIR>', 'the folder for the traces; it must hold none yet')
    .option('--patience <S>', 'at a signal, nodes that take longer to end are killed; 1.8 by default', amountOfSeconds)
    .option('--duration <S>', 'stop so many seconds after the lookups; without it, at Ctrl-C', amountOfSeconds)
    .action(async ({ duration, patience, ...options }: ClusterArguments) => {
      // A cluster whose reader is gone stops its nodes before it ends.
      output.on('error', () => process.kill(process.pid, 'SIGTERM'));
      const patient = patience === undefined ? {} : { patienceSeconds: patience };
      const lasting = duration === undefined ? {} : { durationSeconds: duration };
      ends(await runCluster({ ...options, ...lasting, ...patient, entry: [entry] }, { output, errors }));
    });
  selfman
    .command('replay <paths...>')
    .summary('replay what nodes have recorded')
    .description('Replays recorded runs: each node alone, then all together, and says whether that run could happen and kept the promises.')
    .option('--json <file>', 'write the report as JSON to this file; "-" is the standard output, which then holds nothing else')
    .action((paths: string[], options: { json?: string }) => ends(runReplay({ ...options, paths }, { output, errors })));
  selfman
    .command('history')
    .summary('judge what clients saw of transactions')
    .description(
      'Says whether a serial order of transactions explains what clients saw of them; if not, who would have to come before whom.',
    )
    .argument('<file>', 'the history; "-" is the standard input')
    .option('--any-order', 'do not ask that the order keep real time', false)
    .option('--strict', 'refuse fields that the format does not know, instead of ignoring them', false)
    .option('--json <file>', 'write the report as JSON to this file; "-" is the standard output, which then holds nothing else')
    .action(async (file: string, options: Omit<HistoryOptions, 'file'>) =>
      ends(await runHistory({ ...options, file }, { input, output, errors })),
    );
  selfman
    .command('demo')
    .summary('check the fast scenarios, run five real nodes, replay their trace')
    .description('Checks the fast scenarios, then runs five real nodes and replays the trace that they record.')
    .option('--trace <DIR>', 'the folder for the traces; without it, a new temporary one')
    .action(async (options: { trace?: string }) => ends(await runDemo(allScenarios, { ...options, entry }, { output, errors })));
}

interface ClusterArguments {
  readonly nodes: number;
  readonly keys: number;
  readonly seed: number;
  readonly trace?: string;
  readonly duration?: number;
  readonly patience?: number;
}

/** By the package's own name, so that the same line works in the sources and in what is published. */
function version(): string {
  const manifest: { readonly version: string } = createRequire(import.meta.url)('selfman/package.json');
  return manifest.version;
}
