/** `selfman swarm`: whole nodes at random in virtual time, with clients and faults drawn from seeds. */

import type { Command } from 'commander';
import { InvalidArgumentError } from 'commander';
import { type Fault, type Plan, planOf } from '../../swarm/plan.ts';
import { type Outcome, runPlan } from '../../swarm/run.ts';
import { shrunk } from '../../swarm/shrink.ts';
import type { CommandContext } from '../command-context.ts';
import { EXIT } from '../exit-codes.ts';
import { jsonWriter } from '../json-file.ts';
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
    .option('--nodes <N>', `how many nodes, 3 to ${MOST_NODES}; left out: 3 to 8, drawn from the seed`, asNodes)
    .option('--minutes <M>', 'begin no further run after this time', wholeNumber(1))
    .option('--json <file>', 'write the outcomes as JSON to this file; "-" is the standard output, which then holds nothing else')
    .action((options: SwarmCommand) => ends(runSwarm(options, streams)));
}

function asSeeds(text: string): Seeds {
  const [, from, to] = /^(\d{1,9})\.\.(\d{1,9})$/.exec(text) ?? [];
  if (from !== undefined && to !== undefined && Number(from) <= Number(to)) return { from: Number(from), to: Number(to) };
  throw new InvalidArgumentError('Write two whole numbers, the smaller one first, such as 1..100.');
}

function asNodes(text: string): number {
  const nodes = wholeNumber(3)(text);
  if (nodes <= MOST_NODES) return nodes;
  throw new InvalidArgumentError(`Write a whole number, 3 … ${MOST_NODES}.`);
}

/** Returns the exit code: 0 all is well, 1 a run has failed, 3 the time was over before the last seed. Throws `CannotWrite`. */
export function runSwarm({ seeds, nodes, minutes, json }: SwarmCommand, { output }: Streams): number {
  const write = json === undefined ? null : jsonWriter(json, output);
  const say = (line: string) => (json === '-' ? undefined : output.write(`${line}\n`));
  const began = performance.now();
  const seconds = () => (performance.now() - began) / 1000;
  const outcomes: Outcome[] = [];
  const failed: { readonly outcome: Outcome; readonly plan: Plan }[] = [];
  let seed = seeds.from;
  for (; seed <= seeds.to && (minutes === undefined || seconds() < minutes * 60); seed++) {
    const outcome = runPlan(planOf(seed, nodes));
    outcomes.push(outcome);
    if (outcome.problems.length === 0) continue;
    const plan = planOf(seed, nodes);
    failed.push({ outcome, plan: failed.length < MOST_SHRUNK ? shrunk(plan, (each) => runPlan(each).problems.length > 0) : plan });
    for (const line of inWords(failed[failed.length - 1])) say(line);
  }
  write?.({ outcomes, failed: failed.map(({ outcome, plan }) => ({ ...outcome, plan })) });
  say(summary(outcomes, failed.length, seconds()));
  if (failed.length > 0) return EXIT.differs;
  return seed <= seeds.to ? EXIT.inconclusive : EXIT.asExpected;
}

function inWords({ outcome, plan }: { readonly outcome: Outcome; readonly plan: Plan }): readonly string[] {
  return [
    `✗ seed ${outcome.seed}: ${outcome.problems[0]}`,
    ...outcome.problems.slice(1, 5).map((problem) => `    ${problem}`),
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
