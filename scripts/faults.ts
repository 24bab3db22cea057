/** Puts faults upon clusters of real processes, and writes docs/results/faults.md. Arguments: names of faults; all, when there are none. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { count } from '../cli/words.ts';
import type { Fault } from '../faults/fault.ts';
import { FAULTS } from '../faults/faults.ts';
import { type Outcome, runFault } from '../faults/run.ts';
import { bagOf } from '../impl/kernel/sorted-set.ts';
import { machine } from './machine.ts';

const root = join(import.meta.dirname, '..');
const page = join(root, 'docs', 'results', 'faults.md');

async function main(names: readonly string[]): Promise<void> {
  const faults = names.length === 0 ? FAULTS : names.map(named);
  const outcomes: Outcome[] = [];
  for (const fault of faults) {
    process.stdout.write(`${fault.name}: ${fault.says}\n`);
    const outcome = await runFault(fault, { isLong: true, tell: (says) => process.stdout.write(`  ${says}\n`) });
    for (const problem of outcome.problems) process.stdout.write(`  FAILED: ${problem}\n`);
    outcomes.push(outcome);
  }
  if (outcomes.some(({ problems }) => problems.length > 0)) process.exitCode = 1;
  mkdirSync(join(root, 'reports'), { recursive: true });
  writeFileSync(join(root, 'reports', 'faults.json'), `${JSON.stringify(outcomes, null, 2)}\n`);
  // Only all faults together make the page.
  if (names.length === 0) writeFileSync(page, pageOf(outcomes));
}

function named(name: string): Fault {
  const found = FAULTS.find((fault) => fault.name === name);
  if (found !== undefined) return found;
  const known = FAULTS.map((fault) => fault.name).join(', ');
  process.stderr.write(`faults: got ${name}, expected one of ${known}; correct the name\n`);
  process.exit(2);
}

function pageOf(outcomes: readonly Outcome[]): string {
  return `# Faults of real processes

\`npm run faults\` writes this page.
Last run: ${new Date().toISOString().slice(0, 10)}, on ${machine()}.
All nodes and clients run on it, and other work may have run beside them.

Each run starts a cluster at the default settings and puts it under load. Six clients write unique
values, add to counters, move money between accounts, and read all accounts at one moment. When
the fault is over, all must be well. The ring is perfect, each place of each class is at one node,
and no transaction is open. The [history](../guide/histories.md) of all clients must be strictly
serialisable. [ADR 31](../adr/0031-faults.md) says how. In the end all nodes are told to stop, and
what they have recorded is [replayed](../guide/replay.md).

| fault | what happens |
| --- | --- |
${outcomes.map(({ fault }) => `| ${fault} | ${named(fault).says} |`).join('\n')}

“Lost” counts writes that were acknowledged, and were not there at the end. “Longest silence” is
the longest time in which no client was told of a success.

| fault | failed | committed | aborted | unknown | lost | history | replayed | longest silence, ms |
| --- | --- | --: | --: | --: | --: | --- | --- | --: |
${outcomes.map(judgementRow).join('\n')}

Times are milliseconds from the event. “Ring”: until the ring was perfect. “Keys”: until a dozen
keys for each node had then been written through it. “Replicas”: until all were there. A restart
counts the start of the process. Where an event came more than once, the median and the longest
time are given.

| fault | event | times | ring | keys | replicas |
| --- | --- | --: | --: | --: | --: |
${outcomes.flatMap(recoveryRows).join('\n')}
${failures(outcomes.filter(({ problems }) => problems.length > 0))}`;
}

/** The first problem of each; the others are what nodes complained about. */
function failures(failed: readonly Outcome[]): string {
  if (failed.length === 0) return '';
  return `\n## Failed\n\n${failed.map(({ fault, problems }) => `- \`${fault}\`:\n  ${problems[0]}.`).join('\n')}\n`;
}

function judgementRow({ fault, problems, counts, lost, verdict, traced, longestGapMs }: Outcome): string {
  const { committed, aborted, unknown } = counts;
  const numbers = [committed, aborted, unknown, lost].map(count).join(' | ');
  return `| ${fault} | ${problems.length === 0 ? 'no' : 'yes'} | ${numbers} | ${verdict ?? '–'} | ${traceInWords(traced)} | ${count(longestGapMs)} |`;
}

function traceInWords(traced: Outcome['traced']): string {
  if (traced === null) return '–';
  return `${count(traced.events)} events: ${traced.verdict}${traced.doubts.length === 0 ? '' : ` (${traced.doubts.join(', ')})`}`;
}

function recoveryRows({ fault, steps }: Outcome): readonly string[] {
  const events = [...new Set(steps.map(({ after }) => after))];
  return events.map((event) => {
    const same = steps.filter(({ after }) => after === event);
    const times = (['ringMs', 'usableMs', 'restoredMs'] as const).map((time) => inWords(same.map((step) => step[time])));
    return `| ${fault} | ${event} | ${same.length} | ${times.join(' | ')} |`;
  });
}

/** The median and the longest; one time by itself. */
function inWords(times: readonly number[]): string {
  const sorted = bagOf(times);
  const longest = count(sorted.at(-1) ?? 0);
  return sorted.length < 2 ? longest : `${count(sorted[Math.floor(sorted.length / 2)])}, ${longest}`;
}

await main(process.argv.slice(2));
