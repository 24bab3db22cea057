/**
 * Checks every scenario, including the slow ones, tries every mutant, and records the results in docs/results.md. With
 * beginnings of names (`check:slow -- relaxed-ring/ replication/`), checks only those scenarios; the other rows stay, with
 * their dates, and so do the mutants. Each result is recorded as soon as it is there. Exits with 1 if a verdict is not as
 * expected.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { check } from '../model-check/drivers/check.ts';
import type { CheckReport } from '../model-check/report/report.ts';
import { allScenarios } from '../scenarios/all.ts';
import { machine } from './machine.ts';
import { namedMutants } from './mutants/named.ts';

const file = join(import.meta.dirname, '..', 'docs', 'results.md');
const today = new Date().toISOString().slice(0, 10);
const beginnings = process.argv.slice(2);
const chosen = allScenarios.filter(({ name }) => beginnings.length === 0 || beginnings.some((beginning) => name.startsWith(beginning)));
if (chosen.length === 0) {
  console.error(`check:slow: no scenario's name begins with ${beginnings.join(' or ')}; npx selfman list names them all.`);
  process.exit(2);
}

const [scenariosBefore, mutantsBefore] = readFileSync(file, 'utf8').split('## Mutants');
const rows = new Map(rowsBefore().map((line) => [nameIn(line), line]));
let differing = 0;
for (const scenario of chosen) {
  const report = await check(scenario);
  rows.set(report.scenario, row(report));
  record(mutantsBefore);
  if (!report.asExpected) differing += 1;
  console.log(`${report.asExpected ? '✓' : '✗'} ${report.scenario}: ${found(report)}, ${report.seconds.toFixed(1)} s`);
}
if (beginnings.length === 0) record(sectionOf(await namedMutants()));
console.log(`${chosen.length - differing} as expected, ${differing} not; recorded in docs/results.md`);
process.exitCode = differing === 0 ? 0 : 1;

function record(mutants: string): void {
  const inOrder = allScenarios.flatMap(({ name }) => rows.get(name) ?? []);
  writeFileSync(file, `${verdicts(inOrder)}## Mutants${mutants}`);
}

/** The rows of the page as it was last written. */
function rowsBefore(): readonly string[] {
  return scenariosBefore.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| scenario '));
}

function nameIn(line: string): string {
  return line.split(' | ')[0].slice('| '.length);
}

function verdicts(all: readonly string[]): string {
  return `# Results

\`npm run check:slow\` writes this page.
Last run: ${today}, on ${machine()}.

*Exhausted* means that the search visited every reachable state within the scenario's nodes,
requests and faults. *Collision* is the chance that two states shared a fingerprint, so that one was
missed. Times are those of one run on a machine that also did other things;
\`npm run bench\` compares.

<!-- generated: verdicts -->

| scenario | found | as expected | distinct | generated | levels | s | bytes per state | collision | checked |
|---|---|---|--:|--:|--:|--:|--:|--:|---|
${all.join('\n')}

<!-- end -->

`;
}

function sectionOf(mutants: string): string {
  return `

A mutant is a protocol with one line broken as a person might break it. Each must violate a property
in a scenario in which the sound protocol keeps that property. Steps: the length of the shortest
violation. For a *recoverable* property, that is the way to a state from which the property can
never hold again. This may be the first state.

<!-- generated: mutants -->

${mutants}

<!-- end -->
`;
}

function row(report: CheckReport): string {
  const { scenario, asExpected, distinct, generated, depth, seconds, bytesPerState, collisionProbability } = report;
  const numbers = [distinct, generated, depth].map((number) => number.toLocaleString('en-US'));
  return `| ${[scenario, found(report), asExpected ? 'yes' : '**no**', ...numbers, seconds.toFixed(2), bytesPerState, collisionProbability.toExponential(0), today].join(' | ')} |`;
}

function found({ verdict, property, counterexample, exhausted, inconclusive }: CheckReport): string {
  if (verdict === 'holds') return exhausted ? 'holds, exhausted' : 'holds';
  if (verdict === 'inconclusive') return inconclusive ?? 'inconclusive';
  return `violates ${property}${counterexample === undefined ? '' : ` (${counterexample.steps.length} steps)`}`;
}
