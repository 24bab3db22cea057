/** `selfman swarm`: whole nodes at random in virtual time, with clients and faults drawn from seeds. */

import { availableParallelism } from 'node:os';
import { type Command, InvalidArgumentError } from 'commander';
import { momentsOf } from '../../swarm/in-words.ts';
import { MOST_NODES, type Plan } from '../../swarm/plan.ts';
import type { Outcome } from '../../swarm/run.ts';
import { BadOption } from '../addresses.ts';
import type { CommandContext } from '../command-context.ts';
import { EXIT } from '../exit-codes.ts';
import { jsonWriter } from '../json-file.ts';
import { liveProgress } from '../live-progress.ts';
import { wholeNumber } from '../number-options.ts';
import type { Streams } from '../streams.ts';
import { writeCase } from '../swarm-case.ts';
import type { Played } from '../swarm-worker.ts';
import { playAll } from '../swarm-workers.ts';
import { summary } from '../told-run.ts';
import { count, counted } from '../words.ts';

export interface SwarmCommand {
  readonly seeds: Seeds;
  readonly nodes?: number;
  /** The time after which no further seed begins, in minutes. */
  readonly minutes?: number;
  /** Omitted: one for each processor. */
  readonly workers?: number;
  readonly json?: string;
  /** The server over which other machines do the work. */
  readonly via?: string;
  /** The folder for the plans of failed runs. */
  readonly save?: string;
}

interface Seeds {
  readonly from: number;
  readonly to: number;
}

const MOST_WORKERS = 256;
/** The most failed seeds that are shrunk; the others are only named. */
const MOST_SHRUNK = 3;

export function addSwarm(selfman: Command, { streams, ends }: CommandContext): void {
  selfman
    .command('swarm')
    .summary('play whole nodes at random, with faults')
    .description(
      'Plays whole nodes in virtual time: joins and leaves, clients with transactions, crashes, restarts, pauses, partitions, lost, late and repeated messages. Then all faults end, and everything must be well again.',
    )
    .option('--seeds <A..B>', 'the seeds of the runs', asSeeds, { from: 1, to: 20 })
    .option('--nodes <N>', `how many nodes, 3 to ${MOST_NODES}; left out: 3 to 8, drawn from the seed`, wholeNumber(3, MOST_NODES))
    .option('--minutes <M>', 'begin no further run after this time', wholeNumber(1))
    .option(
      '--workers <W>',
      'how many runs are played side by side; left out: as many as there are processors',
      wholeNumber(1, MOST_WORKERS),
    )
    .option('--json <file>', 'write the outcomes as JSON to this file; "-" is the standard output, which then holds nothing else')
    .option('--save <folder>', 'write the plan of each failed run to a file in this folder, for "replay"')
    .option('--via <url>', 'let the workers of this NATS server play the runs; see "selfman worker"')
    .action(async (options: SwarmCommand) => ends(await runSwarm(options, streams)));
}

function asSeeds(text: string): Seeds {
  const [, from, to] = /^(\d{1,9})\.\.(\d{1,9})$/.exec(text) ?? [];
  if (from !== undefined && to !== undefined && Number(from) <= Number(to)) return { from: Number(from), to: Number(to) };
  throw new InvalidArgumentError('Write two whole numbers, the smaller one first, such as 1..100.');
}

/**
 * Resolves with the exit code: 0 all is well, 1 a run has failed, 3 the time was over before the last seed, 130 Ctrl-C. Ctrl-C ends
 * the runs that are under way, and the report on the others is written. Rejects with `CannotWrite`.
 */
export async function runSwarm(command: SwarmCommand, { output, errors }: Streams): Promise<number> {
  const { seeds, nodes, minutes, workers = availableParallelism(), json, save, via } = command;
  if (via !== undefined && (minutes !== undefined || command.workers !== undefined))
    throw new BadOption('--via: got --minutes or --workers, expected neither; as many runs are played as there are workers');
  const write = json === undefined ? null : jsonWriter(json, output);
  const say = (line: string) => (json === '-' ? undefined : output.write(`${line}\n`));
  const began = performance.now();
  const seconds = () => (performance.now() - began) / 1000;
  const interruption = new AbortController();
  const interrupt = (): void => interruption.abort();
  const outcomes: Outcome[] = [];
  const failed: Failed[] = [];
  const progress = liveProgress(errors, () => summary(outcomes, failed.length, seconds()));
  const isOver = () => interruption.signal.aborted || (minutes !== undefined && seconds() >= minutes * 60);
  let seed = seeds.from;
  const next = () => {
    if (seed > seeds.to || isOver()) return null;
    return { seed: seed++, ...(nodes === undefined ? {} : { nodes }), shrinks: failed.length < MOST_SHRUNK };
  };
  const played = ({ outcome, plan }: Played): void => {
    outcomes.push(outcome);
    progress.show(null);
    if (plan === null) return;
    failed.push({ ...outcome, plan });
    progress.clear();
    const file = save === undefined ? null : writeCase(save, plan);
    for (const line of inWords({ ...outcome, plan }, file)) say(line);
  };
  process.once('SIGINT', interrupt);
  try {
    const { signal } = interruption;
    if (via === undefined) await playAll({ workers: Math.min(workers, seeds.to - seeds.from + 1), next, played, signal });
    else {
      const { swarmVia } = await import('../sharing/swarm-via.ts');
      const say = (line: string) => void errors.write(`${line}\n`);
      await swarmVia({ url: via, say }, { seeds, ...(nodes === undefined ? {} : { nodes }), played, signal });
    }
  } finally {
    process.off('SIGINT', interrupt);
    progress.clear();
  }
  outcomes.sort((a, b) => a.seed - b.seed);
  write?.({ outcomes, failed: failed.sort((a, b) => a.seed - b.seed) });
  say(`${interruption.signal.aborted ? 'interrupted; ' : ''}${summary(outcomes, failed.length, seconds())}`);
  if (interruption.signal.aborted) return EXIT.interrupted;
  if (failed.length > 0) return EXIT.differs;
  return outcomes.length <= seeds.to - seeds.from ? EXIT.inconclusive : EXIT.asExpected;
}

/** The outcome of a run that has failed, and the plan that is left of it. */
interface Failed extends Outcome {
  readonly plan: Plan;
}

function inWords({ seed, problems, plan }: Failed, file: string | null): readonly string[] {
  return [
    `✗ seed ${seed}: ${problems[0]}`,
    ...problems.slice(1, 5).map((problem) => `    ${problem}`),
    `    ${counted(plan.nodes.length, 'node')}, f = ${plan.degree}, ${counted(plan.clients.length, 'transaction')} are enough, with:`,
    ...plan.faults
      .flatMap(momentsOf)
      .sort((a, b) => a.atMs - b.atMs)
      .map(({ atMs, says }) => `      ${count(atMs)} ms  ${says}`),
    ...(file === null ? [] : [`    selfman replay ${file} tells more`]),
  ];
}
