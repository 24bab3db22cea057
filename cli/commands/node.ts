/** `selfman node`: runs one node until it is told to stop. With `--data` it is a whole node, and without it one of a relaxed ring. */
import { type Command, Option } from 'commander';
import { MOST_REPLICAS } from '../../machine/whole-node.ts';
import { BadOption } from '../addresses.ts';
import type { CommandContext } from '../command-context.ts';
import { readNodeConfig } from '../config-file.ts';
import { EXIT } from '../exit-codes.ts';
import { LOG_FORMATS, LOG_LEVELS } from '../node-log.ts';
import { type NodeOptions, runNode } from '../node-process.ts';
import { wholeNumber } from '../number-options.ts';
import { DEFAULT_RING_SIZE } from '../relaxed-ring.ts';
import { OVERLOAD_POLICIES } from '../rotation.ts';
import type { AllStreams } from '../streams.ts';
import { runWholeNode, type WholeNodeOptions } from '../whole-node-process.ts';

export function addNode(selfman: Command, { streams, ends }: CommandContext): void {
  selfman
    .command('node')
    .summary('run one node of a cluster, or of a relaxed ring')
    .description(
      'Runs one node until Ctrl-C. With --data it is a whole node: it stores values of clients, and comes back with them when it is started again. ' +
        'Without --data it is a node of a relaxed ring only. That takes requests and answers in lines of JSON on its standard input and output.',
    )
    .addOption(setting('--data <DIR>', 'the folder of a whole node; it is made if it is not there'))
    .addOption(
      setting(
        '--join <HOST:PORT...>',
        'with --data: nodes of the cluster to join; without it, the node founds one, or goes on with those it knows',
      ),
    )
    .addOption(setting('--http <HOST:PORT>', 'with --data: the address for clients; without --tls, on this machine only'))
    .addOption(setting('--tls <DIR>', 'with --data: the folder with the key and the certificate of the node, from selfman cluster init'))
    .addOption(setting('--cluster <NAME>', 'with --data: the name of the cluster; nodes of another one are refused'))
    .addOption(
      setting('--replicas <F>', 'with --data: how many replicas each key has (default: 3)').argParser(wholeNumber(1, MOST_REPLICAS)),
    )
    .addOption(
      setting(
        '--spread <I/N>',
        'with --data: begin as one of N nodes that divide the circle evenly; without it, where the cluster needs a node',
      ),
    )
    .addOption(setting('--config <FILE>', 'a file with options of a whole node, in YAML or JSON'))
    .addOption(setting('--log-format <FORMAT>', 'with --data: what it writes to its error stream (default: text)').choices(LOG_FORMATS))
    .addOption(
      setting('--log-level <LEVEL>', 'with --data: the least important lines (default: warn for text, info for json)').choices(LOG_LEVELS),
    )
    .addOption(setting('--listen <HOST:PORT>', 'the address to listen on; port 0 means any free one').default('127.0.0.1:0'))
    .option('--id <N>', "without --data: the node's place on the ring", wholeNumber(0))
    .option('--keys <N>', 'the number of places on the ring', wholeNumber(1), DEFAULT_RING_SIZE)
    .option('--contact <ID@HOST:PORT...>', 'nodes of the ring to join, tried in turn; without it, the node founds a ring')
    .option('--trace <DIR>', 'the folder for the trace; without it, nothing is recorded')
    .option('--trace-mib <N>', 'with --data: the size at which the trace goes on in another file, in MiB (default: 64)', wholeNumber(1))
    .option(
      '--trace-minutes <N>',
      'with --data: the time after which the trace goes on in another file, in minutes',
      wholeNumber(1, MOST_MINUTES),
    )
    .option(
      '--trace-keep <MINUTES>',
      'with --data: how long the trace is kept, in minutes; without it, for good',
      wholeNumber(1, MOST_MINUTES),
    )
    .option(
      '--trace-flight <MINUTES>',
      'with --data: keep the last minutes of the trace in memory, and write them at SIGUSR2 and at a fault',
      wholeNumber(1, MOST_FLIGHT_MINUTES),
    )
    .addOption(
      new Option(
        '--trace-overload <POLICY>',
        'with --data: where the disk is full or slow, wait for it, or leave steps out of the trace (default: wait)',
      ).choices(OVERLOAD_POLICIES),
    )
    .option('--trace-redact <FILE>', 'with --data: replace keys and values of clients in the trace by tokens, with the key in this file')
    .option('--run <NAME>', 'names the run in the trace; the same for all its nodes (default: with --data, the name of the cluster)')
    .option('--hold', 'wait for the line {"type":"start"}; with --data and --stop-with-input, for the line join', false)
    .option(
      '--stop-with-input',
      'stop when the input ends, and ignore Ctrl-C, which the process at the other end handles; with --data, leave at the line leave',
      false,
    )
    .action(async (_: unknown, given: Command) => ends(await runAsGiven(given, streams)));
}

/** The environment gives the options that the command line leaves out, and the file those that both leave out. */
async function runAsGiven(command: Command, streams: AllStreams): Promise<number> {
  try {
    const { config }: GivenOptions = command.opts();
    if (config !== undefined) takeFrom(config, command);
    return await run(command.opts(), streams);
  } catch (error) {
    if (!(error instanceof BadOption)) throw error;
    streams.errors.write(`selfman node: ${error.message}\n`);
    return EXIT.badInput;
  }
}

function takeFrom(file: string, command: Command): void {
  const known = command.options.filter(({ envVar }) => envVar !== undefined).map((option) => option.attributeName());
  const fields = known.filter((name) => name !== 'config').sort();
  for (const [name, value] of Object.entries(readNodeConfig(file, fields))) {
    const source = command.getOptionValueSource(name);
    if (source === undefined || source === 'default') command.setOptionValueWithSource(name, value, 'config');
  }
}

/** An option of whole nodes: the environment may give it, too, as `SELFMAN_LOG_LEVEL` for `--log-level`. */
function setting(flags: string, description: string): Option {
  const option = new Option(flags, description);
  return option.env(`SELFMAN_${option.name().replaceAll('-', '_').toUpperCase()}`);
}

type GivenOptions = Omit<NodeOptions, 'id'> & Partial<Pick<NodeOptions, 'id'>> & Partial<WholeNodeOptions> & { readonly config?: string };

const OF_WHOLE_NODES = [
  'join',
  'http',
  'tls',
  'cluster',
  'replicas',
  'spread',
  'config',
  'logFormat',
  'logLevel',
  'traceMib',
  'traceMinutes',
  'traceKeep',
  'traceFlight',
  'traceOverload',
  'traceRedact',
] as const;
/** A day. */
const MOST_FLIGHT_MINUTES = 1_440;
const OF_FILES = ['traceMib', 'traceMinutes', 'traceKeep', 'traceOverload'] as const;
const OF_TRACES = [...OF_FILES, 'traceFlight', 'traceRedact'] as const;
/** A year. */
const MOST_MINUTES = 525_600;
const OF_RING_NODES = ['id', 'contact'] as const;

function run(options: GivenOptions, streams: AllStreams): Promise<number> {
  const { data, id } = options;
  const complaint = complaintAbout(options);
  if (complaint === null)
    return data === undefined
      ? runNode({ ...options, id: id ?? 0 }, streams)
      : runWholeNode({ ...options, data, ...joined(options) }, streams);
  streams.errors.write(`selfman node: ${complaint}\n`);
  return Promise.resolve(EXIT.badInput);
}

/** A variable of the environment names several nodes with commas between them. */
function joined({ join }: GivenOptions): Pick<WholeNodeOptions, 'join'> {
  return join === undefined ? {} : { join: join.flatMap((each) => each.split(',')) };
}

function complaintAbout(options: GivenOptions): string | null {
  const { data, id } = options;
  const strange = (data === undefined ? OF_WHOLE_NODES : OF_RING_NODES).find((name) => isGiven(options[name]));
  if (strange !== undefined)
    return `--${kebab(strange)}: got it ${data === undefined ? 'without' : 'with'} --data, expected the opposite; see selfman node --help`;
  const traceless = options.trace === undefined ? OF_TRACES.find((name) => isGiven(options[name])) : undefined;
  if (traceless !== undefined) return `--${kebab(traceless)}: got it without --trace, expected both; name the folder for the trace`;
  const clash = options.traceFlight === undefined ? undefined : OF_FILES.find((name) => isGiven(options[name]));
  if (clash !== undefined) return `--${kebab(clash)}: got it with --trace-flight, which writes no files meanwhile; leave one of them out`;
  if (data !== undefined && options.hold && !options.stopWithInput)
    return '--hold: got it without --stop-with-input, expected both; a node that waits is told by its input';
  if (data !== undefined || id !== undefined) return null;
  return '--data or --id: got neither, expected one; name the folder of a whole node, or the place of a node of a relaxed ring';
}

function kebab(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== false;
}
