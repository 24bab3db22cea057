/**
 * Checks every scenario, the slow ones too, tries every mutant, and records what was found in docs/results.md. Exits with 1
 * if a verdict differs.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { check } from '../model-check/check.ts';
import type { CheckReport } from '../model-check/report.ts';
import { allScenarios } from '../model-check/scenarios/all.ts';
import { machine } from './machine.ts';
import { mutantTable } from './mutants.ts';

const file = join(import.meta.dirname, '..', 'docs', 'results.md');

const reports: CheckReport[] = [];
for (const scenario of allScenarios) {
  const report = await check(scenario);
  reports.push(report);
  console.log(`${report.asExpected ? '✓' : '✗'} ${report.scenario}: ${found(report)}, ${report.seconds.toFixed(1)} s`);
}
writeFileSync(file, page(reports, await mutantTable()));
const differing = reports.filter(({ asExpected }) => !asExpected);
console.log(`${reports.length - differing.length} as expected, ${differing.length} not; recorded in docs/results.md`);
process.exitCode = differing.length === 0 ? 0 : 1;

function page(all: readonly CheckReport[], mutants: string): string {
  return `# Results

The last run of \`npm run check:slow\`, which writes this page: ${new Date().toISOString().slice(0, 10)}, on ${machine()}.

*Exhausted* means that every reachable state within the scenario's nodes, requests and faults was visited. The last
column is the chance that two states shared a fingerprint, so that one was missed. Times are those of one run on a
machine that did other things, too; \`npm run bench\` compares.

| scenario | found | as expected | distinct | generated | levels | s | bytes per state | collision |
|---|---|---|--:|--:|--:|--:|--:|--:|
${all.map(row).join('\n')}

## Mutants

A mutant is a protocol with one line broken as a person might break it. Each must make a promise fail in a scenario in
which the sound protocol keeps it. Steps: to the shortest violation; for promises of the kind *recoverable*, to a state
from which they can never be kept again, which may be the first one.

${mutants}
`;
}

function row(report: CheckReport): string {
  const { scenario, asExpected, distinct, generated, depth, seconds, bytesPerState, collisionProbability } = report;
  const numbers = [distinct, generated, depth].map((number) => number.toLocaleString('en-US'));
  return `| ${[scenario, found(report), asExpected ? 'yes' : '**no**', ...numbers, seconds.toFixed(2), bytesPerState, collisionProbability.toExponential(0)].join(' | ')} |`;
}

function found({ verdict, property, counterexample, exhausted, inconclusive }: CheckReport): string {
  if (verdict === 'holds') return exhausted ? 'holds, exhausted' : 'holds';
  if (verdict === 'inconclusive') return inconclusive ?? 'inconclusive';
  return `violates ${property}${counterexample === undefined ? '' : ` (${counterexample.steps.length} steps)`}`;
}
