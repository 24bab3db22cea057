/** `selfman swarm`: whole nodes at random in virtual time, with clients and faults drawn from seeds. */

import { setImmediate } from 'node:timers/promises';
import { type Command, InvalidArgumentError } from 'commander';
import { type Fault, type Plan, planOf } from '../../swarm/plan.ts';
import { type Outcome, runPlan } from '../../swarm/run.ts';
import { shrunk } from '../../swarm/shrink.ts';
import type { CommandContext } from '../command-context.ts';
import { EXIT } from '../exit-codes.ts';
import { jsonWriter } from '../json-file.ts';
import { liveProgress } from '../live-progress.ts';
import { wholeNumber } from '../number-options.ts';
import type { Streams } from '../streams.ts';
import { count, counted, rate } from '../words.ts';

export interface SwarmCommand {
  readonly seeds: Seeds;
  readonly nodes?: number;
  /** The time after which no further seed begins, in minutes. */
  readonly minutes?: number;
  readonly json?: string;
}

interface Seeds {
  readonly from: number;
  readonly to: number;
}

const MOST_NODES = 64;
/** The most failed seeds that are shrunk; the others are only named. */
const MOST_SHRUNK = 3;

export function addSwarm(selfman: Command, { streams, ends }: CommandContext): void {
  selfman
    .command('swarm')
    .summary('play whole nodes at random, with faults')
    .description(
      'Plays whole nodes in virtual time: joins, clients with transactions, crashes, restarts, partitions, lost and repeated messages. Then all faults end, and everything must be well again.',
    )
    .option('--seeds <A..B>', 'the seeds of the runs', asSeeds, { from: 1, to: 20 })
    .option('--nodes <N>', `how many nodes, 3 to ${MOST_NODES}; left out: 3 to 8, drawn from the seed`, wholeNumber(3, MOST_NODES))
    .option('--minutes <M>', 'begin no further run after this time', wholeNumber(1))
    .option('--json <file>', 'write the outcomes as JSON to this file; "-" is the standard output, which then holds nothing else')
    .action(async (options: SwarmCommand) => ends(await runSwarm(options, streams)));
}

function asSeeds(text: string): Seeds {
  const [, from, to] = /^(\d{1,9})\.\.(\d{1,9})$/.exec(text) ?? [];
  if (from !== undefined && to !== undefined && Number(from) <= Number(to)) return { from: Number(from), to: Number(to) };
  throw new InvalidArgumentError('Write two whole numbers, the smaller one first, such as 1..100.');
}

/**
 * Resolves with the exit code: 0 all is well, 1 a run has failed, 3 the time was over before the last seed, 130 Ctrl-C. Ctrl-C ends
 * the swarm after the run that is under way, and the report is written. Rejects with `CannotWrite`.
 */
export async function runSwarm({ seeds, nodes, minutes, json }: SwarmCommand, { output, errors }: Streams): Promise<number> {
  const write = json === undefined ? null : jsonWriter(json, output);
  const say = (line: string) => (json === '-' ? undefined : output.write(`${line}\n`));
  const began = performance.now();
  const seconds = () => (performance.now() - began) / 1000;
  const interruption = new AbortController();
  const interrupt = (): void => interruption.abort();
  const progress = liveProgress(errors, () => summary(outcomes, failed.length, seconds()));
  const outcomes: Outcome[] = [];
  const failed: Failed[] = [];
  const isOver = () => interruption.signal.aborted || (minutes !== undefined && seconds() >= minutes * 60);
  process.once('SIGINT', interrupt);
  try {
    for (let seed = seeds.from; seed <= seeds.to && !isOver(); seed++) {
      const plan = planOf(seed, nodes);
      const outcome = runPlan(plan);
      outcomes.push(outcome);
      progress.show(null);
      // Lets a signal arrive.
      await setImmediate();
      if (outcome.problems.length === 0) continue;
      const fails = (each: Plan) => runPlan(each).problems.length > 0;
      const failure = { ...outcome, plan: failed.length < MOST_SHRUNK ? shrunk(plan, fails) : plan };
      failed.push(failure);
      progress.clear();
      for (const line of inWords(failure)) say(line);
    }
  } finally {
    process.off('SIGINT', interrupt);
    progress.clear();
  }
  write?.({ outcomes, failed });
  say(`${interruption.signal.aborted ? 'interrupted; ' : ''}${summary(outcomes, failed.length, seconds())}`);
  if (interruption.signal.aborted) return EXIT.interrupted;
  if (failed.length > 0) return EXIT.differs;
  return outcomes.length <= seeds.to - seeds.from ? EXIT.inconclusive : EXIT.asExpected;
}

/** The outcome of a run that has failed, and the plan that is left of it. */
interface Failed extends Outcome {
  readonly plan: Plan;
}

function inWords({ seed, problems, plan }: Failed): readonly string[] {
  return [
    `✗ seed ${seed}: ${problems[0]}`,
    ...problems.slice(1, 5).map((problem) => `    ${problem}`),
    `    ${counted(plan.nodes.length, 'node')}, f = ${plan.degree}, ${counted(plan.clients.length, 'transaction')} are enough, with:`,
    ...plan.faults.map((fault) => `      ${faultInWords(fault)}`),
  ];
}

function faultInWords(fault: Fault): string {
  const when = `from ${count(fault.fromMs)} to ${count(fault.toMs)} ms`;
  switch (fault.type) {
    case 'crash':
      return `node ${fault.node} is down ${when}`;
    case 'partition':
      return `nodes ${fault.groups.map((group) => group.join(', ')).join(' | ')} are cut off ${when}`;
    case 'disturbance':
      return `of all messages ${Math.round(fault.loss * 100)} % are lost and ${Math.round(fault.duplication * 100)} % repeated ${when}`;
  }
}

function summary(outcomes: readonly Outcome[], failed: number, seconds: number): string {
  const events = outcomes.reduce((sum, each) => sum + each.events, 0);
  const committed = outcomes.reduce((sum, each) => sum + each.committed, 0);
  const slowest = Math.max(0, ...outcomes.map(({ recoveredAfterMs }) => recoveredAfterMs ?? 0));
  return (
    `${counted(outcomes.length, 'run')}, ${count(failed)} failed: ${counted(events, 'event')}, ${counted(committed, 'transaction')} committed, ` +
    `recovered within ${count(slowest)} ms of virtual time; ${rate(events, seconds)} events a second`
  );
}
