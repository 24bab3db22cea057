/**
 * Plays many seeds of the swarm, and writes docs/results/swarm.md. Arguments: the seeds, such as 1..1000; those are the default.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runSwarm } from '../cli/commands/swarm.ts';
import { count } from '../cli/words.ts';
import { bagOf } from '../impl/kernel/sorted-set.ts';
import type { Fault } from '../swarm/fault.ts';
import { type Plan, planOf } from '../swarm/plan.ts';
import type { Outcome } from '../swarm/run.ts';
import { machine } from './machine.ts';

const root = join(import.meta.dirname, '..');

interface Report {
  readonly outcomes: readonly Outcome[];
  readonly failed: readonly (Outcome & { readonly plan: Plan })[];
}

async function main([seeds = '1..1000']: readonly string[]): Promise<void> {
  const [, from, to] = /^(\d{1,9})\.\.(\d{1,9})$/.exec(seeds) ?? [];
  if (from === undefined || to === undefined) throw new Error(`seeds: got ${seeds}, expected two numbers such as 1..1000`);
  const reports = join(root, 'reports');
  mkdirSync(reports, { recursive: true });
  const json = join(reports, 'swarm.json');
  const began = performance.now();
  const options = { seeds: { from: Number(from), to: Number(to) }, json, save: join(reports, 'swarm') };
  process.exitCode = await runSwarm(options, { output: process.stdout, errors: process.stderr });
  const seconds = (performance.now() - began) / 1000;
  const report: Report = JSON.parse(readFileSync(json, 'utf8'));
  writeFileSync(join(root, 'docs', 'results', 'swarm.md'), page(seeds, report, seconds));
}

function page(seeds: string, { outcomes, failed }: Report, seconds: number): string {
  const plans = outcomes.map(({ seed }) => planOf(seed));
  const events = sum(outcomes.map((each) => each.events));
  const recovery = bagOf(outcomes.flatMap(({ recoveredAfterMs }) => recoveredAfterMs ?? []));
  const at = (share: number) => count(recovery[Math.min(recovery.length - 1, Math.floor(share * recovery.length))] ?? 0);
  const types = [...new Set(plans.flatMap(({ faults }) => faults.map(({ type }) => type)))].sort();
  return `# Random runs of whole nodes

\`npm run swarm -- ${seeds}\` writes this page.
Last run: ${new Date().toISOString().slice(0, 10)}, on ${machine()}.

[The whole node](../protocols/stack.md#random-runs) says what a run is, and what must hold of it. A
random run finds faults, and never shows that there are none.

| runs | failed | nodes | events | transactions committed | recovered in ms of virtual time: median, 99 %, longest | events/s |
| --: | --: | --: | --: | --: | --: | --: |
| ${count(outcomes.length)} | ${count(failed.length)} | ${least(plans)} to ${most(plans)} | ${count(events)} | ${count(sum(outcomes.map((each) => each.committed)))} | ${at(0.5)}, ${at(0.99)}, ${at(1)} | ${count(Math.round(events / seconds))} |

The last figure is that of this run, with one worker for each core. Other work may have run beside
it.

| fault | drawn | in runs |
| --- | --: | --: |
${types.map((type) => `| ${type} | ${count(sum(plans.map((plan) => drawn(plan, type))))} | ${count(plans.filter((plan) => drawn(plan, type) > 0).length)} |`).join('\n')}
| messages overtake each other | | ${count(plans.filter(({ overtaking }) => overtaking).length)} |
| disks are slow to sync | | ${count(plans.filter(({ syncMs }) => syncMs > 0).length)} |
${failed.length === 0 ? '' : `\n## Failed\n\n${failed.map(({ seed, problems }) => `- Seed ${seed}: ${problems[0]}.`).join('\n')}\n`}`;
}

function drawn({ faults }: Plan, type: Fault['type']): number {
  return faults.filter((fault) => fault.type === type).length;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}

function least(plans: readonly Plan[]): number {
  return plans.reduce((fewest, { nodes }) => Math.min(fewest, nodes.length), Number.POSITIVE_INFINITY);
}

function most(plans: readonly Plan[]): number {
  return plans.reduce((largest, { nodes }) => Math.max(largest, nodes.length), 0);
}

await main(process.argv.slice(2));
