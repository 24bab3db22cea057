/**
 * Writes the counterexample of every scenario that is expected to fail to traces/counterexamples/. With beginnings of names
 * (`counterexamples -- epochs/ fingers/`), writes only those.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { encode } from '../impl/kernel/plain-data.ts';
import { check } from '../model-check/drivers/check.ts';
import type { CheckReport } from '../model-check/report/report.ts';
import type { Scenario } from '../model-check/scenario.ts';
import { allScenarios } from '../scenarios/all.ts';

const folder = join(import.meta.dirname, '..', 'traces', 'counterexamples');

/** Whether the violation of this scenario is kept. */
export function isKept({ cost, expect }: Scenario): boolean {
  return cost === 'fast' && expect?.verdict === 'violates';
}

/** The path of the counterexample of the scenario with this name. */
export function fileOf(scenario: string): string {
  return join(folder, `${scenario}.json`);
}

/** The text of the kept counterexample. Of the states in between, the changes suffice. */
export function asKept({ counterexample }: CheckReport): string {
  const steps = counterexample?.steps.map(({ after: _, ...step }) => step);
  return `${JSON.stringify(JSON.parse(encode({ ...counterexample, steps })), null, 2)}\n`;
}

if (import.meta.main) {
  const beginnings = process.argv.slice(2);
  const isAsked = ({ name }: Scenario) => beginnings.length === 0 || beginnings.some((beginning) => name.startsWith(beginning));
  for (const scenario of allScenarios.filter((each) => isKept(each) && isAsked(each))) {
    const text = asKept(await check(scenario));
    mkdirSync(dirname(fileOf(scenario.name)), { recursive: true });
    writeFileSync(fileOf(scenario.name), text);
    console.log(scenario.name);
  }
}
